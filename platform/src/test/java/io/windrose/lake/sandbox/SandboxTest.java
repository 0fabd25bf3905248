package io.windrose.lake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.core.Incorrect;
import io.windrose.core.TextPlace;
import io.windrose.core.Unavailable;
import io.windrose.lake.ContractLake;
import io.windrose.lake.query.DuckDb;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
    private static final Query ENDLESS = Query.of("select count(*) from range(1000000000) a, range(1000000000) b");
    private static final Query ONE = Query.of("select count(*) from events");

    @TempDir
    static Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private ContractLake lake;
    private Sandbox sandbox;

    @BeforeAll
    void open() {
        lake = new ContractLake(folder.resolve("lake"));
        sandbox = lake.sandbox(new SandboxSettings(1, 128, 1, Duration.ofSeconds(2)), metrics);
    }

    @AfterAll
    void close() {
        sandbox.close();
        lake.close();
    }

    @Test
    void saysThatItsProcessWasKilledAndAnswersTheNextQuery() {
        CompletableFuture<Long> query = CompletableFuture.supplyAsync(() -> first(ENDLESS));
        // The one of a query before may still be idle; the query then starts its own.
        await(() -> {
            sandbox.pids().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return query.isDone();
        });

        assertThatThrownBy(query::join)
                .hasCauseInstanceOf(Unavailable.class)
                .hasMessageContaining("the process that ran the query ended");
        assertThat(first(ONE)).isEqualTo(9L);
        assertThat(metrics.get("windrose.sql.queries")
                        .tag("outcome", "failed")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void endsItsProcessAfterAWhileWithoutQueries() {
        assertThat(first(ONE)).isEqualTo(9L);
        long pid = sandbox.pids().getFirst();
        await(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());

        assertThat(sandbox.pids()).isEmpty();
        assertThat(metrics.get("windrose.sql.processes").gauge().value()).isZero();
        assertThat(first(ONE)).isEqualTo(9L);
        assertThat(metrics.get("windrose.sql.processes.started").counter().count())
                .isGreaterThan(1);
    }

    @Test
    void saysWhereInTheQueryItIsWrong() {
        assertPlace("select 'é',\n  nme from events", new TextPlace(2, 3, 3));
        assertPlace("select * form events", new TextPlace(1, 15, 6));
        assertPlace("select 'é' from evnts", new TextPlace(1, 17, 5));
        assertPlace("select 'a,\n b", new TextPlace(1, 8, 0));
        assertPlace("select 'x'::int", new TextPlace(1, 11, 5));
    }

    /** Such keys are replaced before the query runs, which moves what follows. */
    @Test
    void saysWhereAlsoAfterAKeyOfAVariant() {
        assertPlace(
                "select properties.plan::varchar, properties.\"a b.c\"::varchar, nme from events",
                new TextPlace(1, 63, 3));
        assertPlace("select nothing(properties.plan) as s from events", new TextPlace(1, 8, 24));
    }

    private void assertPlace(String sql, TextPlace place) {
        assertThatThrownBy(() -> sandbox.query(Query.of(sql), QueryResult::hasNext))
                .isInstanceOfSatisfying(Incorrect.class, wrong -> {
                    assertThat(wrong.place()).as(wrong.text()).contains(place);
                    assertThat(wrong.text()).doesNotContain("{", "LINE");
                });
    }

    @Test
    void stopsAQueryWhoseCallerIsInterruptedAndKeepsItsProcess() throws InterruptedException {
        assertThat(first(ONE)).isEqualTo(9L);
        List<Long> before = sandbox.pids();
        CompletableFuture<String> outcome = new CompletableFuture<>();
        Thread caller = Thread.startVirtualThread(() -> {
            try {
                first(ENDLESS);
            } catch (Unavailable e) {
                outcome.complete(e.code());
            }
        });
        caller.interrupt();

        assertThat(outcome).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("lake.query-cancelled");
        caller.join();
        assertThat(first(ONE)).isEqualTo(9L);
        assertThat(sandbox.pids()).isEqualTo(before);
    }

    @Test
    void waitsForItsTurnNoLongerThanItsTimeLimit() {
        CompletableFuture<Long> first =
                CompletableFuture.supplyAsync(() -> first(ENDLESS.within(Duration.ofSeconds(2))));
        await(() -> metrics.get("windrose.sql.running").gauge().value() == 1);

        assertThatThrownBy(() -> first(ONE.within(Duration.ofMillis(100))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("longer than");
        assertThatThrownBy(first::join).hasMessageContaining("longer than");
    }

    @Test
    void freesItsTurnWhenAReaderFails() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> sandbox.query(Query.of("select * from range(10000000)"), rows -> {
                        throw new UncheckedIOException(new IOException("the client left"));
                    }))
                    .isInstanceOf(UncheckedIOException.class);
        }
        assertThat(first(ONE)).isEqualTo(9L);
    }

    @Test
    void saysWhatIsWrongInDuckDbsWords() {
        assertThatThrownBy(() -> first(Query.of("select cast(event_id as integer) from events")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("Could not convert string 'event-");
    }

    @Test
    void tellsAChildNothingButViewsAndQuery() throws IOException {
        assertThat(first(ONE)).isEqualTo(9L);
        Path process = Path.of("/proc", Long.toString(sandbox.pids().getFirst()));
        assumeTrue(Files.isDirectory(process), "no /proc on this system");

        assertThat(Files.readString(process.resolve("environ"), StandardCharsets.UTF_8)
                        .split("\0"))
                .allMatch(variable -> variable.matches("(PATH|MALLOC_ARENA_MAX|PWD|OLDPWD|SHLVL|_|LC_CTYPE)=.*"));
        assertThat(Files.readString(process.resolve("cmdline"), StandardCharsets.UTF_8))
                .doesNotContain(lake.catalogUrl())
                .doesNotContain("jdbc:");
    }

    @Test
    void answersAsAParquetFile() throws IOException {
        Path file = folder.resolve("answer.parquet");
        long bytes = sandbox.parquet(
                Query.of("select event_id, revenue, consent, properties, occurred_at from events order by event_id")
                        .limitedTo(4),
                in -> {
                    try {
                        return Files.copy(in, file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });

        assertThat(bytes).isPositive();
        assertThat(rows(file)).isEqualTo(List.of(4L, "silver"));
    }

    private static List<Object> rows(Path file) {
        try (var duckdb = DuckDb.open(64, 1, folder.resolve("scratch"));
                var statement = duckdb.createStatement();
                var rows = statement.executeQuery(
                        "select count(*), max(properties.plan::varchar) from '%s'".formatted(file))) {
            rows.next();
            return List.of(rows.getObject(1), rows.getObject(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long first(Query query) {
        return sandbox.<Long>query(query, rows -> (Long) rows.next().getFirst());
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
