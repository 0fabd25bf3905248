package io.windrose.collect.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The independent counts that an account is made of.
 *
 * @param counted by partition, the first record that {@code runs} does not count
 * @param first by partition, the first record that the stream has, read before the lake was; empty when it is silent
 * @param next by partition, the offset after the last record, read after everything else; empty when it is silent
 */
record Readings(
        List<RunRow> runs,
        LakeReading lake,
        Map<TopicPartition, Long> counted,
        Optional<Map<TopicPartition, Long>> first,
        Optional<Map<TopicPartition, Long>> next) {
    Readings {
        runs = List.copyOf(runs);
        counted = Map.copyOf(counted);
    }

    /** Records that are on the stream, but not counted there yet. */
    long uncounted() {
        // While the stream is silent nobody can tell what is missing there from what is only late.
        return next.map(ends -> ends.keySet().stream()
                        .mapToLong(partition -> Math.max(0, end(partition) - counted(partition)))
                        .sum())
                .orElse(Long.MAX_VALUE);
    }

    /** Records of a topic that are counted on the stream, but not in the lake yet. */
    long ahead(String topic) {
        return counted.keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .mapToLong(partition -> Math.max(0, counted(partition) - inLake(partition)))
                .sum();
    }

    /** Records of a topic that are in the lake, but not counted on the stream yet. */
    long behind(String topic) {
        return lake.offsets().keySet().stream()
                .filter(partition -> partition.topic().equals(topic))
                .mapToLong(partition -> Math.max(0, inLake(partition) - counted(partition)))
                .sum();
    }

    /** Records that are on the stream, but not in the lake yet, by offsets alone; empty when the stream is silent. */
    Optional<Long> pendingByOffsets() {
        return next.map(ends -> ends.keySet().stream()
                .mapToLong(partition -> Math.max(0, end(partition) - inLake(partition)))
                .sum());
    }

    /** What was removed from the stream is pending no more. */
    private long inLake(TopicPartition partition) {
        return Math.max(lake.offsets().getOrDefault(partition, 0L), first(partition));
    }

    private long counted(TopicPartition partition) {
        return Math.max(counted.getOrDefault(partition, 0L), first(partition));
    }

    private long first(TopicPartition partition) {
        return first.map(offsets -> offsets.getOrDefault(partition, 0L)).orElse(0L);
    }

    private long end(TopicPartition partition) {
        return next.map(offsets -> offsets.getOrDefault(partition, 0L)).orElse(0L);
    }
}
