package io.windrose.collect.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

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

    private final Map<Key, Long> counts = new ConcurrentHashMap<>();

    DoorCounts() {}

    public void add(String sourceId, Instant receivedAt, DoorCount count, String reason, long number) {
        Key key = new Key(sourceId, receivedAt.truncatedTo(ChronoUnit.HOURS), count, reason);
        counts.merge(key, number, Long::sum);
    }

    /** What was counted since the last call. What is counted meanwhile is in this answer or in the next. */
    Map<Key, Long> take() {
        Map<Key, Long> taken = new TreeMap<>();
        for (Key key : List.copyOf(counts.keySet())) {
            Long number = counts.remove(key);
            if (number != null) {
                taken.put(key, number);
            }
        }
        return taken;
    }
}
