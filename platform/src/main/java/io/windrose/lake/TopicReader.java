package io.windrose.lake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all partitions of a topic from where the lake stands. Nothing is noted in Kafka. For one thread. */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private static final int LONGEST_WAIT_MILLIS = 250;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private long lost;

    TopicReader(Map<String, Object> clientProperties, String topic, Map<Integer, Long> offsets) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
        // A commit takes seconds of events: asking for each as it comes would cost more than writing it.
        properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1 << 20);
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT_MILLIS);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topic = topic;
        try {
            seek(offsets);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private void seek(Map<Integer, Long> offsets) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions.stream()
                .filter(partition -> !offsets.containsKey(partition.partition()))
                .toList());
        for (TopicPartition partition : partitions) {
            Long offset = offsets.get(partition.partition());
            if (offset != null) {
                consumer.seek(partition, offset);
            }
        }
    }

    List<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
        try {
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            consumer.poll(limit).forEach(records::add);
            return records;
        } catch (OffsetOutOfRangeException e) {
            goOnFromWhatIsThere(e.offsetOutOfRangePartitions());
            return List.of();
        }
    }

    /** The stream lost records that the lake does not have, or is another one than the lake knows. */
    private void goOnFromWhatIsThere(Map<TopicPartition, Long> wanted) {
        Set<TopicPartition> partitions = wanted.keySet();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
        wanted.forEach((partition, offset) -> {
            long start = first.getOrDefault(partition, 0L);
            lost += Math.max(0, start - offset);
            LOG.error("the lake needs {} from offset {}, the stream begins at {}", partition, offset, start);
        });
        consumer.seekToBeginning(partitions);
    }

    /** How many records were missing so far. */
    long lost() {
        return lost;
    }

    /** By partition, the offset before which every record is older than {@code millis}, but none beyond a limit. */
    Map<TopicPartition, Long> olderThan(long millis, Map<Integer, Long> limits) {
        Map<TopicPartition, Long> times = new HashMap<>();
        limits.keySet().forEach(partition -> times.put(new TopicPartition(topic, partition), millis));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> ends = new HashMap<>();
        limits.forEach((partition, limit) -> {
            TopicPartition key = new TopicPartition(topic, partition);
            OffsetAndTimestamp younger = found.get(key);
            ends.put(key, younger == null ? limit : Math.min(limit, younger.offset()));
        });
        return ends;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
