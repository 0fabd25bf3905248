package io.windrose.collect.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.collect.Collector;
import io.windrose.collect.Sources;
import io.windrose.collect.WriteKeys;
import io.windrose.collect.judging.Call;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.CollectSettings;
import io.windrose.collect.judging.Expectations;
import io.windrose.collect.judging.Form;
import io.windrose.collect.live.SentForms;
import io.windrose.core.Ids;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.LakeWriter;
import io.windrose.lake.LakeWriterStatus;
import io.windrose.security.AuditLog;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamSettings;
import io.windrose.testkit.SettableClock;
import io.windrose.testkit.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Everything between the door and the lake, real, over a server and a broker that tests share. */
final class Installation implements AutoCloseable {
    static final LedgerSettings SETTINGS = new LedgerSettings(
            Duration.ofMillis(100),
            Duration.ofMinutes(10),
            Duration.ofDays(3),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30));
    private static final LakeSettings LAKE = new LakeSettings(
            Duration.ofMillis(200), 1_000, Duration.ofDays(7), 1_000_000, Duration.ofDays(3), 128, 128, 1);

    /** The same for all tests, so that none runs over the end of an hour. */
    final Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS).plusSeconds(60);

    final SettableClock clock = new SettableClock(now);
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final Database database;
    final EventStream stream;
    final Lake lake;
    final Path lakeFolder;
    private final Ids ids = new Ids(Clock.systemUTC());
    private final Calls calls = new Calls(CollectSettings.DEFAULT, ids, Expectations.NONE);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<LakeWriter> writers = new ArrayList<>();
    final String writeKey;

    private Installation(Database database, EventStream stream, Path folder) {
        this.database = database;
        this.stream = stream;
        this.lakeFolder = folder;
        database.migrate("security");
        database.migrate("collect");
        this.lake = Lake.open(LAKE, database, folder, Clock.systemUTC());
        this.writeKey = new Sources(
                        database.jdbi(), new AuditLog(database.jdbi(), Clock.systemUTC()), ids, Clock.systemUTC())
                .add("shop", "test")
                .writeKeys()
                .getFirst()
                .key();
    }

    static Installation open(EmbeddedPostgres server, EventStream stream, Path folder, String name) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String url = "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
        Database database =
                Database.open(new DatabaseSettings(Optional.of(url), "postgres", "postgres", 10), Path.of("unused"));
        return new Installation(database, stream, folder);
    }

    static EventStream broker(Path folder) {
        EventStream stream = EventStream.open(new StreamSettings(Optional.empty(), Map.of(), 3, 1), folder);
        stream.createTopics(StreamPositions.TOPICS);
        return stream;
    }

    /** A client of a broker that does not answer any more. */
    static EventStream silent(Path folder) {
        try (EventStream broker = broker(folder)) {
            Map<String, String> client = new HashMap<>();
            broker.clientProperties().forEach((name, value) -> client.put(name, value.toString()));
            Optional<String> servers = Optional.ofNullable(client.remove("bootstrap.servers"));
            return EventStream.open(new StreamSettings(servers, client, 3, 1), folder);
        }
    }

    /** A node's ledger. */
    Ledger ledger() {
        Ledger ledger = Ledger.open(SETTINGS, database, stream, lake, this::statuses, ids, clock, metrics);
        opened.add(ledger);
        return ledger;
    }

    /** That of a node which is killed before it writes what its door counted. */
    Ledger unstartedLedger() {
        return new Ledger(SETTINGS, database, stream, lake, this::statuses, ids, clock, metrics);
    }

    private List<LakeWriterStatus> statuses() {
        return writers.stream().map(LakeWriter::status).toList();
    }

    void startWriters() {
        writers.add(lake.writeEvents(stream));
        writers.add(lake.writeRejected(stream));
    }

    void stopWriters() {
        writers.forEach(LakeWriter::close);
        writers.clear();
    }

    Collector collector(Ledger ledger) {
        return collector(ledger, stream);
    }

    Collector collector(Ledger ledger, EventStream to) {
        return new Collector(new WriteKeys(database.jdbi()), calls, to, () -> {}, ledger, new SentForms());
    }

    Rejected rejected(Ledger ledger) {
        return rejected(ledger, calls);
    }

    Rejected rejected(Ledger ledger, Calls judges) {
        return new Rejected(database, lake, stream, judges, ledger, Clock.systemUTC());
    }

    Call batch(String events) {
        return new Call(
                new Form.Batch(),
                "{\"batch\":[%s]}".formatted(events).getBytes(StandardCharsets.UTF_8),
                Optional.of(writeKey),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                now);
    }

    /** Events {@code from} until before {@code to}, all good. */
    Call events(int from, int to) {
        return batch(IntStream.range(from, to).mapToObj(Installation::event).collect(Collectors.joining(",")));
    }

    static String event(int i) {
        return "{\"type\":\"track\",\"event\":\"Clicked\",\"userId\":\"user-%d\",\"messageId\":\"m-%d\"}"
                .formatted(i, i);
    }

    /** Waits until so many records of the stream are counted. */
    void awaitCounted(long records) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (counted() < records) {
            assertThat(Instant.now()).as("time, at " + counted()).isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    long counted() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select coalesce(sum(number), 0) from collect.stream_counts")
                        .mapTo(Long.class)
                        .one());
    }

    LedgerRow await(Ledger ledger, Predicate<LedgerRow> condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (true) {
            LedgerRow row = row(ledger);
            if (condition.test(row)) {
                return row;
            }
            assertThat(Instant.now()).as("time, at " + row).isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    LedgerRow awaitBalance(Ledger ledger, long received) {
        return await(ledger, row -> row.received() == received && row.state() == LedgerRow.State.BALANCED);
    }

    /** The only row there may be. */
    LedgerRow row(Ledger ledger) {
        List<LedgerRow> rows =
                ledger.report(now.minusSeconds(7_200), now.plusSeconds(3_600)).rows();
        assertThat(rows).hasSizeLessThanOrEqualTo(1);
        rows.forEach(Installation::assertSum);
        return rows.isEmpty()
                ? new LedgerRow("shop", now, 0, 0, 0, Map.of(), Map.of(), 0, 0, 0, 0, 0, 0, 0, LedgerRow.State.BALANCED)
                : rows.getFirst();
    }

    static void assertSum(LedgerRow row) {
        assertThat(row.received())
                .as("%s", row)
                .isEqualTo(row.stored()
                        + row.duplicates()
                        + LakeReading.sum(row.dropped())
                        + LakeReading.sum(row.rejected())
                        + row.pending()
                        + row.notAcknowledged()
                        + row.difference());
    }

    /** Changes the database, and makes all counts look so old that nothing is in flight. */
    void tamper(String sql) {
        database.jdbi().useHandle(handle -> {
            handle.execute(sql);
            handle.execute("update collect.door_counts set counted_at = counted_at - interval '1 minute'");
            handle.execute("update collect.stream_counts set counted_at = counted_at - interval '1 minute'");
        });
    }

    long kept(String bucket) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select coalesce(sum(number), 0) from collect.lake_counts where bucket = :bucket")
                        .bind("bucket", bucket)
                        .mapTo(Long.class)
                        .one());
    }

    /** As a failing network or a restart of the server would. */
    void killCountingSession() {
        Instant deadline = Instant.now().plusSeconds(30);
        while (database.jdbi()
                        .withHandle(handle ->
                                handle.createQuery("""
                                select count(pg_terminate_backend(pid, 5000)) from pg_locks
                                where locktype = 'advisory' and granted
                                and database = (select oid from pg_database where datname = current_database())
                                and pid not in (select pid from pg_stat_activity where application_name like '%lease%')
                                """).mapTo(Long.class).one())
                == 0) {
            assertThat(Instant.now()).as("time").isBefore(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    void trimAll() {
        stream.trim(stream.nextOffsets(StreamPositions.TOPICS).keySet().stream()
                .collect(Collectors.toMap((TopicPartition partition) -> partition, partition -> -1L)));
    }

    @Override
    public void close() throws Exception {
        stopWriters();
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        lake.close();
        calls.close();
        database.close();
    }

    static EmbeddedPostgres server() throws IOException {
        return TestPostgres.start();
    }
}
