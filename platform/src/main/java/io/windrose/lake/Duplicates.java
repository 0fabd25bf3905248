package io.windrose.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many copies of events that the lake already had were left out, by source and by the hour in which the copy was
 * received (hours since 1970). Hours are kept for 72 hours.
 */
public record Duplicates(Map<String, Map<Long, Long>> counts) {
    static final Duplicates NONE = new Duplicates(Map.of());
    private static final Duration KEPT = Duration.ofDays(3);

    public Duplicates {
        Map<String, Map<Long, Long>> copy = new TreeMap<>();
        counts.forEach((source, hours) -> copy.put(source, Map.copyOf(hours)));
        counts = Map.copyOf(copy);
    }

    public static long hour(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 3600L);
    }

    public long total() {
        return counts.values().stream()
                .flatMap(hours -> hours.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Both together, without the hours that are too old by {@code now}. */
    Duplicates plus(Duplicates more, Instant now) {
        long oldest = hour(now.minus(KEPT));
        Map<String, Map<Long, Long>> sum = new TreeMap<>();
        for (Duplicates each : new Duplicates[] {this, more}) {
            each.counts.forEach((source, hours) -> hours.forEach((hour, count) -> {
                if (hour >= oldest) {
                    sum.computeIfAbsent(source, any -> new TreeMap<>()).merge(hour, count, Long::sum);
                }
            }));
        }
        return new Duplicates(sum);
    }

    static Duplicates parse(@Nullable String json) {
        Map<String, Map<Long, Long>> counts = new TreeMap<>();
        SummaryJson.nested(json).forEach((source, hours) -> {
            Map<Long, Long> numbers = new TreeMap<>();
            hours.forEach((hour, count) -> numbers.put(Long.valueOf(hour), count));
            counts.put(source, numbers);
        });
        return new Duplicates(counts);
    }

    String json() {
        Map<String, Map<Long, Long>> sorted = new TreeMap<>();
        counts.forEach((source, hours) -> sorted.put(source, new TreeMap<>(hours)));
        return SummaryJson.write(sorted);
    }
}
