package io.windrose.collect.health;

import java.util.TreeMap;

/** How many events happened in each hour, by the hour's number since 1970. For one thread. */
final class HourlyCounts {
    private final TreeMap<Long, Long> counts = new TreeMap<>();

    void add(long hour, long number) {
        counts.merge(hour, number, Long::sum);
    }

    /** Of the first hour that has events. */
    long first() {
        return counts.firstKey();
    }

    long last() {
        return counts.lastKey();
    }

    long at(long hour) {
        return counts.getOrDefault(hour, 0L);
    }

    /** From the one hour until before the other. */
    long sum(long from, long to) {
        return counts.subMap(from, to).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** On how many days of UTC there were events before that hour. */
    long daysBefore(long hour) {
        return counts.headMap(hour).keySet().stream()
                .map(each -> each / 24)
                .distinct()
                .count();
    }
}
