package io.windrose.collect.health;

import io.windrose.collect.health.SourceHealth.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** When a source sent: the hours that have events, with the first and the newest of each. For one thread. */
final class SourceHours {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** A week has days and nights, and a weekend. */
    private static final Duration LEAST_KNOWN = Duration.ofDays(14);

    private final TreeMap<Long, Hour> hours = new TreeMap<>();
    private final HourlyCounts counts = new HourlyCounts();

    private record Hour(Instant first, Instant newest) {}

    void add(long hour, long number, Instant first, Instant newest) {
        hours.put(hour, new Hour(first, newest));
        counts.add(hour, number);
    }

    HourlyCounts counts() {
        return counts;
    }

    SourceHealth health(String source, Instant now) {
        Instant newest = hours.lastEntry().getValue().newest();
        Duration usual = longestSilence();
        Duration silence = Duration.between(newest, now);
        Duration known = Duration.between(hours.firstEntry().getValue().first(), now);
        State state = known.compareTo(LEAST_KNOWN) < 0
                ? State.LEARNING
                : silence.compareTo(usual) > 0 ? State.LATE : State.FRESH;
        long lastHour = now.getEpochSecond() / HOUR.toSeconds();
        return new SourceHealth(
                source,
                state,
                Optional.of(newest),
                Optional.of(usual),
                counts.sum(lastHour + 1 - DAY.toHours(), lastHour + 1));
    }

    private Duration longestSilence() {
        Duration longest = HOUR;
        Instant before = hours.firstEntry().getValue().newest();
        for (Map.Entry<Long, Hour> hour : hours.entrySet()) {
            Duration silence = Duration.between(before, hour.getValue().first());
            longest = silence.compareTo(longest) > 0 ? silence : longest;
            before = hour.getValue().newest();
        }
        return longest;
    }
}
