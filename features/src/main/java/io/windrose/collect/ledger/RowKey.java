package io.windrose.collect.ledger;

import java.time.Instant;
import java.util.Comparator;

/** Which events a row of the ledger is about: those of a source that were received within an hour. */
record RowKey(String sourceId, Instant hour) {
    /** The stream is read in the order of reception, so what is pending is in the newest rows. */
    static final Comparator<RowKey> NEWEST_FIRST =
            Comparator.comparing(RowKey::hour).reversed().thenComparing(RowKey::sourceId);
}
