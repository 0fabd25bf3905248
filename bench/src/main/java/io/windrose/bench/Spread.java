package io.windrose.bench;

import java.time.Duration;
import java.util.Collection;

/** How long things took: half of them at most {@code median}, 95 of 100 at most {@code p95}. */
record Spread(int count, Duration median, Duration p95, Duration longest) {
    static Spread of(Collection<Long> nanoseconds) {
        if (nanoseconds.isEmpty()) {
            throw new IllegalStateException("nothing was timed");
        }
        long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Spread(sorted.length, at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static Duration at(long[] sorted, double quantile) {
        return Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * quantile) - 1)]);
    }
}
