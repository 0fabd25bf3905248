package io.windrose.collect.ledger;

import java.util.Locale;

/** What is counted at the door. */
public enum DoorCount {
    /** Every event that was judged, whatever came of it. */
    RECEIVED,
    /** An event that is on the stream. */
    ACCEPTED,
    /** Not wanted; the verdict is on the stream. */
    DROPPED,
    /** Wrong; kept whole on the stream. */
    REJECTED,
    /** Surely not on the stream; the sender was told to try again. */
    REFUSED,
    /** Perhaps on the stream, perhaps not; the sender was told to try again. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
