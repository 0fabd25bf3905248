package io.windrose.collect.ledger;

import io.windrose.stream.EventStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all partitions of both topics from given offsets. Nothing is noted in Kafka. For one thread. */
final class StreamPositions implements AutoCloseable {
    static final List<String> TOPICS = List.of(EventStream.EVENTS, EventStream.REJECTED);
    private static final Logger LOG = LoggerFactory.getLogger(StreamPositions.class);

    private static final int LONGEST_WAIT_MILLIS = 250;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Jump> jumps = new HashMap<>();

    /** The stream no longer had what comes next: {@code lost} records were passed over, up to {@code next}. */
    record Jump(long next, long lost) {}

    private StreamPositions(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static StreamPositions open(EventStream stream, Map<TopicPartition, Long> offsets) {
        Map<String, Object> properties = new HashMap<>(stream.clientProperties());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        // Counts are shown by the second: asking for each event as it comes would cost more than counting it.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1 << 20);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        StreamPositions positions = new StreamPositions(consumer);
        try {
            positions.seek(offsets);
            return positions;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void seek(Map<TopicPartition, Long> offsets) {
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.beginningOffsets(partitions)
                .forEach((partition, first) -> consumer.seek(partition, offsets.getOrDefault(partition, first)));
    }

    Stream<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
        try {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(limit);
            return records.partitions().stream().flatMap(partition -> records.records(partition).stream());
        } catch (OffsetOutOfRangeException e) {
            jump(e.offsetOutOfRangePartitions());
            return Stream.empty();
        }
    }

    private void jump(Map<TopicPartition, Long> wanted) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(wanted.keySet());
        wanted.forEach((partition, offset) -> {
            long start = first.getOrDefault(partition, 0L);
            LOG.error(
                    "ledger.stream-gap: {} was counted up to offset {}, the stream begins at {}",
                    partition,
                    offset,
                    start);
            jumps.put(partition, new Jump(start, Math.max(0, start - offset)));
            consumer.seek(partition, start);
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
        consumer.close();
    }
}
