package io.windrose.stream;

import io.windrose.core.Incorrect;
import io.windrose.core.OutcomeUnknown;
import io.windrose.core.Unavailable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/** Writes records and waits until they are on the disks that count. Thread-safe: callers share the batches. */
final class Publisher implements AutoCloseable {
    static final int MAX_RECORD_BYTES = 4_000_000;

    private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(10);
    private static final Duration BLOCK_LIMIT = Duration.ofSeconds(2);
    private static final Duration ANSWER_LIMIT = DELIVERY_LIMIT.plus(BLOCK_LIMIT.multipliedBy(2));
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    /**
     * A broker serves the requests of one connection one by one, with an fsync for each partition. Four connections
     * wrote two to seven times as much here as one; more would wait for the broker's threads. A key always takes the
     * same lane, which keeps its order, and a lane meets only a quarter of the partitions, which makes batches larger.
     */
    private static final int LANES = 4;

    private static final int LINGER_MILLIS = 3;

    private final List<KafkaProducer<byte[], byte[]>> lanes;

    Publisher(Map<String, Object> clientProperties) {
        lanes = Stream.generate(() -> producer(clientProperties)).limit(LANES).toList();
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One request at a time: what waits meanwhile shares the next fsync, and a refused batch is never overtaken.
        // A disk that answers at once would leave little to share, so each batch waits a moment for company.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, EventStream.MAX_MESSAGE_BYTES);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_LIMIT.toMillis());
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_LIMIT.toMillis());
        properties.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Returns when all are written.
     *
     * @throws Unavailable when surely none was
     * @throws OutcomeUnknown when some were, or may have been
     */
    void publish(List<StreamRecord> records) {
        records.forEach(Publisher::checkSize);
        long start = System.nanoTime();
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        Optional<Exception> refusal = Optional.empty();
        for (StreamRecord record : records) {
            refusal = send(record, start, sent);
            if (refusal.isPresent()) {
                break;
            }
        }
        await(sent, start, refusal);
    }

    /** Sends it, or says why the producer did not take it: no metadata in time, or its buffer stayed full. */
    private Optional<Exception> send(StreamRecord record, long start, List<Future<RecordMetadata>> sent) {
        if (System.nanoTime() - start > BLOCK_LIMIT.toNanos()) {
            return Optional.of(new TimeoutException("the buffer stays full"));
        }
        int lane = Utils.toPositive(Utils.murmur2(record.key())) % LANES;
        Future<RecordMetadata> answer = lanes.get(lane).send(producerRecord(record));
        if (answer.state() == Future.State.FAILED && answer.exceptionNow() instanceof Exception cause) {
            return Optional.of(cause);
        }
        sent.add(answer);
        return Optional.empty();
    }

    private static void await(List<Future<RecordMetadata>> sent, long start, Optional<Exception> refusal) {
        long deadline = start + ANSWER_LIMIT.toNanos();
        boolean maybeWritten = false;
        Optional<Exception> problem = refusal;
        for (Future<RecordMetadata> answer : sent) {
            try {
                answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                maybeWritten = true;
            } catch (ExecutionException | TimeoutException e) {
                problem = Optional.of(e);
                maybeWritten |= !isRejection(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw outcomeUnknown(e);
            }
        }
        if (problem.isPresent()) {
            throw maybeWritten ? outcomeUnknown(problem.get()) : unavailable(problem.get());
        }
    }

    /** The broker looked at it and did not write it. A time-out is none: the answer may be lost and not the record. */
    private static boolean isRejection(Exception problem) {
        Throwable cause = problem.getCause();
        return cause instanceof RecordTooLargeException
                || cause instanceof AuthorizationException
                || cause instanceof InvalidTopicException;
    }

    private static void checkSize(StreamRecord record) {
        if (record.key().length + record.value().length > MAX_RECORD_BYTES) {
            throw new Incorrect(
                    "stream.record-too-large",
                    "a record of %d bytes for %s: the most is %d with its key"
                            .formatted(record.value().length, record.topic(), MAX_RECORD_BYTES));
        }
    }

    private static ProducerRecord<byte[], byte[]> producerRecord(StreamRecord record) {
        var message = new ProducerRecord<>(record.topic(), record.key(), record.value());
        record.headers().forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static Unavailable unavailable(Exception cause) {
        return new Unavailable(
                "stream.unavailable", "the stream takes no records now, and none was written: send them again", cause);
    }

    private static OutcomeUnknown outcomeUnknown(Exception cause) {
        return new OutcomeUnknown(
                "stream.outcome-unknown",
                "the stream did not confirm all records: send them again, with the same ids",
                cause);
    }

    @Override
    public void close() {
        lanes.forEach(producer -> producer.close(CLOSE_LIMIT));
    }
}
