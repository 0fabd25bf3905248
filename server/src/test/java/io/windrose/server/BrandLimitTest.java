package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What SQL, figures and the stream show to users who are limited to a brand. */
@Timeout(120)
class BrandLimitTest {
    @TempDir
    private static Path folder;

    private static TwoBrands two;
    private static TestServer server;

    @BeforeAll
    static void start() {
        two = new TwoBrands(folder.resolve("data"));
        server = two.server();
    }

    @AfterAll
    static void stop() {
        two.close();
    }

    @Test
    void sqlShowsRowsOfTheBrandsSourcesAndCampaigns() {
        assertThat(sql(two.ann(), "select distinct user_id from events order by all")
                        .toString())
                .isEqualTo("[[\"cora\"],[\"nora\"]]");
        assertThat(sql(two.ann(), "select order_id, company_gross::int from orders")
                        .toString())
                .isEqualTo("[[\"n1\",100]]");
        assertThat(sql(two.ann(), "select name from campaigns").toString()).isEqualTo("[[\"North Push\"]]");
        assertThat(sql(two.ann(), "select campaign from campaign_values").toString())
                .isEqualTo("[[\"north-push\"]]");
        assertThat(sql(two.ann(), "select sku from products").toString()).isEqualTo("[[\"sku-n1\"]]");
        for (String table : List.of("order_lines", "order_statements")) {
            assertThat(sql(two.ann(), "select order_id from " + table).toString())
                    .isEqualTo("[[\"n1\"]]");
        }
        for (String table : List.of("spend", "rejected", "identities", "refunds", "refund_statements")) {
            assertThat(sql(two.ann(), "select * from " + table)).isEmpty();
        }
        assertThat(server.rows("select distinct user_id from events where user_id is not null"))
                .hasSize(5);
    }

    @Test
    void whoMayNotSeePeopleSeesTheSameRowsAndNobodyInThem() {
        String counts = "select count(*), count(distinct user_id), count(distinct person) from events";
        assertThat(sql(two.vera(), counts)).isEqualTo(sql(two.ann(), counts));
        assertThat(sql(two.vera(), "select user_id, properties::json::varchar from events")
                        .toString())
                .doesNotContain("nora", "cora");
        String orders = "select order_id, company_gross::int, kind from orders join events using (person, order_id)";
        assertThat(sql(two.vera(), orders.replace("kind", "is_new_customer")))
                .isEqualTo(sql(two.ann(), orders.replace("kind", "is_new_customer")));
        assertThat(sql(two.vera(), "select count(*) from identities"))
                .isEqualTo(sql(two.ann(), "select count(*) from identities"));
        assertThat(tables(two.vera())).isNotEmpty().doesNotContain("rejected", "book_entries");
        for (String table : tables(two.vera())) {
            assertThat(sql(two.vera(), "select * from " + table).toString())
                    .as(table)
                    .doesNotContain("nora", "cora")
                    .doesNotContainIgnoringCase("south");
        }
    }

    @Test
    void everyTableIsAPartOrDeliberatelyNot() {
        List<String> all = tables(server.operatorKey());
        List<String> seen = tables(two.ann());

        List<String> hidden =
                all.stream().filter(table -> !seen.contains(table)).toList();

        assertThat(all).containsAll(seen);
        assertThat(hidden).as("the books are the whole company's").contains("book_entries");
        assertThat(hidden)
                .as("so are metrics by day")
                .contains("metric_orders")
                .allMatch(table -> table.equals("book_entries") || table.startsWith("metric_"));
        for (String table : seen) {
            assertThat(sql(two.ann(), "select * from " + table).toString())
                    .as(table)
                    .doesNotContainIgnoringCase("south");
        }
    }

    @Test
    void sqlFindsNoWayToTheOtherRows() {
        String file = files().getFirst();
        for (String text : List.of(
                "select * from read_parquet('%s')".formatted(file),
                "from '%s'".formatted(file),
                "select * from parquet_metadata('%s')".formatted(file),
                "select * from query('from events')",
                "select * from query_table('events')",
                "select * from stored_orders",
                "select * from main.events",
                "select sql from duckdb_views()",
                "select * from information_schema.views",
                "select stats(user_id) from events",
                "select current_setting('allowed_paths')",
                "with \"%1$s\" as (from \"%1$s\") from \"%1$s\"".formatted(file))) {
            TestServer.Answer answer = ask(two.ann(), text);
            assertThat(answer.status()).as(text + answer.body()).isEqualTo(403);
            assertThat(answer.body().path("code").asText()).isEqualTo("lake.not-in-excerpt");
        }
        assertThat(ask(two.ann(), "select cast(user_id as int) from events")
                        .body()
                        .toString())
                .doesNotContain("south");
        assertThat(ask(two.ann(), "select 1 from events where user_id like 'south%' and error(user_id) is null")
                        .body()
                        .path("rows"))
                .isEmpty();
    }

    @Test
    void figuresAreThoseOfTheBrandsAndNoAnswerIsSharedWithOthers() {
        for (String path : List.of("/api/overview", "/api/overview?compare=none")) {
            assertThat(two.byOwner(path).path("total").path("revenue").asInt()).isEqualTo(1000);
            JsonNode seen = two.get(two.ann(), path).path("total");
            assertThat(seen.path("revenue").asInt()).as(seen.toString()).isEqualTo(100);
            assertThat(seen.path("visitors").asInt()).isEqualTo(2);
            assertThat(two.byOwner(path).path("total").path("revenue").asInt()).isEqualTo(1000);
        }
        assertThat(two.byOwner("/api/overview/breakdown?by=page").toString()).contains("/south-page");
        assertThat(two.get(two.ann(), "/api/overview/breakdown?by=page").toString())
                .contains("/north-page", "/common-page")
                .doesNotContain("south");
        assertThat(two.byOwner("/api/money/figures").path("total").path("gross").asInt())
                .isEqualTo(1000);
        assertThat(two.get(two.ann(), "/api/money/figures")
                        .path("total")
                        .path("gross")
                        .asInt())
                .isEqualTo(100);
    }

    @Test
    void theLiveStreamShowsTheSourcesOfTheBrandsAlone() {
        try (LiveStream stream = LiveStream.open(server, "", two.ann(), Optional.empty())) {
            List<String> sources = new ArrayList<>();
            stream.next();
            while (sources.size() < 2) {
                LiveStream.Message message = stream.next().orElseThrow();
                if (message.name().equals("entry")) {
                    sources.add(message.data().path("source").asText());
                }
            }
            assertThat(sources).containsOnly("north-shop");
        }
        assertThat(two.get(two.ann(), "/api/live").path("items").findValuesAsText("source"))
                .isNotEmpty()
                .containsOnly("north-shop");
        assertThat(two.byOwner("/api/live").toString()).contains("south-shop", "common-shop");
        assertThat(two.get(two.ann(), "/api/live/summary").path("pages").findValuesAsText("path"))
                .containsExactly("/north-page");
        assertThat(two.get(two.ann(), "/api/live/summary")
                        .path("activeInThirtyMinutes")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whoIsLimitedIsToldTheirBrands() {
        assertThat(two.get(two.ann(), "/api/session").path("brands").toString()).isEqualTo("[\"North\"]");
        assertThat(two.byOwner("/api/session").path("brands")).isEmpty();
        TestServer.Answer refused = server.byToken(two.ann(), "GET", "/api/profiles?userId=nora", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("code").asText()).isEqualTo("campaign.limited-to-brands");
        assertThat(refused.body().path("detail").asText()).contains("\"North\"");
    }

    private static List<String> tables(String token) {
        return two.get(token, "/api/sql/tables").path("tables").findParents("columns").stream()
                .map(table -> table.path("name").asText())
                .toList();
    }

    private static List<String> files() {
        try (Stream<Path> found = Files.walk(folder.resolve("data"))) {
            return found.map(Path::toString)
                    .filter(file -> file.contains("/events/") && file.endsWith(".parquet"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestServer.Answer ask(String token, String sql) {
        return server.byToken(
                token,
                "POST",
                "/api/sql",
                TestServer.MAPPER.createObjectNode().put("sql", sql).toString());
    }

    private static JsonNode sql(String token, String sql) {
        TestServer.Answer answer = ask(token, sql);
        assertThat(answer.status()).as(sql + answer.body()).isEqualTo(200);
        return answer.body().path("rows");
    }
}
