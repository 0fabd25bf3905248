package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what a browser sends to what the overview says. */
class OverviewTest {
    private static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(
                folder.resolve("data"), Map.of("lake.batch-interval", "1s", "company.zone", "Pacific/Auckland"));
        Sender shop = Sender.of(server, "shop");
        shop.post("/v1/page", event("eve", "/", "?utm_source=news&utm_medium=email&utm_campaign=spring"));
        shop.post("/v1/page", event("eve", "/chairs", ""));
        shop.post("/v1/page", event("bob", "/a%26b", ""));
        shop.post(
                "/v1/track",
                "{\"event\":\"Order Completed\",\"anonymousId\":\"eve\",\"context\":{\"sessionId\":\"s-eve\"},"
                        + "\"properties\":{\"order_id\":\"o-1\",\"revenue\":19.9,\"currency\":\"EUR\"}}");
        server.byToken(
                server.operatorKey(),
                "POST",
                "/api/internal-traffic",
                "{\"kind\":\"network\",\"value\":\"198.51.100.0/24\"}");
        shop.post("/v1/page", nobody("198.51.100.7", "/"));
        shop.post("/v1/page", nobody("198.51.100.7", "/chairs"));
        server.awaitRows("select * from events", 6);
        server.awaitRows("select * from orders", 1);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String event(String who, String path, String query) {
        return "{\"anonymousId\":\"%s\",\"context\":{\"sessionId\":\"s-%1$s\",\"userAgent\":\"%s\",\"page\":{\"url\":\"https://shop.example%s%s\",\"path\":\"%3$s\"}}}"
                .formatted(who, BROWSER, path, query);
    }

    /** A browser that may keep nothing. */
    private static String nobody(String address, String path) {
        return "{\"context\":{\"ip\":\"%s\",\"userAgent\":\"%s\",\"page\":{\"url\":\"https://shop.example%s\"}}}"
                .formatted(address, BROWSER, path);
    }

    @Test
    void knowsABrowserWithoutAnIdForTheDayAndTheCompanyByItsNetwork() {
        assertThat(
                        server.rows(
                                "select distinct visitor_kind, traffic, left(anonymous_id, 6), context.ip::varchar from events where visitor_kind is not null"))
                .hasSize(1)
                .first()
                .extracting(Object::toString)
                .isEqualTo("[\"daily\",\"internal\",\"daily-\",\"198.51.100.0\"]");
        JsonNode usual = get("/api/overview");
        assertThat(usual.path("internalEvents").asInt()).isEqualTo(2);
        assertThat(usual.path("unlinkedVisits").asInt(-1)).isZero();
        assertThat(usual.path("included")).isEmpty();
        JsonNode included = get("/api/overview?include=internal");
        assertThat(included.path("total").path("visits").asInt()).isEqualTo(3);
        assertThat(included.path("unlinkedVisits").asInt()).isEqualTo(1);
        assertThat(included.path("included").path(0).asText()).isEqualTo("internal");
        assertThat(code("/api/overview?include=friends")).isEqualTo("analyze.unknown-traffic");
    }

    @Test
    void keepsTheRulesOfInternalTraffic() {
        TestServer.Answer added = server.byToken(
                server.operatorKey(),
                "POST",
                "/api/internal-traffic",
                "{\"kind\":\"mail-domain\",\"value\":\"example.com\",\"note\":\"us\"}");
        assertThat(added.status()).isEqualTo(201);
        String path = "/api/internal-traffic/" + added.body().path("id").asText();
        assertThat(get("/api/internal-traffic").path("items").findValuesAsText("value"))
                .containsExactly("example.com", "198.51.100.0/24");

        assertThat(server.byToken(server.operatorKey(), "DELETE", path, "").status())
                .isEqualTo(204);
        assertThat(server.byToken(server.operatorKey(), "DELETE", path, "").status())
                .isEqualTo(404);
    }

    @Test
    void tellsHowTheDataIs() {
        JsonNode health = get("/api/health/data");

        assertThat(health.path("sources").path(0).path("source").asText()).isEqualTo("shop");
        assertThat(health.path("sources").path(0).path("state").asText()).isEqualTo("learning");
        assertThat(health.path("sources").path(0).path("lastDay").asInt()).isEqualTo(6);
        assertThat(health.path("zone").asText()).isEqualTo("Pacific/Auckland");
        assertThat(health.path("ledger").path("received").asInt()).isEqualTo(6);
    }

    @Test
    void countsWhatWasSent() {
        JsonNode found = get("/api/overview");

        assertThat(found.path("total").path("visitors").asInt()).isEqualTo(2);
        assertThat(found.path("total").path("pageViews").asInt()).isEqualTo(3);
        assertThat(found.path("total").path("conversion").asDouble()).isEqualTo(0.5);
        assertThat(found.path("total").path("revenue").asDouble()).isEqualTo(19.9);
        assertThat(found.path("currency").asText()).isEqualTo("EUR");
        assertThat(found.path("compared").path("visits").asInt(-1)).isZero();
        assertThat(found.path("series").size()).isEqualTo(30);
        assertThat(found.path("series").path(29).path("state").asText()).isEqualTo("incomplete");
        LocalDate today = LocalDate.now(ZoneId.of("Pacific/Auckland"));
        assertThat(get("/api/calendar").path("zone").asText()).isEqualTo("Pacific/Auckland");
        assertThat(LocalDate.parse(found.path("range").path("to").asText())).isBetween(today.minusDays(1), today);
    }

    @Test
    void filtersByWhatTheAddressSays() {
        assertThat(visits("filter=channel:is:email")).isEqualTo(1);
        assertThat(visits("filter=channel%3Ais%3Aemail&filter=campaign:is-not:spring"))
                .isZero();
        assertThat(visits("filter=page%3Ais%3A%2Fa%2526b")).isEqualTo(1);
        assertThat(visits("compare=none&filter=browser:is:Firefox&filter=device:is:desktop"))
                .isEqualTo(2);
    }

    @Test
    void breaksDown() {
        JsonNode rows =
                get("/api/overview/breakdown?by=landing-page&order=page-views").path("rows");

        assertThat(rows.findValuesAsText("value")).containsExactly("/", "/a%26b");
        assertThat(rows.path(0).path("figures").path("pageViews").asInt()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(code("/api/overview?from=yesterday")).isEqualTo("http.query-day");
        assertThat(code("/api/overview?from=2026-02-02&to=2026-02-01")).isEqualTo("analyze.range-reversed");
        assertThat(code("/api/overview?compare=mars")).isEqualTo("analyze.unknown-comparison");
        assertThat(code("/api/overview?filter=channel")).isEqualTo("analyze.filter-unreadable");
        assertThat(code("/api/overview/breakdown")).isEqualTo("http.missing-field");
        assertThat(code("/api/overview/breakdown?by=mood")).isEqualTo("analyze.unknown-dimension");
        for (String rows : List.of("0", "1001")) {
            assertThat(code("/api/overview/breakdown?by=channel&rows=" + rows)).isEqualTo("http.query-number");
        }
    }

    private static int visits(String query) {
        return get("/api/overview?" + query).path("total").path("visits").asInt(-1);
    }

    private static String code(String path) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "GET", path, "");
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().path("code").asText();
    }

    private static JsonNode get(String path) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "GET", path, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }
}
