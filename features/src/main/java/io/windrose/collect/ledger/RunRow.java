package io.windrose.collect.ledger;

/**
 * The two independent counts of one run's part of a row.
 *
 * @param received at the door
 * @param acknowledged by the door: surely on the stream
 * @param refused by the stream: surely not on it
 * @param unknown perhaps on the stream
 * @param events on the stream, as events
 * @param rejections on the stream, as dropped or rejected
 * @param replayed how many of those on the stream were rejected before
 */
record RunRow(
        RowKey key,
        Phase phase,
        long received,
        long acknowledged,
        long refused,
        long unknown,
        long events,
        long rejections,
        long replayed) {
    enum Phase {
        /** Something may be in flight between the door, the stream and the database. */
        OPEN,
        /** All that the run counted is written. */
        SETTLED,
        /** It ended without writing its last counts. */
        KILLED,
        /** No run of ours: another program wrote to the stream. */
        FOREIGN
    }

    long onStream() {
        return events + rejections;
    }

    /** How many were received, what the door did not write included. */
    long counted() {
        return switch (phase) {
            // The least that must have been, by all that is known.
            case OPEN, KILLED -> Math.max(received, Math.max(onStream(), acknowledged + unknown) + refused);
            case SETTLED -> received;
            case FOREIGN -> onStream();
        };
    }

    /** Known by the stream alone, since the door was killed before it wrote its counts. */
    long recovered() {
        return phase == Phase.KILLED ? counted() - received : 0;
    }

    long foreign() {
        return phase == Phase.FOREIGN ? onStream() : 0;
    }

    /** Received, but not on the stream: the sender was told to send it again, or has no answer. */
    long notAcknowledged() {
        return switch (phase) {
            case OPEN, KILLED -> counted() - Math.max(onStream(), acknowledged);
            case SETTLED -> refused + Math.clamp(unknown - Math.max(onStream() - acknowledged, 0), 0, unknown);
            case FOREIGN -> 0;
        };
    }

    /** Received and acknowledged, but not counted on the stream; negative for what the stream has beyond that. */
    long missingOnStream() {
        return counted() - notAcknowledged() - onStream();
    }

    /** Whether the door's counts are not complete yet. */
    boolean isInFlight() {
        return phase == Phase.OPEN && (received != acknowledged + refused + unknown || received != counted());
    }
}
