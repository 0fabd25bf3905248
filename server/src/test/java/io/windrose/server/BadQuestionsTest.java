package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions that make no sense, or more than is good: each has a clear answer, and the server goes on. */
class BadQuestionsTest {
    private static final int VALUES = 300_000;
    private static final String COUNT = "\"metrics\":[{\"measure\":\"count\"}]";
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(4);

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static String today;

    /** Every event has a value, a person and a page that no other has; the engine has little memory for them. */
    @BeforeAll
    static void start() {
        today = LocalDate.now(ZoneOffset.UTC).toString();
        server = new TestServer(folder.resolve("data"), Map.of("lake.query-memory", "128"));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < VALUES; i++) {
            lines.append(
                    "{\"type\":\"page\",\"messageId\":\"m%1$d\",\"userId\":\"u%1$d\",\"timestamp\":\"%2$sT00:00:01Z\",\"properties\":{\"path\":\"/p%1$d\",\"token\":\"a-value-of-its-own-%1$d\",\"word\":\"dear\"}}\n"
                            .formatted(i, today));
        }
        String path = "/api/imports/"
                + ask("/api/imports?kind=events&source=many&file=many.jsonl", lines.toString(), 201)
                        .path("id")
                        .asText();
        ask(path + "/start", "{}", 202);
        long deadline = System.nanoTime() + LIMIT;
        while (!state(path).equals("complete")) {
            assertThat(System.nanoTime()).as(state(path)).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static String state(String path) {
        return server.byToken(server.operatorKey(), "GET", path, "")
                .body()
                .path("state")
                .asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode ask(String path, String body, int status) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "POST", path, body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static JsonNode analysis(String what, String question) {
        return ask("/api/analyses/" + what, "{" + question + "}", 200);
    }

    /** A question, and what the answer says of it. */
    record Bad(String what, String question, String code, String words) {
        @Override
        public String toString() {
            return what + " " + (question.length() > 80 ? question.substring(0, 80) : question);
        }
    }

    private static String steps(int count) {
        return IntStream.range(0, count)
                .mapToObj(step -> "{\"of\":{\"event\":\"Step %d\"}}".formatted(step))
                .collect(Collectors.joining(",", "\"steps\":[", "]"));
    }

    private static String where(String field, String is, String values) {
        return COUNT + ",\"where\":[{\"field\":\"%s\",\"is\":\"%s\",\"values\":%s}]".formatted(field, is, values);
    }

    static Stream<Bad> bad() {
        return Stream.of(
                new Bad("funnels", steps(1), "analyze.wrong-funnel", "the funnel has 1 steps; give 2 to 20"),
                new Bad("funnels", steps(50), "analyze.wrong-funnel", "the funnel has 50 steps; give 2 to 20"),
                new Bad("funnels", steps(0), "analyze.wrong-funnel", "give 2 to 20"),
                new Bad("funnels", "\"windowSeconds\":0," + steps(2), "analyze.wrong-funnel", "give 1 second to"),
                new Bad(
                        "trends",
                        COUNT + ",\"from\":\"2026-03-02\",\"to\":\"2026-03-01\"",
                        "analyze.range-reversed",
                        "the range ends at 2026-03-01, before it begins at 2026-03-02"),
                new Bad(
                        "trends",
                        COUNT + ",\"from\":\"1926-01-01\",\"to\":\"2026-01-01\"",
                        "analyze.range-too-long",
                        "give ten years at most"),
                new Bad(
                        "funnels",
                        steps(2) + ",\"from\":\"1926-01-01\",\"to\":\"2026-01-01\"",
                        "analyze.range-too-long",
                        "give ten years at most"),
                new Bad(
                        "retention",
                        "\"from\":\"1926-01-01\",\"to\":\"2026-01-01\"",
                        "analyze.range-too-long",
                        "give ten years at most"),
                new Bad(
                        "paths",
                        "\"from\":\"1926-01-01\",\"to\":\"2026-01-01\"",
                        "analyze.range-too-long",
                        "give ten years at most"),
                new Bad(
                        "trends",
                        COUNT + ",\"interval\":\"hour\",\"from\":\"2017-01-01\",\"to\":\"2026-01-01\"",
                        "analyze.too-many-buckets",
                        "ask by a longer step or for less time"),
                new Bad(
                        "trends",
                        COUNT + ",\"from\":\"2926-01-01\",\"to\":\"2926-01-02\"",
                        "analyze.range-in-future",
                        "the range begins at 2926-01-01"),
                new Bad("trends", COUNT + ",\"from\":\"the first of May\"", "http.no-day", "give a day as 2026-11-22"),
                new Bad(
                        "trends",
                        where("revenue", "above", "[\"dear\"]"),
                        "analyze.wrong-condition",
                        "takes a number, and \"dear\" is none"),
                new Bad(
                        "trends",
                        where("path", "above", "[\"3\"]"),
                        "analyze.wrong-condition",
                        "path is text; compare it by is, contains or starts-with"),
                new Bad(
                        "trends",
                        where("revenue", "contains", "[\"3\"]"),
                        "analyze.wrong-condition",
                        "revenue is a number; compare it by is, above or below"),
                new Bad(
                        "trends",
                        where("path", "is", "[]"),
                        "analyze.wrong-condition",
                        "has no value; give one or more"),
                new Bad("trends", where("path", "like", "[\"x\"]"), "analyze.unknown-operator", "give one of"),
                new Bad("trends", where("pathh", "is", "[\"x\"]"), "analyze.unknown-field", "events have no \"pathh\""),
                new Bad(
                        "trends",
                        COUNT + ",\"rows\":10000000",
                        "analyze.wrong-trend",
                        "there are 10000000 rows; give 1 to"),
                new Bad("trends", "\"metrics\":[]", "analyze.wrong-trend", "there are 0 metrics; give 1 to 10"),
                new Bad("trends", "\"metrics\":[{\"measure\":\"sum\"}]", "analyze.wrong-measure", "field"),
                new Bad("retention", "\"periods\":100000", "analyze.wrong-retention", "give"),
                new Bad("paths", "\"depth\":1000", "analyze.wrong-paths", "give"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void saysWhatIsWrong(Bad bad) {
        JsonNode problem = ask("/api/analyses/" + bad.what(), "{" + bad.question() + "}", 400);

        assertThat(problem.path("code").asText()).as(problem.toString()).isEqualTo(bad.code());
        assertThat(problem.path("detail").asText()).contains(bad.words());
    }

    @ParameterizedTest
    @MethodSource("ofAnotherType")
    void saysWhichFieldOfTheBodyIsOfAnotherType(String question) {
        JsonNode problem = ask("/api/analyses/trends", question, 400);

        assertThat(problem.path("code").asText()).as(problem.toString()).startsWith("http.");
        assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("io.windrose", "java.");
    }

    static Stream<String> ofAnotherType() {
        return Stream.of(
                "{" + COUNT + ",\"rows\":\"ten\"}",
                "{" + COUNT + ",\"where\":\"path is x\"}",
                "{\"metrics\":\"orders\"}",
                "{" + COUNT + ",\"by\":{\"field\":\"path\"}}",
                "[]",
                "{",
                "null");
    }

    @Test
    void aPropertyThatNobodySentHasNoValueAndIsNoError() {
        for (String measure : List.of("sum", "average", "minimum", "maximum")) {
            for (String field : List.of("properties.nowhere", "properties.word")) {
                JsonNode series = analysis(
                                "trends",
                                "\"metrics\":[{\"measure\":\"%s\",\"field\":\"%s\"}]".formatted(measure, field))
                        .path("series");
                assertThat(series.path(0).path("total").isMissingNode()
                                || series.path(0).path("total").asDouble() == 0)
                        .as(measure + " of " + field + ": " + series)
                        .isTrue();
            }
        }
        JsonNode broken =
                analysis("trends", COUNT + ",\"by\":[\"properties.nowhere\"]").path("series");
        assertThat(broken).hasSize(1);
        assertThat(broken.path(0).path("label").path("kind").asText()).isEqualTo("unknown");
        assertThat(broken.path(0).path("total").asInt()).isEqualTo(VALUES);
    }

    @Test
    void aRangeOfOneDayIsAnsweredByTheHour() {
        JsonNode answer = analysis("trends", COUNT + ",\"from\":\"%1$s\",\"to\":\"%1$s\"".formatted(today));

        assertThat(answer.path("granularity").asText()).isEqualTo("hour");
        assertThat(answer.path("series").path(0).path("total").asInt()).isEqualTo(VALUES);
    }

    @Test
    @Timeout(180)
    void moreValuesThanAnybodyReadsBecomeSomeAndOthers() {
        for (String field : List.of("properties.token", "path")) {
            JsonNode series = analysis(
                            "trends",
                            "\"metrics\":[{\"measure\":\"count\"},{\"measure\":\"people\"}],\"rows\":5,\"by\":[\"%s\"]"
                                    .formatted(field))
                    .path("series");
            for (int metric = 0; metric < 2; metric++) {
                long all = 0;
                long others = 0;
                int rows = 0;
                for (JsonNode each : series) {
                    if (each.path("metric").asInt() == metric) {
                        rows++;
                        all += each.path("total").asLong();
                        if (each.path("label").path("kind").asText().equals("others")) {
                            others = each.path("total").asLong();
                        }
                    }
                }
                assertThat(rows).as(field).isEqualTo(6);
                assertThat(all).isEqualTo(VALUES);
                assertThat(others).isEqualTo(VALUES - 5);
            }
        }
        JsonNode nodes = analysis("paths", "\"depth\":2,\"most\":5").path("nodes");
        assertThat(nodes.size()).isLessThanOrEqualTo(14);
        assertThat(analysis("retention", "\"by\":\"properties.token\",\"rows\":5")
                        .path("rows"))
                .hasSizeLessThanOrEqualTo(7);
        assertThat(analysis("funnels", "\"by\":\"properties.token\",\"rows\":5,\"steps\":[{\"of\":{}},{\"of\":{}}]")
                        .path("rows"))
                .hasSizeLessThanOrEqualTo(7);
        assertThat(server.rows("select count(*) from events").path(0).path(0).asInt())
                .isEqualTo(VALUES);
    }
}
