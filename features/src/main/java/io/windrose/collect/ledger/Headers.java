package io.windrose.collect.ledger;

/** The headers that let the ledger count a record of the stream without reading it. */
public final class Headers {
    public static final String SOURCE = "source";
    /** Milliseconds since 1970. */
    public static final String RECEIVED = "received";

    public static final String RUN = "run";
    /** A {@link DoorCount#word}: accepted, dropped or rejected. */
    public static final String VERDICT = "verdict";
    /** Empty for what was accepted. */
    public static final String REASON = "reason";
    /** Only on what was rejected before and is received again; the id of the rejected row. */
    static final String REPLAY = "replay";

    private Headers() {}
}
