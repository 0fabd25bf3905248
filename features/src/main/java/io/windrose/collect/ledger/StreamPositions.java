package io.windrose.collect.ledger;

import io.windrose.stream.EventStream;
import io.windrose.stream.StreamReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads both topics from given offsets, and notes where the stream lost records. For one thread. */
final class StreamPositions implements AutoCloseable {
    static final List<String> TOPICS = List.of(EventStream.EVENTS, EventStream.REJECTED);
    private static final Logger LOG = LoggerFactory.getLogger(StreamPositions.class);

    private final StreamReader reader;
    private final Map<TopicPartition, Jump> jumps = new HashMap<>();

    /** The stream no longer had what comes next: {@code lost} records were passed over, up to {@code next}. */
    record Jump(long next, long lost) {}

    StreamPositions(EventStream stream, Map<TopicPartition, Long> offsets) {
        this.reader = stream.read(TOPICS, offsets);
    }

    Stream<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
        try {
            ConsumerRecords<byte[], byte[]> records = reader.poll(limit);
            return records.partitions().stream().flatMap(partition -> records.records(partition).stream());
        } catch (OffsetOutOfRangeException e) {
            jump(e.offsetOutOfRangePartitions());
            return Stream.empty();
        }
    }

    private void jump(Map<TopicPartition, Long> wanted) {
        Map<TopicPartition, Long> first = reader.firstOffsets(wanted.keySet());
        wanted.forEach((partition, offset) -> {
            long start = first.getOrDefault(partition, 0L);
            LOG.error(
                    "ledger.stream-gap: {} was counted up to offset {}, the stream begins at {}",
                    partition,
                    offset,
                    start);
            jumps.put(partition, new Jump(start, Math.max(0, start - offset)));
            reader.seek(partition, start);
        });
    }

    /** Since they were last cleared. */
    Map<TopicPartition, Jump> jumps() {
        return jumps;
    }

    void clearJumps() {
        jumps.clear();
    }

    @Override
    public void close() {
        reader.close();
    }
}
