package io.windrose.collect.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * What the lake holds, all of it as of the same snapshots.
 *
 * @param offsets by partition, the first record of the stream that is not in it
 */
record LakeReading(Map<RowKey, Row> rows, Map<TopicPartition, Long> offsets) {
    /**
     * @param dropped by reason
     * @param rejected by reason, what the lake could not read included
     * @param unreadEvents how many of {@code rejected} came from the topic of events
     */
    record Row(long stored, long duplicates, Map<String, Long> dropped, Map<String, Long> rejected, long unreadEvents) {
        static final Row NONE = new Row(0, 0, Map.of(), Map.of(), 0);

        Row {
            dropped = Map.copyOf(dropped);
            rejected = Map.copyOf(rejected);
        }

        long events() {
            return stored + duplicates + unreadEvents;
        }

        long rejections() {
            return sum(dropped) + sum(rejected) - unreadEvents;
        }

        /** Both together. */
        Row plus(Row other) {
            return new Row(
                    stored + other.stored,
                    duplicates + other.duplicates,
                    sum(dropped, other.dropped),
                    sum(rejected, other.rejected),
                    unreadEvents + other.unreadEvents);
        }
    }

    LakeReading {
        rows = Map.copyOf(rows);
        offsets = Map.copyOf(offsets);
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((key, number) -> sum.merge(key, number, Long::sum));
        return sum;
    }
}
