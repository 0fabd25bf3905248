package io.windrose.demo;

import java.time.Duration;

/**
 * How far a load is.
 *
 * @param day days of the market that were worked on
 * @param events that are in the lake or on their way, those of an earlier load too
 * @param added by this load
 */
public record LoadProgress(int day, int days, long events, long added, Duration elapsed) {
    private static final double NANOS = 1e9;
    private static final double SHORTEST_SECONDS = 1e-3;

    public long eventsPerSecond() {
        return Math.round(added / Math.max(elapsed.toNanos() / NANOS, SHORTEST_SECONDS));
    }

    /** By the days so far. */
    public Duration remaining() {
        return day == 0 ? Duration.ZERO : elapsed.multipliedBy(days - day).dividedBy(day);
    }

    public int percent() {
        return 100 * day / days;
    }
}
