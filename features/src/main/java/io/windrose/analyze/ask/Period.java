package io.windrose.analyze.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A stretch of time in buckets that follow each other; with one that is repeated by the clock, one may be empty.
 *
 * @param starts of the buckets
 * @param end of the last, or earlier where the period is cut
 * @param lookedAtTo nothing later is known of it: a visit that goes on beyond {@code end} may still end in an order
 */
public record Period(List<Instant> starts, Instant end, Instant lookedAtTo) {
    /** A visit that began earlier and is still going on is taken to begin this long before the period. */
    public static final Duration MARGIN = Duration.ofDays(1);

    public Period {
        starts = List.copyOf(starts);
    }

    public Instant from() {
        return starts.getFirst();
    }

    public Instant lookedAtFrom() {
        return from().minus(MARGIN);
    }

    public int last() {
        return starts.size() - 1;
    }
}
