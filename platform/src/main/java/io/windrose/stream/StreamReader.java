package io.windrose.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads all partitions of some topics from given offsets. Nothing is noted in Kafka: how far it is, the reader keeps
 * with its effects. For one thread.
 */
public final class StreamReader implements AutoCloseable {
    private static final int LEAST_BYTES = 1 << 20;
    private static final int LONGEST_WAIT_MILLIS = 250;
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_RECORDS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;

    private final KafkaConsumer<byte[], byte[]> consumer;

    StreamReader(Map<String, Object> clientProperties, Collection<String> topics, Map<TopicPartition, Long> offsets) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
        // Who reads works in batches of seconds: asking for each event as it comes would cost more than the work.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, LEAST_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            start(topics, offsets);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void start(Collection<String> topics, Map<TopicPartition, Long> offsets) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        firstOffsets(partitions).forEach((partition, first) -> seek(partition, offsets.getOrDefault(partition, first)));
    }

    /**
     * Waits at most so long for records.
     *
     * @throws org.apache.kafka.clients.consumer.OffsetOutOfRangeException when the stream no longer has what comes
     *     next, or not yet; {@link #seek} to go on
     */
    public ConsumerRecords<byte[], byte[]> poll(Duration limit) {
        return consumer.poll(limit);
    }

    /** By partition, the first record that the brokers still have. */
    public Map<TopicPartition, Long> firstOffsets(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions);
    }

    /** By partition, the first record from a time on, in milliseconds since 1970; null where there is none. */
    public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(Map<TopicPartition, Long> times) {
        return consumer.offsetsForTimes(times);
    }

    public void seek(TopicPartition partition, long offset) {
        consumer.seek(partition, offset);
    }

    /** How many records are still to be read, as far as the last answers of the brokers tell. */
    public long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
