package io.windrose.lake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.core.Fault;
import io.windrose.core.Forbidden;
import io.windrose.core.Problem;
import io.windrose.lake.ContractLake;
import io.windrose.lake.query.DuckDb;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways from an excerpt to the rows that are not in it. It has the events of ada; bob's and cyd's are behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExcerptEscapeTest {
    private static final Excerpt EXCERPT = new Excerpt(List.of(
            new Excerpt.Part("events", "select * from {whole}.events where user_id = 'ada'"),
            new Excerpt.Part(
                    "identities", "select * from {whole}.identities where person in (select person from events)")));

    /** What only rows hold that are not in the excerpt, and what leads to them. */
    private static final List<String> HIDDEN = List.of(
            "bob", "cyd", "silver", "odd", "dear", "o-6", "event-4", "event-9", ".parquet", "whole_", "warehouse");

    private static final Set<String> PERMITTED = Set.of("unnest", "range", "generate_series", "json_each", "json_tree");

    @TempDir
    static Path folder;

    private ContractLake lake;
    private Sandbox sandbox;
    private List<Path> files;

    /**
     * {@code $file} stands for each of the files behind the view, one after the other; {@code $data} for their folder.
     */
    record Escape(String name, String sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void open() throws IOException {
        lake = new ContractLake(folder.resolve("lake"));
        sandbox = lake.sandbox(new SandboxSettings(2, 128, 1, Duration.ofMinutes(1)), new SimpleMeterRegistry());
        try (Stream<Path> found = Files.walk(lake.warehouse())) {
            files = found.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    @AfterAll
    void close() {
        sandbox.close();
        lake.close();
    }

    @Test
    void showsWhatIsInItAsUsual() {
        assertThat(rows("select count(*) from events")).containsExactly(List.of(3L));
        assertThat(rows("select distinct user_id from events")).containsExactly(List.of("ada"));
        assertThat(rows("select sum(try_cast(properties.price::varchar as double)) from events"))
                .containsExactly(List.of(60.0));
        assertThat(rows("with e as (select * from events) select count(*) from e join e as f using (event_id)"))
                .containsExactly(List.of(3L));
        assertThat(
                        rows(
                                "with recursive r as (select 1 as i union all select i + 1 from r where i < 3) select max(i) from r"))
                .containsExactly(List.of(3L));
        assertThat(rows("select (select count(*) from events), unnest([1])")).containsExactly(List.of(3L, 1L));
        assertThat(rows("select count(*) from events, range(2)")).containsExactly(List.of(6L));
        assertThat(rows("select count(*) from identities")).containsExactly(List.of(0L));
        assertThat(rows("with events as (select %d::bigint as person) select count(*) from identities"
                        .formatted(ContractLake.person("bob"))))
                .as("a part sees the parts, and no common table of their names")
                .containsExactly(List.of(0L));
        assertThat(rows("select profile_id is not null from events limit 1")).containsExactly(List.of(true));
        assertThat(rows("select name, count(*) from EVENTS group by name order by all")
                        .getFirst())
                .containsExactly("Order Completed", 1L);
        assertThat(rows("describe events")).isNotEmpty();
    }

    @Test
    void seesTheSameByTheProgramsOwnEngine() {
        Query query = Query.of("select user_id, count(*) from events group by user_id");
        assertThat(rows(query.seeing(Optional.of(EXCERPT)), true)).containsExactly(List.of("ada", 3L));
        assertThat(rows(query, true)).hasSize(3);
        assertThat(rows(query.seeing(Optional.of(EXCERPT)), true)).containsExactly(List.of("ada", 3L));
    }

    @Test
    void takesNothingFromWhoSeesEverything() {
        assertThat(rows(Query.of("select count(*) from events"), false)).containsExactly(List.of(9L));
        assertThat(rows(Query.of("select count(*) from read_parquet('%s')".formatted(files.getFirst())), false))
                .hasSize(1);
    }

    static Stream<Escape> escapes() {
        return Stream.of(
                new Escape("read_parquet of a file of the view", "select * from read_parquet('$file')"),
                new Escape("parquet_scan", "select * from parquet_scan('$file')"),
                new Escape("read_parquet of a list", "select * from read_parquet(['$file'])"),
                new Escape("read_parquet in capitals", "select * from READ_PARQUET('$file')"),
                new Escape("read_parquet by its schema", "select * from main.read_parquet('$file')"),
                new Escape("read_parquet by quotes", "select * from \"read_parquet\"('$file')"),
                new Escape("glob in a file's name", "select * from read_parquet('$data/*/*.parquet')"),
                new Escape("glob", "select * from glob('$data/**')"),
                new Escape("parquet_metadata", "select * from parquet_metadata('$file')"),
                new Escape("parquet_schema", "select * from parquet_schema('$file')"),
                new Escape("parquet_file_metadata", "select * from parquet_file_metadata('$file')"),
                new Escape("parquet_kv_metadata", "select * from parquet_kv_metadata('$file')"),
                new Escape("parquet_full_metadata", "select * from parquet_full_metadata('$file')"),
                new Escape("bloom filter", "select * from parquet_bloom_probe('$file', 'user_id', 'bob')"),
                new Escape("read_blob", "select * from read_blob('$file')"),
                new Escape("read_text", "select * from read_text('$file')"),
                new Escape("replacement scan", "from '$file'"),
                new Escape("replacement scan by quotes", "select * from \"$file\""),
                new Escape("replacement scan of a glob", "from '$data/*/*.parquet'"),
                new Escape(
                        "replacement scan behind a common table of that name",
                        "select * from (with \"$file\" as (select 1) select 1), \"$file\""),
                new Escape(
                        "replacement scan in the common table itself",
                        "with \"$file\" as (select * from \"$file\") select * from \"$file\""),
                new Escape("file in a subquery", "select (select count(*) from read_parquet('$file')) from events"),
                new Escape(
                        "file in EXISTS", "select 1 where exists (from read_parquet('$file') where user_id = 'bob')"),
                new Escape("file in a common table", "with f as (from '$file') select * from f"),
                new Escape(
                        "file in a lateral join",
                        "select * from events, lateral (select * from read_parquet('$file'))"),
                new Escape(
                        "file in a set operation", "select user_id from events union all select user_id from '$file'"),
                new Escape(
                        "file in a recursive query",
                        "with recursive r as (select 'x' as u union all select user_id from read_parquet('$file')) from r"),
                new Escape("file in a pivot", "pivot (from '$file') on user_id using count(*)"),
                new Escape("file in an unpivot", "unpivot (select user_id from '$file') on user_id"),
                new Escape("file in ORDER BY", "select 1 from events order by (select max(user_id) from '$file')"),
                new Escape("file in a window", "select max((select max(user_id) from '$file')) over () from events"),
                new Escape("file in a list comprehension", "select [x for x in (select list(user_id) from '$file')]"),
                new Escape("file in a CASE", "select case when true then (select max(user_id) from '$file') end"),
                new Escape("describe of a file", "describe '$file'"),
                new Escape("describe in FROM", "from (describe '$file')"),
                new Escape("summarize of a file", "summarize '$file'"),
                new Escape("summarize of the view", "summarize events"),
                new Escape("query()", "select * from query('select * from read_parquet(''$file'')')"),
                new Escape("query_table() of a file", "select * from query_table('$file')"),
                new Escape("query_table() of the view", "select * from query_table('events')"),
                new Escape(
                        "json_execute_serialized_sql",
                        "select * from json_execute_serialized_sql(json_serialize_sql('from events'))"),
                new Escape("json_serialize_plan", "select json_serialize_plan('from \"$file\"')"),
                new Escape("statistics of all rows", "select stats(user_id), stats(event_id) from events"),
                new Escape("definitions by duckdb_views()", "select sql from duckdb_views()"),
                new Escape("definitions by a view", "select * from duckdb_views"),
                new Escape("definitions by information_schema", "select * from information_schema.views"),
                new Escape("columns by information_schema", "select * from information_schema.columns"),
                new Escape("tables by information_schema", "select * from information_schema.tables"),
                new Escape("definitions by sqlite_master", "select * from sqlite_master"),
                new Escape("definitions by PostgreSQL's catalog", "select * from pg_catalog.pg_views"),
                new Escape("definitions by pg_get_viewdef", "select pg_get_viewdef(i) from range(3000) r(i)"),
                new Escape(
                        "definitions behind a common table of that name",
                        "select * from (with duckdb_views as (select 1) select 1), duckdb_views"),
                new Escape(
                        "definitions in the common table itself",
                        "with sqlite_master as (from sqlite_master) from sqlite_master"),
                new Escape("settings", "select current_setting('allowed_paths')"),
                new Escape("settings by a table", "select * from duckdb_settings()"),
                new Escape("schemas", "select schema_name from duckdb_schemas()"),
                new Escape("show tables", "show tables"),
                new Escape("show all tables", "from (show all tables)"),
                new Escape("whole view by a guess", "select * from temp.events"),
                new Escape("whole view in main", "select * from main.events"),
                new Escape("whole view by catalog", "select * from memory.main.events"),
                new Escape("whole view by the start of its schema", "select * from whole_0.events"),
                new Escape("stored table of a covered name", "select * from stored_events"),
                new Escape("table that is not in the excerpt", "select * from rejected"),
                new Escape("identities of others", "select * from identities"),
                new Escape("older snapshot", "select * from events at (version => 1)"),
                new Escape("older time", "select * from events at (timestamp => now())"),
                new Escape("column of the reader", "select filename from events"),
                new Escape("row numbers of the reader", "select file_row_number from events"),
                new Escape("files as the sample", "select * from events tablesample 100%"),
                new Escape("failing cast on hidden rows", "select * from events where cast(user_id as integer) = 1"),
                new Escape(
                        "failing function on hidden rows",
                        "select * from events where case when user_id <> 'ada' then error(user_id) else true end"),
                new Escape(
                        "failing function before a cheap condition",
                        "select count(*) from events where user_id <> 'ada' and error(user_id || event_id) is null"),
                new Escape(
                        "failing join condition", "select * from events e join range(3) r(i) on e.user_id::int = r.i"),
                new Escape("failing cast of a property", "select properties.plan::int from events"),
                new Escape("whole row", "select e from events e"),
                new Escape("columns by a pattern", "select columns('.*') from events"),
                new Escape("prepare", "prepare p as select * from read_parquet('$file')"),
                new Escape("execute", "execute p"),
                new Escape("macro", "create macro m() as table from '$file'"),
                new Escape("copy to", "copy (from '$file') to '/tmp/x.csv'"),
                new Escape("copy from", "copy events from '$file'"),
                new Escape("explain", "explain from '$file'"),
                new Escape("explain analyze", "explain analyze select * from events"),
                new Escape("explain in FROM", "from (explain from '$file')"),
                new Escape("view over it", "create or replace view events as from '$file'"),
                new Escape("use of a schema", "use main"),
                new Escape("search path", "set search_path = 'main'"),
                new Escape("two statements", "select 1; from '$file'"),
                new Escape("attach", "attach '$file' as f"),
                new Escape("variables", "set variable f = (select list(user_id) from '$file')"),
                new Escape("values of a file", "select * from (values ((select max(user_id) from '$file')))"),
                new Escape("long text", "select '" + "x".repeat(21_000) + "' from read_parquet('$file')"));
    }

    @ParameterizedTest
    @MethodSource("escapes")
    void neverReachesAnotherRow(Escape escape) {
        for (Path file : escape.sql().contains("$file") ? files : List.of(folder)) {
            String sql = escape.sql()
                    .replace("$file", file.toString())
                    .replace(
                            "$data",
                            lake.warehouse().resolve("windrose/events/data").toString());
            String seen;
            try {
                seen = rows(sql).toString();
            } catch (Problem problem) {
                assertThat(problem).isNotInstanceOf(Fault.class);
                // The words that the caller sent are no secret.
                String warehouse = lake.warehouse().toString();
                seen = problem.text()
                        .replace(file.equals(folder) ? warehouse : file.toString(), "")
                        .replace(warehouse, "");
            }
            assertThat(seen)
                    .as(sql)
                    .doesNotContain(HIDDEN.stream()
                            .filter(word -> !escape.sql().contains(word))
                            .toArray(String[]::new));
            assertThat(seen.matches("\\[+(9|6)]+"))
                    .as("as many rows as others have")
                    .isFalse();
        }
    }

    @Test
    void refusesEveryTableFunctionThatDuckDbHas() throws SQLException {
        for (String name : names("""
                select distinct function_name from duckdb_functions()
                where function_type in ('table', 'table_macro', 'pragma')""")) {
            if (!PERMITTED.contains(name)) {
                assertThatThrownBy(() -> rows("select * from \"%s\"('%s')".formatted(name, files.getFirst())))
                        .as(name)
                        .isInstanceOf(Forbidden.class);
            }
        }
    }

    @Test
    void refusesEveryTableOfDuckDbs() throws SQLException {
        for (String name : names("select distinct view_name from duckdb_views() where internal")) {
            assertThatThrownBy(() -> rows("select * from \"%s\"".formatted(name)))
                    .as(name)
                    .isInstanceOf(Forbidden.class);
        }
        for (String name :
                names("select view_name from duckdb_views() where internal and schema_name <> 'information_schema'")) {
            assertThatThrownBy(() -> rows("with \"%1$s\" as (from \"%1$s\") from \"%1$s\"".formatted(name)))
                    .as(name)
                    .isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void refusesEveryMacroOfDuckDbsThatReadsATable() throws SQLException {
        List<String> found = names("""
                select distinct function_name from duckdb_functions()
                where function_type = 'macro' and macro_definition ilike '%select%from%'""");
        assertThat(found).contains("pg_get_viewdef", "get_block_size");
        for (String name : found) {
            assertThatThrownBy(() -> rows("select %s(1)".formatted(name)))
                    .as(name)
                    .isInstanceOf(Forbidden.class);
        }
    }

    private static List<String> names(String sql) throws SQLException {
        try (Connection duckdb = DuckDb.open(64, 1, folder.resolve("names"));
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private List<List<Object>> rows(String sql) {
        return rows(Query.of(sql).seeing(Optional.of(EXCERPT)), false);
    }

    private List<List<Object>> rows(Query query, boolean isOurs) {
        return (isOurs ? lake.duckdb() : sandbox).query(query.within(Duration.ofSeconds(20)), result -> {
            List<List<Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }
}
