package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.lake.query.DuckDbEngine;
import io.windrose.lake.query.Planner;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbEngineTest {
    private static final Instant FIRST = Instant.parse("2026-03-31T23:59:50Z");
    private static final String ENDLESS = "select count(*) from range(100000000) a, range(100000000) b";

    @TempDir
    Path folder;

    private Database database;
    private LakeCatalog catalog;
    private DuckDbEngine engine;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        Path warehouse = folder.resolve("warehouse");
        catalog = LakeCatalog.open(database.dataSource(), new LocalFileIO(warehouse), warehouse);
        Planner planner = new Planner(Stream.of(Tables.REJECTED, Tables.IDENTITIES, Tables.EVENTS)
                .map(catalog::open)
                .toList());
        engine = new DuckDbEngine(planner, 256, 2, warehouse, folder.resolve("scratch-engine"));
    }

    @AfterEach
    void close() throws SQLException {
        engine.close();
        catalog.close();
        database.close();
    }

    @Test
    void answersOverTablesWithoutRows() {
        assertThat(rows("select count(*), sum(revenue), min(properties.price::double) from events"))
                .containsExactly(Arrays.asList(0L, null, null));
        assertThat(rows("select * from rejected")).isEmpty();
    }

    @Test
    void answersWithNamesTypesAndPlainValues() {
        append(0, 2);
        List<QueryResult.Column> columns = engine.query(
                Query.of("select event_id, occurred_at, person, consent, properties from events"),
                QueryResult::columns);

        assertThat(columns)
                .extracting(QueryResult.Column::name)
                .containsExactly("event_id", "occurred_at", "person", "consent", "properties");
        assertThat(columns).extracting(QueryResult.Column::type).contains("BIGINT", "TIMESTAMP WITH TIME ZONE");
        assertThat(rows("select event_id, occurred_at, consent, properties from events order by event_id limit 1"))
                .containsExactly(List.of(
                        "event-0",
                        FIRST,
                        Map.of("analytics", true),
                        Map.of("plan", "gold", "price", 0.5, "quantity", 0L)));
    }

    @Test
    void seesRowsAsSoonAsTheyAreCommitted() {
        append(0, 2);
        assertThat(rows("select count(*) from events")).containsExactly(List.of(2L));
        append(2, 5);
        assertThat(rows("select count(*) from events")).containsExactly(List.of(5L));
    }

    @Test
    void showsOnlyTheStretchOfTimeThatIsAskedFor() {
        append(0, 20);
        Query query = Query.of("select min(event_id), count(*) from events");
        Query april = query.between(FIRST.plusSeconds(10), FIRST.plusSeconds(15));

        assertThat(engine.query(april, DuckDbEngineTest::drain)).containsExactly(List.of("event-10", 5L));
        assertThat(rows("select count(distinct occurred_at) from events")).containsExactly(List.of(20L));
    }

    @Test
    void namesTheProfileThatAPersonWasMergedInto() {
        append(0, 3);
        long person = (long) rows("select person from events where event_id = 'event-1'")
                .getFirst()
                .getFirst();
        Table identities = catalog.open(Tables.IDENTITIES);
        try (Batches batches = new Batches(128, folder.resolve("scratch"))) {
            var files =
                    batches.write(identities, new IdentityFormat(), List.of(new Identity(person, 42, FIRST)), Map.of());
            new TableCommits(new TableLocks(database))
                    .change(identities, now -> now.newAppend().appendFile(files.getFirst()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }

        assertThat(rows("select event_id from events where profile_id = 42")).containsExactly(List.of("event-1"));
        assertThat(rows("select count(*) from events where profile_id = person"))
                .containsExactly(List.of(2L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table t (i int)",
                "drop view events",
                "set memory_limit = '1GB'",
                "copy (select 1) to 'x.csv'",
                "attach 'x.db'",
                "install httpfs",
                "select 1; drop view events",
                "",
                "selec 1"
            })
    void refusesWhatIsNotOneSelect(String sql) {
        assertThatThrownBy(() -> rows(sql)).isInstanceOf(Incorrect.class);
        assertThat(rows("select count(*) from events")).hasSize(1);
    }

    @Test
    void readsNoFileOutsideTheLake() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> rows("select * from read_csv('%s')".formatted(secret)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("ermission");
    }

    @Test
    void cutsRowsBeyondTheLimitAndSaysSo() {
        List<Long> read = new ArrayList<>();
        boolean cut = engine.query(Query.of("select i from range(10) r(i)").limitedTo(3), result -> {
            result.forEachRemaining(row -> read.add((Long) row.getFirst()));
            return result.isCut();
        });

        assertThat(read).containsExactly(0L, 1L, 2L);
        assertThat(cut).isTrue();
    }

    @Test
    void endsAQueryAtItsTimeLimitAndGoesOn() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () -> engine.query(Query.of(ENDLESS).within(Duration.ofMillis(200)), QueryResult::hasNext))
                    .isInstanceOf(Unavailable.class)
                    .extracting(problem -> ((Problem) problem).code())
                    .isEqualTo("lake.query-too-slow");
        }
        assertThat(rows("select 1")).containsExactly(List.of(1L));
    }

    @Test
    void cancelsQueriesWhoseCallersAreInterrupted() throws Exception {
        for (int i = 0; i < 4; i++) {
            Thread caller = Thread.startVirtualThread(() -> {
                try {
                    engine.query(Query.of(ENDLESS), QueryResult::hasNext);
                } catch (Unavailable e) {
                    assertThat(e.code()).isEqualTo("lake.query-cancelled");
                }
            });
            caller.interrupt();
            assertThat(caller.join(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(rows("select 1")).containsExactly(List.of(1L));
    }

    private void append(int from, int to) {
        Table events = catalog.open(Tables.EVENTS);
        try (Batches batches = new Batches(128, folder.resolve("scratch"))) {
            var files = batches.write(events, new EventFormat(), LakeFixture.rows(from, to - from, FIRST), Map.of());
            new TableCommits(new TableLocks(database)).change(events, now -> {
                var append = now.newAppend();
                files.forEach(append::appendFile);
                return append;
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<List<Object>> rows(String sql) {
        return engine.query(Query.of(sql), DuckDbEngineTest::drain);
    }

    private static List<List<Object>> drain(QueryResult result) {
        List<List<Object>> rows = new ArrayList<>();
        result.forEachRemaining(rows::add);
        return rows;
    }
}
