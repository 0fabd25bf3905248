package io.windrose.collect.ledger;

import io.windrose.core.Event;
import io.windrose.core.Incorrect;
import io.windrose.lake.Rejection;
import io.windrose.lake.RejectionCodec;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Counts the records of a batch. For one thread. */
final class StreamTally {
    /** The run of records that another program, or another room, wrote to the stream: no door counted them. */
    static final String NO_RUN = "none";

    private static final int LONGEST_HEADER = 512;
    /** 31 December 9999, beyond which a time is a mistake. */
    private static final long LAST_MILLIS = 253_402_214_400_000L;

    record Key(String run, String sourceId, Instant hour, String verdict, String reason, boolean isReplay) {}

    private final EventCodec events = new EventCodec();
    private final RejectionCodec rejections = new RejectionCodec();
    private final Map<Key, Long> counts = new HashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private long records;

    void add(ConsumerRecord<byte[], byte[]> record) {
        counts.merge(marked(record).orElseGet(() -> unmarked(record)), 1L, Long::sum);
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        records++;
    }

    Map<Key, Long> counts() {
        return counts;
    }

    /** By partition, the offset after the last record that was counted. */
    Map<TopicPartition, Long> next() {
        return next;
    }

    long records() {
        return records;
    }

    void clear() {
        counts.clear();
        next.clear();
        records = 0;
    }

    private static Optional<Key> marked(ConsumerRecord<byte[], byte[]> record) {
        Optional<String> run = header(record, Headers.RUN);
        Optional<String> source = header(record, Headers.SOURCE);
        Optional<Instant> received = header(record, Headers.RECEIVED).flatMap(StreamTally::time);
        Optional<String> verdict = header(record, Headers.VERDICT);
        Optional<String> reason = header(record, Headers.REASON);
        if (run.isEmpty() || source.isEmpty() || received.isEmpty() || verdict.isEmpty() || reason.isEmpty()) {
            return Optional.empty();
        }
        boolean isReplay = record.headers().lastHeader(Headers.REPLAY) != null;
        return Optional.of(
                new Key(run.get(), source.get(), hour(received.get()), verdict.get(), reason.get(), isReplay));
    }

    /** As the lake will see it, so that the record's value has to be read. */
    private Key unmarked(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null && record.topic().equals(EventStream.EVENTS)) {
                Event event = events.decode(record.value());
                return key(event.sourceId(), event.receivedAt(), DoorCount.ACCEPTED, "");
            }
            if (record.value() != null) {
                Rejection rejection = rejections.decode(record.value());
                return switch (rejection.verdict()) {
                    case DROPPED ->
                        key(rejection.sourceId(), rejection.receivedAt(), DoorCount.DROPPED, rejection.reason());
                    case REJECTED ->
                        key(rejection.sourceId(), rejection.receivedAt(), DoorCount.REJECTED, rejection.reason());
                };
            }
        } catch (Incorrect e) {
            // The lake cannot read it either, and keeps it under the time of the stream.
            return unreadable(record);
        }
        return unreadable(record);
    }

    private static Key unreadable(ConsumerRecord<byte[], byte[]> record) {
        DoorCount count = record.topic().equals(EventStream.EVENTS) ? DoorCount.ACCEPTED : DoorCount.REJECTED;
        return key("", Instant.ofEpochMilli(Math.max(0, record.timestamp())), count, "");
    }

    private static Key key(String sourceId, Instant receivedAt, DoorCount verdict, String reason) {
        // PostgreSQL holds no NUL.
        return new Key(
                NO_RUN,
                sourceId.replace('\0', '\uFFFD'),
                hour(receivedAt),
                verdict.word(),
                reason.replace('\0', '\uFFFD'),
                false);
    }

    private static Optional<String> header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null || header.value().length > LONGEST_HEADER) {
            return Optional.empty();
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Instant> time(String millis) {
        try {
            long value = Long.parseLong(millis);
            return value >= 0 && value < LAST_MILLIS ? Optional.of(Instant.ofEpochMilli(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Instant hour(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS);
    }
}
