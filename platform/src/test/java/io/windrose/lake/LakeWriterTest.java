package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.database.Database;
import io.windrose.lake.query.DuckDb;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamRecord;
import io.windrose.stream.StreamSettings;
import io.windrose.testkit.Events;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeWriterTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final LakeSettings SETTINGS = new LakeSettings(
            Duration.ofMillis(300), 1_000, Duration.ofDays(7), 1_000_000, Duration.ofDays(3), 128, 128, 1);

    @TempDir
    static Path broker;

    private static EventStream stream;

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Database database;
    private int nodes;

    @BeforeAll
    static void startBroker() {
        stream = EventStream.open(new StreamSettings(Optional.empty(), Map.of(), 3, 1), broker);
        stream.createTopics(List.of(EventStream.EVENTS, EventStream.REJECTED));
    }

    @AfterAll
    static void stopBroker() {
        stream.close();
    }

    @BeforeEach
    void open() {
        database = LakeFixture.database();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        database.close();
        trimAll();
    }

    @Test
    void movesEveryEventOnceThoughSomeWereSentTwice() {
        publish(events(0, 500));
        LakeWriter writer = node(database).startEvents();
        await(() -> writer.status().rows() == 500);
        publish(events(400, 600));
        publish(events(590, 600));
        await(() -> writer.status().rows() == 600);
        await(() -> writer.status().duplicates() == 110);

        assertThat(ids()).hasSize(600).doesNotHaveDuplicates();
        Table events = table(Tables.EVENTS);
        assertThat(Progress.of(events.currentSnapshot()).duplicates().counts())
                .isEqualTo(Map.of("src-1", Map.of(Duplicates.hour(now.plusSeconds(1)), 110L)));
    }

    /** As when a client sends again what it meanwhile knows more about. */
    @Test
    void keepsTheCopyThatWasReceivedFirst() {
        Event first = Events.track("event", "user", "First", now, "{}");
        Event again = Events.track("event", "user", "Again", now.plusSeconds(1), "{}");
        publish(List.of(again, first, again));
        // Long enough that a slow machine reads all three before it commits.
        LakeSettings patient = new LakeSettings(
                Duration.ofSeconds(5), 1_000, Duration.ofDays(7), 1_000, Duration.ofDays(3), 128, 128, 1);
        Node node = node(database);
        LakeWriter writer = node.start(
                patient, new EventRows(node.batches, Clock.systemUTC(), Duration.ofDays(7), 1_000), Tables.EVENTS);
        await(() -> writer.status().duplicates() == 2);

        assertThat(query(Tables.EVENTS, "name")).containsExactly("First");
    }

    @Test
    void recognizesCopiesAfterARestart() {
        publish(events(0, 50));
        Node first = node(database);
        LakeWriter writer = first.startEvents();
        await(() -> writer.status().rows() == 50);
        writer.close();
        publish(events(0, 60));
        LakeWriter next = node(database).startEvents();
        await(() -> next.status().rows() == 10);

        assertThat(next.status().duplicates()).isEqualTo(50);
        assertThat(ids()).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void anotherNodeGoesOnWhenTheWriterLosesItsSession() {
        publish(events(0, 200));
        LakeWriter first = node(database).startEvents();
        await(() -> first.status().rows() == 200);
        Database other = LakeFixture.again(database);
        opened.add(other);
        LakeWriter second = node(other).startEvents();

        for (int round = 0; round < 4; round++) {
            int from = 200 + round * 100;
            publish(events(from, from + 100));
            endLeases();
            await(() -> first.status().isWriting() || second.status().isWriting());
        }
        await(() -> ids().size() >= 600);

        assertThat(ids()).hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void commitsWhatItHasWhenItIsClosed() {
        LakeSettings slow = new LakeSettings(
                Duration.ofMinutes(5), 1_000, Duration.ofDays(7), 1_000, Duration.ofDays(3), 128, 128, 1);
        Node node = node(database);
        LakeWriter writer = node.start(
                slow, new EventRows(node.batches, Clock.systemUTC(), Duration.ofDays(7), 1_000), Tables.EVENTS);
        await(() -> writer.status().isWriting());
        publish(events(0, 20));
        await(() -> node.hasRead(20));
        writer.close();

        assertThat(ids()).hasSize(20);
        assertThat(writer.status().isWriting()).isFalse();
    }

    /** Otherwise a batch of them would take more memory than the writer has. */
    @Test
    void writesEarlyWhenEventsAreLarge() {
        LakeSettings slow = new LakeSettings(
                Duration.ofMinutes(5), 100_000, Duration.ofDays(7), 1_000, Duration.ofDays(3), 128, 128, 1);
        String large = "{\"text\": \"%s\"}".formatted("x".repeat(30_000));
        publish(IntStream.range(0, 2_000)
                .mapToObj(i -> Events.track("event-" + i, "user", "Viewed", now, large))
                .toList());
        Node node = node(database);
        LakeWriter writer = node.start(
                slow, new EventRows(node.batches, Clock.systemUTC(), Duration.ofDays(7), 1_000), Tables.EVENTS);
        await(() -> writer.status().rows() > 0);

        assertThat(writer.status().rows()).isBetween(200L, 1_999L);
    }

    @Test
    void keepsARecordThatNobodyCanReadAndGoesOn() {
        byte[] poison = "{\"event_id\": \"half an ev".getBytes(StandardCharsets.UTF_8);
        stream.publish(List.of(new StreamRecord(EventStream.EVENTS, new byte[] {1}, poison, Map.of())));
        publish(events(0, 10));
        LakeWriter writer = node(database).startEvents();
        await(() -> writer.status().rows() == 10 && writer.status().unreadable() == 1);

        assertThat(query(Tables.REJECTED, "reason || ' ' || payload"))
                .containsExactly("lake.undecodable " + Base64.getEncoder().encodeToString(poison));
        assertThat(ids()).hasSize(10);
    }

    @Test
    void keepsARecordThatNobodyCanReadOnceThoughItIsReadTwice() {
        Node node = node(database);
        Rejection same = rejection(Optional.of("events/0/7"));
        Unreadable unreadable = node.unreadable();
        unreadable.keep(List.of(same));
        unreadable.keep(List.of(same, rejection(Optional.of("events/0/8"))));

        assertThat(query(Tables.REJECTED, "stream_position")).containsExactlyInAnyOrder("events/0/7", "events/0/8");
    }

    @Test
    void movesRejections() {
        byte[] value = new RejectionCodec().encode(rejection(Optional.empty()));
        StreamRecord record = new StreamRecord(EventStream.REJECTED, new byte[] {1}, value, Map.of());
        stream.publish(List.of(record, record));
        Node node = node(database);
        LakeWriter writer = node.start(SETTINGS, new RejectedRows(node.batches), Tables.REJECTED);
        await(() -> writer.status().rows() == 2);

        assertThat(query(Tables.REJECTED, "verdict || ' ' || payload"))
                .containsExactly("rejected {\"a\": 1", "rejected {\"a\": 1");
    }

    @Test
    void saysHowManyRecordsTheStreamHadLost() {
        publish(events(0, 30));
        LakeWriter writer = node(database).startEvents();
        await(() -> writer.status().rows() == 30);
        writer.close();
        publish(events(30, 60));
        trimAll();
        publish(events(60, 70));
        LakeWriter next = node(database).startEvents();
        await(() -> next.status().rows() == 10);

        assertThat(next.status().lostRecords()).isEqualTo(30);
    }

    @Test
    void letsTheStreamForgetOnlyWhatIsOldAndInTheLake() {
        publish(events(0, 60));
        try (TopicReader reader = new TopicReader(stream, EventStream.EVENTS, Map.of())) {
            Map<Integer, Long> first = new TreeMap<>();
            await(() -> {
                reader.next(Duration.ofMillis(50))
                        .ifPresent(record -> first.merge(record.partition(), record.offset(), Math::min));
                return first.size() == 3;
            });
            Map<Integer, Long> inLake = Map.of(0, first.get(0) + 2, 1, first.get(1) + 1, 2, first.get(2));

            assertThat(reader.olderThan(System.currentTimeMillis() + 60_000, inLake))
                    .isEqualTo(ends(inLake));
            assertThat(reader.olderThan(0, inLake)).isEqualTo(ends(first));
        }
    }

    private static Map<TopicPartition, Long> ends(Map<Integer, Long> offsets) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        offsets.forEach((partition, offset) -> ends.put(new TopicPartition(EventStream.EVENTS, partition), offset));
        return ends;
    }

    private Rejection rejection(Optional<String> position) {
        return new Rejection(
                now,
                now,
                "src-1",
                Rejection.Verdict.REJECTED,
                "event.not-json",
                Optional.of("line 1"),
                Optional.of("{\"a\": 1"),
                Optional.of("application/json"),
                Optional.empty(),
                position,
                Optional.of(new Rejection.Sent("track", Optional.of("curl/8"), true, false)));
    }

    /** What one node has of its own. */
    private final class Node {
        private final Database own;
        private final Batches batches;
        private TopicRows rows;

        Node(Database own) {
            this.own = own;
            this.batches = new Batches(128, folder.resolve("scratch" + nodes++));
        }

        LakeWriter startEvents() {
            return start(
                    SETTINGS, new EventRows(batches, Clock.systemUTC(), Duration.ofDays(7), 1_000_000), Tables.EVENTS);
        }

        LakeWriter start(LakeSettings settings, TopicRows topicRows, TableDefinition definition) {
            rows = topicRows;
            TableLocks locks = new TableLocks(own);
            LakeWriter writer = LakeWriter.start(new LakeWriter.Parts(
                    stream,
                    locks,
                    new TableCommits(locks),
                    table(definition),
                    topicRows,
                    batches,
                    unreadable(),
                    settings,
                    Clock.systemUTC()));
            opened.add(writer);
            return writer;
        }

        Unreadable unreadable() {
            return new Unreadable(table(Tables.REJECTED), new TableCommits(new TableLocks(own)), batches);
        }

        boolean hasRead(int count) {
            return rows instanceof EventRows events && events.size() == count;
        }
    }

    private Node node(Database own) {
        return new Node(own);
    }

    private Table table(TableDefinition definition) {
        Path warehouse = folder.resolve("warehouse");
        return LakeFixture.table(database, warehouse, new LocalFileIO(warehouse), definition);
    }

    private List<String> ids() {
        return query(Tables.EVENTS, "event_id");
    }

    private List<String> query(TableDefinition definition, String expression) {
        Table table = table(definition);
        String files = Sql.read(
                TableFiles.paths(TableFiles.plan(table, table.currentSnapshot(), Expressions.alwaysTrue())),
                table.schema());
        List<String> values = new ArrayList<>();
        try (var duckdb = DuckDb.open(128, 1, folder.resolve("scratch-query"));
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery("select %s from %s".formatted(expression, files))) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    private List<Event> events(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Events.track("event-" + i, "user-" + i % 7, "Viewed", now, "{\"n\": %d}".formatted(i)))
                .toList();
    }

    private static void publish(List<Event> events) {
        EventCodec codec = new EventCodec();
        stream.publish(events.stream()
                .sorted(Comparator.comparing(Event::eventId))
                .map(event -> new StreamRecord(
                        EventStream.EVENTS,
                        event.eventId().getBytes(StandardCharsets.UTF_8),
                        codec.encode(event),
                        Map.of()))
                .toList());
    }

    private void endLeases() {
        database.jdbi()
                .useHandle(handle -> handle.createQuery(
                                "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'windrose.lake.lease.events' and datname = current_database()")
                        .mapTo(Long.class)
                        .one());
    }

    /** Each test has a lake of its own, but the stream is shared. */
    private static void trimAll() {
        for (String topic : List.of(EventStream.EVENTS, EventStream.REJECTED)) {
            stream.trim(Map.of(
                    new TopicPartition(topic, 0),
                    -1L,
                    new TopicPartition(topic, 1),
                    -1L,
                    new TopicPartition(topic, 2),
                    -1L));
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("time").isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
