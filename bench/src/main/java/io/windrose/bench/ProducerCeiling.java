package io.windrose.bench;

import io.windrose.stream.EventStream;
import io.windrose.stream.StreamSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The ceiling of anything that stores in Kafka: what its own {@code kafka-producer-perf-test} does, on a broker with
 * our settings and so with an fsync for each append. One thread sends as fast as the producer takes it, with Kafka's
 * defaults and {@code acks=all}; without keys, which gives it larger batches than ours.
 */
final class ProducerCeiling {
    private static final String TOPIC = "ceiling";

    private ProducerCeiling() {}

    /** Acknowledged records a second. */
    static double measure(Path folder, int bytes, Duration warmUp, Duration time) {
        try (EventStream stream = EventStream.open(StreamSettings.own(), folder)) {
            stream.createTopics(List.of(TOPIC));
            Map<String, Object> properties = new HashMap<>(stream.clientProperties());
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            var serializer = new ByteArraySerializer();
            try (var producer = new KafkaProducer<>(properties, serializer, serializer)) {
                send(producer, bytes, warmUp);
                return send(producer, bytes, time);
            }
        }
    }

    private static double send(KafkaProducer<byte[], byte[]> producer, int bytes, Duration time) {
        LongAdder acknowledged = new LongAdder();
        byte[] value = new byte[bytes];
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            // The callback tells all that there is to know.
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(TOPIC, value), (metadata, problem) -> {
                if (problem == null) {
                    acknowledged.increment();
                }
            });
        }
        producer.flush();
        return acknowledged.sum() / ((System.nanoTime() - start) / 1e9);
    }
}
