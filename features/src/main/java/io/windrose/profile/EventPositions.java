package io.windrose.profile;

import io.windrose.stream.EventStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of the topic {@code events} from given offsets. Nothing is noted in Kafka. For one thread. */
final class EventPositions implements AutoCloseable {
    private static final int LONGEST_WAIT_MILLIS = 250;

    private final KafkaConsumer<byte[], byte[]> consumer;

    private EventPositions(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static EventPositions open(EventStream stream, Map<TopicPartition, Long> offsets) {
        Map<String, Object> properties = new HashMap<>(stream.clientProperties());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 << 20);
        // Who is who is told to the lake every few seconds: asking for each event as it comes would cost too much.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1 << 20);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = consumer.partitionsFor(EventStream.EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.beginningOffsets(partitions)
                    .forEach((partition, first) -> consumer.seek(partition, offsets.getOrDefault(partition, first)));
            return new EventPositions(consumer);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * Waits a little for records.
     *
     * @throws org.apache.kafka.clients.consumer.OffsetOutOfRangeException when the stream no longer has what comes next
     */
    ConsumerRecords<byte[], byte[]> poll(Duration limit) {
        return consumer.poll(limit);
    }

    /** How many records are still to be read, as far as the last answers of the brokers tell. */
    long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
