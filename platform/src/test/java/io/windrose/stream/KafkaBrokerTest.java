package io.windrose.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.core.OutcomeUnknown;
import io.windrose.core.Unavailable;
import io.windrose.testkit.KilledProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Exit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
    private static final String TOPIC = "kept";
    private static final StreamSettings OWN = StreamSettings.own();

    @TempDir
    Path folder;

    @Test
    void keepsRecordsPortAndPasswordOverARestart() throws IOException {
        Map<String, Object> properties;
        try (EventStream first = EventStream.open(OWN, folder)) {
            properties = first.clientProperties();
            publishTen(first);
        }
        try (EventStream second = EventStream.open(OWN, folder)) {
            assertThat(second.clientProperties()).isEqualTo(properties);
            assertThat(Records.values(second.clientProperties(), TOPIC)).hasSize(10);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsAcknowledgedRecordsOverKill() throws Exception {
        Process program = KilledProgram.run(Leave.class, folder);
        KilledProgram.kill(program);

        try (EventStream stream = EventStream.open(OWN, folder)) {
            assertThat(Records.values(stream.clientProperties(), TOPIC)).hasSize(10);
            publishTen(stream);
            assertThat(Records.values(stream.clientProperties(), TOPIC)).hasSize(20);
        }
    }

    @Test
    void beginsAnewWhatACrashLeftHalfFormatted() throws IOException {
        Files.createDirectories(folder.resolve("data.new"));
        Files.writeString(folder.resolve("data.new/meta.properties"), "cluster.id=half");

        try (EventStream stream = EventStream.open(OWN, folder)) {
            stream.check();
        }
        assertThat(folder.resolve("data.new")).doesNotExist();
    }

    @Test
    void isMissedInTimeAndFoundAgain() {
        KafkaBroker broker = KafkaBroker.start(folder);
        try (EventStream stream = EventStream.open(byAddress(broker), folder)) {
            publishTen(stream);
            broker.close();

            assertThatThrownByWithin(Duration.ofSeconds(15), () -> stream.publish(tenRecords()))
                    .isInstanceOfAny(OutcomeUnknown.class, Unavailable.class);
            assertThatThrownByWithin(Duration.ofSeconds(3), () -> stream.publish(tenRecords()))
                    .isInstanceOf(Unavailable.class);
            assertThatThrownByWithin(Duration.ofSeconds(2), stream::check).isInstanceOf(Unavailable.class);

            broker = KafkaBroker.start(folder);
            publishWhenBack(stream);
            assertThat(Records.values(stream.clientProperties(), TOPIC)).hasSizeGreaterThanOrEqualTo(20);
        } finally {
            broker.close();
        }
    }

    @Test
    void tellsTheProgramInsteadOfEndingIt() {
        try (EventStream stream = EventStream.open(OWN, folder)) {
            StringBuilder reason = new StringBuilder();
            stream.whenBroken(reason::append);

            assertThatThrownBy(() -> Exit.halt(1, "no disk left")).isInstanceOf(Fault.class);
            assertThat(reason).contains("no disk left");
            assertThatThrownBy(stream::check).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void stopsWithinFiveSeconds() {
        EventStream stream = EventStream.open(OWN, folder);
        publishTen(stream);
        long start = System.nanoTime();
        stream.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesAFolderThatKafkaWouldSplit() {
        assertThatThrownBy(() -> EventStream.open(OWN, folder.resolve("a,b"))).isInstanceOf(Incorrect.class);
    }

    /** Opens a stream, publishes ten records, says so, and waits to be killed. */
    static final class Leave {
        public static void main(String[] arguments) {
            publishTen(EventStream.open(OWN, Path.of(arguments[0])));
            KilledProgram.ready();
        }
    }

    private static void publishTen(EventStream stream) {
        stream.createTopics(List.of(TOPIC));
        stream.publish(tenRecords());
    }

    private static List<StreamRecord> tenRecords() {
        return IntStream.range(0, 10)
                .mapToObj(i -> Records.record(TOPIC, "key-" + i, "value-" + i))
                .toList();
    }

    private static void publishWhenBack(EventStream stream) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                stream.publish(tenRecords());
                return;
            } catch (Unavailable | OutcomeUnknown e) {
                assertThat(System.nanoTime()).as(e.text()).isLessThan(deadline);
            }
        }
    }

    private static StreamSettings byAddress(KafkaBroker broker) {
        Map<String, String> login = new HashMap<>();
        broker.address().clientProperties().forEach((name, value) -> login.put(name, value.toString()));
        Optional<String> servers = Optional.ofNullable(login.remove("bootstrap.servers"));
        return new StreamSettings(servers, login, 24, 1);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatThrownByWithin(
            Duration limit, ThrowingCallable action) {
        long start = System.nanoTime();
        var thrown = assertThatThrownBy(action);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
        return thrown;
    }
}
