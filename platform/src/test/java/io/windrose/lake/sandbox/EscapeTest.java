package io.windrose.lake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.lake.ContractLake;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ways out of the sandbox, each by its name. None reads or writes what the caller may not, and none harms the next
 * query.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscapeTest {
    private static final String SECRET = "swordfish";
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @TempDir
    static Path folder;

    private ContractLake lake;
    private Sandbox sandbox;
    private Path csv;
    private Path parquet;

    /** {@code $csv} and {@code $parquet} stand for files that hold the secret, the latter beside the lake's own. */
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
        csv = Files.writeString(folder.resolve("secret.csv"), "word\n" + SECRET + "\n");
        Path data = lake.warehouse().resolve("windrose/events/data/2026-03");
        try (Stream<Path> files = Files.list(data)) {
            // A real file of the lake, which no view names.
            parquet = Files.copy(files.findFirst().orElseThrow(), data.resolve("hidden.parquet"));
        }
    }

    @AfterAll
    void close() {
        sandbox.close();
        lake.close();
    }

    static Stream<Escape> refused() {
        return Stream.of(
                new Escape("read_text", "select * from read_text('$csv')"),
                new Escape("read_blob", "select * from read_blob('$csv')"),
                new Escape("read_csv", "select * from read_csv('$csv')"),
                new Escape("read_json", "select * from read_json('$csv')"),
                new Escape("read_parquet of a hidden file", "select * from read_parquet('$parquet')"),
                new Escape("parquet_metadata of a hidden file", "select * from parquet_metadata('$parquet')"),
                new Escape("replacement scan of a file", "from '$csv'"),
                new Escape("replacement scan of a Parquet file", "select * from '$parquet'"),
                new Escape("replacement scan of an address", "select * from 'http://127.0.0.1:1/x.parquet'"),
                new Escape("file by a relative way", "select * from read_text('../../../secret.csv')"),
                new Escape("system file", "select * from read_text('/etc/passwd')"),
                new Escape("environment of the process", "select * from read_text('/proc/self/environ')"),
                new Escape("address of a cloud's secrets", "select * from read_text('http://169.254.169.254/latest/')"),
                new Escape("object store", "select * from read_parquet('s3://bucket/x.parquet')"),
                new Escape("file read by a subquery", "select (select content from read_text('$csv')) from events"),
                new Escape("file in a common table", "with f as (select * from read_csv('$csv')) select * from f"),
                new Escape("query in a text", "select * from query('select * from read_text(''$csv'')')"),
                new Escape("table by its name", "select * from query_table('$csv')"),
                new Escape("sniff_csv", "select * from sniff_csv('$csv')"),
                new Escape("COPY TO", "copy (select 1) to '$csv'"),
                new Escape("COPY FROM", "copy events from '$csv'"),
                new Escape("EXPORT DATABASE", "export database '$csv.d'"),
                new Escape("IMPORT DATABASE", "import database '$csv.d'"),
                new Escape("ATTACH", "attach '$csv.db' as other"),
                new Escape("DETACH", "detach memory"),
                new Escape("USE", "use system"),
                new Escape("INSTALL", "install httpfs"),
                new Escape("LOAD", "load '/tmp/any.duckdb_extension'"),
                new Escape("SET", "set enable_external_access = true"),
                new Escape("RESET", "reset lock_configuration"),
                new Escape("PRAGMA", "pragma enable_external_access"),
                new Escape("SET in a function", "select set_config('memory_limit', '100GB')"),
                new Escape("CREATE SECRET", "create secret s (type s3, key_id 'x')"),
                new Escape("CREATE TABLE", "create table t as select 1"),
                new Escape("CREATE VIEW", "create or replace temp view events as select 1"),
                new Escape("CREATE MACRO", "create macro m() as table select * from read_text('$csv')"),
                new Escape("CREATE FUNCTION", "create function f(x) as x"),
                new Escape("DROP", "drop view events"),
                new Escape("ALTER", "alter view events rename to e"),
                new Escape("INSERT", "insert into events values (1)"),
                new Escape("UPDATE", "update events set name = 'x'"),
                new Escape("DELETE", "delete from events"),
                new Escape("INSERT of costs", "insert into spend select * from spend"),
                new Escape("DELETE of costs", "delete from spend"),
                new Escape("COPY of costs to a file", "copy spend to '$csv'"),
                new Escape("costs replaced by a view", "create or replace temp view spend as select 1"),
                new Escape("TRUNCATE", "truncate events"),
                new Escape("MERGE", "merge into events using events e on true when matched then delete"),
                new Escape("CALL", "call pragma_version()"),
                new Escape("PREPARE", "prepare p as select * from read_text('$csv')"),
                new Escape("EXECUTE", "execute p"),
                new Escape("EXPLAIN ANALYZE of a COPY", "explain analyze copy (select 1) to '$csv'"),
                new Escape("BEGIN", "begin transaction"),
                new Escape("CHECKPOINT", "checkpoint"),
                new Escape("two statements", "select 1; drop view events"),
                new Escape("statement after a line comment", "select 1 --\n; drop view events"),
                new Escape("statement behind a block comment", "select 1 /* */; /* */ copy (select 1) to '$csv'"),
                new Escape("DML in a common table", "with d as (delete from events returning *) select * from d"),
                new Escape("table of PostgreSQL", "select * from pg_shadow"),
                new Escape("table of another schema", "select * from security.users"),
                new Escape("PostgreSQL by function", "select * from postgres_scan('host=localhost', 'a', 'b')"),
                new Escape("getenv", "select getenv('PATH')"),
                new Escape("parameter without value", "select ?"),
                new Escape("NUL in the text", "select '\0'"),
                new Escape("half a surrogate pair", "select '\ud800'"),
                new Escape("text of megabytes", "select '" + "x".repeat(3 << 20) + "'"),
                new Escape("deep brackets", "select " + "(".repeat(100_000) + "1" + ")".repeat(100_000)),
                new Escape("deep operators", "select " + "- ".repeat(200_000) + "1"),
                new Escape("deep subqueries", "select * from (".repeat(20_000) + "select 1" + ")".repeat(20_000)),
                new Escape("deep lists", "select " + "[".repeat(50_000) + "]".repeat(50_000)),
                new Escape("time bomb", "select count(*) from range(1000000000) a, range(1000000000) b"),
                new Escape(
                        "recursion bomb",
                        "with recursive r as (select 1 as i union all select i + 1 from r) select count(*) from r"),
                new Escape(
                        "memory bomb by sort",
                        "select i, repeat('x', 1000) from range(100000000) r(i) order by hash(i)"),
                new Escape("memory bomb by group", "select list(i), list(repeat('x', 100)) from range(100000000) r(i)"),
                new Escape("huge text", "select length(repeat('x', 2000000000) || repeat('y', 2000000000))"),
                new Escape(
                        "growing text",
                        "with recursive r as (select 'x' as s union all select s || s from r) select max(length(s)) from r"),
                new Escape("huge number", "select factorial(100000)"),
                new Escape(
                        "wide rows",
                        "select * from (select repeat('x', 20000000) as a from range(200)) where a <> ''"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(Escape escape) {
        assertThatThrownBy(() -> rows(escape.sql()))
                .isInstanceOf(Problem.class)
                .isNotInstanceOf(Fault.class)
                .message()
                .doesNotContain(SECRET);
        assertThat(rows(Query.of("select count(*) from events"))).containsExactly(List.of(9L));
    }

    /** What can be asked, and tells nothing that the caller may not know. */
    static Stream<Escape> harmless() {
        return Stream.of(
                new Escape("glob", "select * from glob('$folder/*')"),
                new Escape("duckdb_secrets", "select * from duckdb_secrets()"),
                new Escape("which_secret", "select * from which_secret('s3://x', 's3')"),
                new Escape("settings", "select name, value from duckdb_settings()"),
                new Escape("current_setting", "select current_setting('s3_secret_access_key')"),
                new Escape("variables", "select * from duckdb_variables()"),
                new Escape("other databases", "select * from duckdb_databases()"),
                new Escape("logs", "select * from duckdb_logs"),
                new Escape("open files", "select * from pragma_database_list()"),
                new Escape("statements of before", "select * from duckdb_prepared_statements()"),
                new Escape("tables of before", "select * from duckdb_tables()"),
                new Escape("many rows", "select i, '%s' from range(1000000000) r(i)".formatted("x".repeat(100))));
    }

    @ParameterizedTest
    @MethodSource
    void harmless(Escape escape) {
        String seen;
        try {
            seen = rows(escape.sql()).toString();
        } catch (Problem problem) {
            seen = problem.text();
        }
        assertThat(seen)
                .doesNotContain(SECRET)
                .doesNotContain("postgres")
                .doesNotContain("secret.csv")
                .doesNotContain("PG-");
    }

    private List<List<Object>> rows(String sql) {
        String real = sql.replace("$csv", csv.toString())
                .replace("$folder", folder.toString())
                .replace("$parquet", parquet.toString());
        return rows(Query.of(real).limitedTo(1_000).within(LIMIT));
    }

    private List<List<Object>> rows(Query query) {
        return sandbox.query(query, result -> {
            List<List<Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }
}
