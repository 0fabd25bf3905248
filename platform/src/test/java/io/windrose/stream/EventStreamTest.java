package io.windrose.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventStreamTest {
    @TempDir
    static Path folder;

    private static EventStream stream;

    @BeforeAll
    static void open() {
        stream = EventStream.open(StreamSettings.own(), folder);
        stream.createTopics(List.of(EventStream.EVENTS, EventStream.REJECTED));
    }

    @AfterAll
    static void close() {
        stream.close();
    }

    @Test
    void keepsWhatIsPublished() {
        stream.check();
        stream.createTopics(List.of("kept"));
        stream.publish(IntStream.range(0, 300)
                .mapToObj(i -> Records.record("kept", "key-" + i, "value-" + i))
                .toList());

        assertThat(Records.values(stream.clientProperties(), "kept"))
                .hasSize(300)
                .contains("value-0", "value-299");
    }

    @Test
    void keepsHeaders() {
        stream.createTopics(List.of("marked"));
        stream.publish(List.of(
                new StreamRecord("marked", new byte[] {1}, new byte[] {2}, Map.of("reason", "größer als erlaubt"))));

        assertThat(Records.read(stream.clientProperties(), "marked"))
                .singleElement()
                .satisfies(record -> assertThat(
                                record.headers().lastHeader("reason").value())
                        .asString()
                        .isEqualTo("größer als erlaubt"));
    }

    @Test
    void takesAPayloadThatIsKeptWhole() {
        stream.publish(List.of(Records.record(EventStream.REJECTED, "k", "\u0001".repeat(800_000))));

        assertThat(Records.values(stream.clientProperties(), EventStream.REJECTED))
                .hasSize(1);
    }

    @Test
    void refusesARecordThatIsTooLargeBeforeItWritesAny() {
        stream.createTopics(List.of("small"));
        List<StreamRecord> records =
                List.of(Records.record("small", "k", "first"), Records.record("small", "k", "x".repeat(4_000_000)));

        assertThatThrownBy(() -> stream.publish(records)).isInstanceOf(Incorrect.class);
        assertThat(Records.values(stream.clientProperties(), "small")).isEmpty();
    }

    @Test
    void saysThatNothingWasWrittenToATopicThatIsNot() {
        assertThatThrownBy(() -> stream.publish(List.of(Records.record("nowhere", "k", "v"))))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void forgetsNothingByTime() throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, EventStream.EVENTS);
        try (Admin admin = Admin.create(stream.clientProperties())) {
            var config = admin.describeConfigs(List.of(topic))
                    .all()
                    .get(10, TimeUnit.SECONDS)
                    .get(topic);
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
            assertThat(config.get("flush.messages").value()).isEqualTo("1");
        }
    }

    @Test
    void createsTopicsOnceAndMendsTheirSettings() throws Exception {
        stream.createTopics(List.of(EventStream.EVENTS));

        var other = new StreamSettings(
                Optional.of(String.valueOf(stream.clientProperties().get("bootstrap.servers"))), login(), 12, 1);
        try (EventStream narrow = EventStream.open(other, folder)) {
            assertThatThrownBy(() -> narrow.createTopics(List.of(EventStream.EVENTS)))
                    .isInstanceOf(Conflict.class)
                    .hasMessageContaining("has 4 partitions");
        }
    }

    @Test
    void trimsWhatTheLakeHasAndTellsItsOffsets() {
        stream.createTopics(List.of("trimmed"));
        stream.publish(IntStream.range(0, 10)
                .mapToObj(i -> Records.record("trimmed", "one-key", "value-" + i))
                .toList());
        TopicPartition partition = Records.read(stream.clientProperties(), "trimmed").stream()
                .map(record -> new TopicPartition(record.topic(), record.partition()))
                .findFirst()
                .orElseThrow();

        stream.trim(Map.of(partition, 7L));

        assertThat(stream.firstOffsets(List.of("trimmed"))).containsEntry(partition, 7L);
        assertThat(stream.nextOffsets(List.of("trimmed"))).containsEntry(partition, 10L);
        assertThat(Records.values(stream.clientProperties(), "trimmed"))
                .containsExactly("value-7", "value-8", "value-9");
    }

    @Test
    void refusesAClientWithoutThePassword() {
        Map<String, Object> wrong = new HashMap<>(stream.clientProperties());
        wrong.computeIfPresent(
                SaslConfigs.SASL_JAAS_CONFIG,
                (name, value) -> value.toString().replaceFirst("password=\"", "password=\"not-"));
        try (Admin admin = Admin.create(wrong)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
        Map<String, Object> none = Map.of(
                "bootstrap.servers",
                stream.clientProperties().get("bootstrap.servers"),
                "default.api.timeout.ms",
                1_500,
                "request.timeout.ms",
                1_000);
        try (Admin admin = Admin.create(none)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class);
            admin.close(Duration.ZERO);
        }
    }

    @Test
    void refusesASecondProgramInTheSameFolder() {
        assertThatThrownBy(() -> EventStream.open(StreamSettings.own(), folder)).isInstanceOf(Conflict.class);
        stream.check();
    }

    private static Map<String, String> login() {
        Map<String, String> login = new HashMap<>();
        stream.clientProperties().forEach((name, value) -> login.put(name, value.toString()));
        login.remove("bootstrap.servers");
        return login;
    }
}
