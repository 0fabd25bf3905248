package io.windrose.collect.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what comes through this node's door, by source, hour and what became of it, until the ledger takes the counts
 * away. Thread-safe and cheap: every event passes here.
 */
public final class DoorCounts {
    /** @param reason why it was dropped or rejected; empty for the other counts */
    record Key(String sourceId, Instant hour, DoorCount count, String reason) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int order = hour.compareTo(other.hour);
            order = order != 0 ? order : sourceId.compareTo(other.sourceId);
            order = order != 0 ? order : count.compareTo(other.count);
            return order != 0 ? order : reason.compareTo(other.reason);
        }
    }

    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    DoorCounts() {}

    public void add(String sourceId, Instant receivedAt, DoorCount count, String reason, long number) {
        Key key = new Key(sourceId, receivedAt.truncatedTo(ChronoUnit.HOURS), count, reason);
        counts.computeIfAbsent(key, any -> new LongAdder()).add(number);
    }

    /** What was counted since the last call. What is counted meanwhile is in this answer or in the next. */
    Map<Key, Long> take() {
        Map<Key, Long> taken = new TreeMap<>();
        counts.forEach((key, adder) -> {
            long number = adder.sumThenReset();
            if (number != 0) {
                taken.put(key, number);
            }
        });
        return taken;
    }
}
