package io.windrose.collect.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fresh a source is.
 *
 * @param newest when its newest event happened, of the five weeks that are looked at
 * @param usualSilence the longest time without events in them, an hour at least
 * @param lastDay how many events happened in the last 24 hours
 */
public record SourceHealth(
        String source, State state, Optional<Instant> newest, Optional<Duration> usualSilence, long lastDay) {
    /** What its silence means. */
    public enum State {
        FRESH,
        /** It was never silent for so long. */
        LATE,
        /** It is too new to tell. */
        LEARNING,
        /** Nothing came in five weeks. */
        SILENT
    }
}
