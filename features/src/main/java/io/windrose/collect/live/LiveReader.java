package io.windrose.collect.live;

import io.windrose.stream.EventStream;
import io.windrose.stream.StreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads what is published from now on. After a failure it goes on with what is published then. For one thread. */
final class LiveReader implements AutoCloseable {
    private static final List<String> TOPICS = List.of(EventStream.EVENTS, EventStream.REJECTED);
    private static final Duration WAIT = Duration.ofMillis(250);

    private final EventStream stream;
    private @Nullable Map<TopicPartition, Long> start;
    private @Nullable StreamReader reader;

    LiveReader(EventStream stream) {
        this.stream = stream;
        this.start = stream.nextOffsets(TOPICS);
    }

    List<Arrival> next() {
        try {
            List<Arrival> arrivals = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : open().poll(WAIT)) {
                arrival(record).ifPresent(arrivals::add);
            }
            // Partitions come one after the other, whatever they hold.
            arrivals.sort(Comparator.comparing(Arrival::receivedAt));
            return arrivals;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private StreamReader open() {
        StreamReader opened = reader;
        if (opened == null) {
            opened = stream.read(TOPICS, start == null ? stream.nextOffsets(TOPICS) : start);
            start = null;
            reader = opened;
        }
        return opened;
    }

    private static Optional<Arrival> arrival(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        return record.topic().equals(EventStream.EVENTS)
                ? EventGlance.read(record.value())
                : RejectionGlance.read(record.value());
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
