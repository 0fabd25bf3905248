package io.windrose.lake;

import io.windrose.stream.EventStream;
import io.windrose.stream.StreamReader;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of a topic from where the lake stands, and goes on where the stream lost some. For one thread.
 */
final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);

    private final StreamReader reader;
    private final String topic;
    private Iterator<ConsumerRecord<byte[], byte[]>> polled = Collections.emptyIterator();
    private long lost;

    TopicReader(EventStream stream, String topic, Map<Integer, Long> offsets) {
        Map<TopicPartition, Long> start = new HashMap<>();
        offsets.forEach((partition, offset) -> start.put(new TopicPartition(topic, partition), offset));
        this.reader = stream.read(List.of(topic), start);
        this.topic = topic;
    }

    /** The next record, for which it waits at most so long. */
    Optional<ConsumerRecord<byte[], byte[]>> next(Duration limit) {
        if (!polled.hasNext()) {
            polled = poll(limit);
        }
        return polled.hasNext() ? Optional.of(polled.next()) : Optional.empty();
    }

    private Iterator<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
        try {
            return reader.poll(limit).iterator();
        } catch (OffsetOutOfRangeException e) {
            goOnFromWhatIsThere(e.offsetOutOfRangePartitions());
            return Collections.emptyIterator();
        }
    }

    /** The stream lost records that the lake does not have, or is another one than the lake knows. */
    private void goOnFromWhatIsThere(Map<TopicPartition, Long> wanted) {
        Map<TopicPartition, Long> first = reader.firstOffsets(wanted.keySet());
        wanted.forEach((partition, offset) -> {
            long start = first.getOrDefault(partition, 0L);
            lost += Math.max(0, start - offset);
            LOG.error("the lake needs {} from offset {}, the stream begins at {}", partition, offset, start);
            reader.seek(partition, start);
        });
    }

    /** How many records were missing so far. */
    long lost() {
        return lost;
    }

    /** By partition, the offset before which every record is older than {@code millis}, but none beyond a limit. */
    Map<TopicPartition, Long> olderThan(long millis, Map<Integer, Long> limits) {
        Map<TopicPartition, Long> times = new HashMap<>();
        limits.keySet().forEach(partition -> times.put(new TopicPartition(topic, partition), millis));
        Map<TopicPartition, OffsetAndTimestamp> found = reader.offsetsForTimes(times);
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
        reader.close();
    }
}
