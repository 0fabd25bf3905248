package io.windrose.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.lake.ContractLake;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.EngineContract;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.lake.query.RemoteEngines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One Spark for all of it, since a start takes longer than most of the rest. */
class SparkContractTest extends EngineContract {
    /** Twenty thousand pieces of work: the first gives a row at once, all of them together take an hour. */
    private static final String ENDLESS = "select id from range(0, 1000000000000, 1, 20000) where id % 50000000 = 0";

    @TempDir
    static Path data;

    private static LocalSpark spark;
    private Engine engine;
    private Engine duckdb;

    @Override
    protected Engine open(ContractLake lake) {
        spark = new LocalSpark(data, lake.catalogUrl());
        engine = RemoteEngines.find(spark.address(), 2, dialect -> Derived.OWN);
        duckdb = lake.duckdb();
        return engine;
    }

    @AfterAll
    static void stop() {
        spark.close();
    }

    @Test
    @Order(10)
    void findsFieldsOfEveryNameAsDuckDbDoes() {
        List<String> keys = List.of(
                "plain",
                "two words",
                "a.b",
                "a[0]",
                "it's",
                "\"quoted\"",
                "it's a \"b.c\"",
                "what?",
                "it's?[",
                " led",
                "back\\slash",
                "$",
                "ünïcode",
                "UPPER",
                "100%",
                "`tick`",
                "line\nbreak");
        StringBuilder json = new StringBuilder("{\"absent\": 0");
        for (int i = 0; i < keys.size(); i++) {
            json.append(", %s: \"%d\"".formatted(quoted(keys.get(i)), i));
        }
        String object = json + "}";

        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            numbers.add(Integer.toString(i));
        }
        assertThat(texts(engine, "parse_json(%s)", object, keys)).isEqualTo(numbers);
        assertThat(texts(duckdb, "%s::json::variant", object, keys)).isEqualTo(numbers);
    }

    @Test
    @Order(10)
    void takesTheSameTextsForNumbersAsDuckDb() {
        List<String> values = List.of(
                "1",
                "-1.5",
                "1e3",
                "0.1",
                "true",
                "null",
                "\"1\"",
                "\" 2 \"",
                "\"-3.5e-2\"",
                "\".5\"",
                "\"5.\"",
                "\"+4\"",
                "\"1d\"",
                "\"1f\"",
                "\"0x1p3\"",
                "\"0x10\"",
                "\"1,5\"",
                "\"\"",
                "\" \"",
                "\"abc\"",
                "\"NaN\"",
                "\"Infinity\"",
                "\"-inf\"",
                "\"1e400\"",
                "[1]",
                "{}",
                "9007199254740993",
                "1e300",
                "\"--1\"",
                "\"1e\"",
                "\"12 3\"");

        assertThat(numbers(engine, "parse_json(%s)", values)).isEqualTo(numbers(duckdb, "%s::json::variant", values));
    }

    @Test
    @Order(11)
    void freesSparkWhenTheCallerIsInterrupted() {
        for (int i = 0; i < 4; i++) {
            CompletableFuture<String> code = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    engine.query(Query.of(ENDLESS).limitedTo(Long.MAX_VALUE), result -> {
                        result.next();
                        Thread.currentThread().interrupt();
                        result.forEachRemaining(row -> {});
                        return code.complete("read to its end");
                    });
                } catch (Problem problem) {
                    code.complete(problem.code());
                }
            });
            assertThat(code.join()).isEqualTo("lake.query-cancelled");
        }
        // With any of the four still at work, this would have to wait for it.
        assertThat(rows(engine, Query.of("select count(id) from range(10)"))).containsExactly(List.of(10L));
    }

    @Test
    @Order(12)
    void readsAnAnswerThatComesInManyPieces() {
        Query query = Query.of("select id, repeat('x', 100) as text from range(200000)");
        long[] sum = new long[1];
        engine.query(query, result -> {
            result.forEachRemaining(row -> sum[0] += (long) row.getFirst());
            return sum[0];
        });
        assertThat(sum[0]).isEqualTo(199_999L * 200_000 / 2);
        assertThat(engine.<List<@Nullable Object>>query(query, QueryResult::next))
                .startsWith(0L);
    }

    @Test
    @Order(13)
    void namesWhatIsWrongWithAQuery() {
        assertThatThrownBy(() -> rows(engine, Query.of("select\n  nothing\nfrom events")))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> rows(engine, Query.of("select cast('x' as int)")))
                .isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> rows(engine, Query.of("select 1 /* open"))).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> rows(engine, Query.of("set x = 1"))).isInstanceOf(Incorrect.class);
        assertThat(rows(engine, Query.of("select '${env:HOME}' as home -- no variables")))
                .containsExactly(List.of("${env:HOME}"));
    }

    @Test
    @Order(13)
    void readsNoFileThatIsNoTable() {
        assertThatThrownBy(
                        () -> rows(engine, Query.of("select * from text.`%s`".formatted(data.resolve("spark/token")))))
                .isInstanceOf(Incorrect.class);
    }

    @Test
    @Order(14)
    void letsNobodyInWithoutTheToken() {
        try (Engine stranger = RemoteEngines.find(
                spark.address().replaceFirst("token=.*", "token=guessed"), 1, dialect -> Derived.OWN)) {
            assertThatThrownBy(() -> rows(stranger, Query.of("select 1")))
                    .isInstanceOf(Unavailable.class)
                    .extracting(problem -> ((Problem) problem).code())
                    .isEqualTo("spark.refused");
        }
    }

    @Test
    @Order(15)
    void goesOnWithASparkThatWasStartedAgain() {
        assertThat(rows(engine, Query.of("select count(*) from events"))).containsExactly(List.of(10L));
        spark.kill();
        assertThatThrownBy(() ->
                        rows(engine, Query.of("select count(*) from events").within(Duration.ofSeconds(5))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("does not answer");
        spark.startAgain();

        // The settings and views of the session went with the old one.
        assertThat(rows(engine, Query.of("select count(*), current_timezone() from events")))
                .containsExactly(List.of(10L, "UTC"));
    }

    private static String quoted(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static List<@Nullable Object> texts(Engine on, String variant, String object, List<String> keys) {
        String columns = String.join(
                ", ", keys.stream().map(key -> on.dialect().text("v", key)).toList());
        return rows(
                        on,
                        Query.of("select %s from (select %s as v)"
                                .formatted(
                                        columns, variant.formatted(on.dialect().literal(object)))))
                .getFirst();
    }

    private static List<@Nullable Object> numbers(Engine on, String variant, List<String> values) {
        Dialect sql = on.dialect();
        List<String> objects = values.stream()
                .map(value -> variant.formatted(sql.literal("{\"k\": " + value + "}")))
                .toList();
        String columns = String.join(
                ", ",
                objects.stream()
                        .map(object -> "(select %s from (select %s as v))".formatted(sql.number("v", "k"), object))
                        .toList());
        return rows(on, Query.of("select " + columns)).getFirst();
    }

    private static List<List<@Nullable Object>> rows(Engine on, Query query) {
        return on.query(query, result -> {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }
}
