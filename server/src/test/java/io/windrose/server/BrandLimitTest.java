package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.http.Access;
import io.windrose.http.Reach;
import io.windrose.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A running server with two brands, a source of each and one of none; ann is an analyst and max a marketer, both
 * limited to the brand North. Whatever is of South has the word in it.
 */
@Timeout(120)
class BrandLimitTest {
    /** Routes that keep to the brands of the caller, each held to it below. */
    private static final List<String> KEPT = List.of(
            "DELETE /api/campaigns/{id}",
            "DELETE /api/campaigns/{id}/creatives/{creative}",
            "DELETE /api/campaigns/{id}/keys/{key}",
            "DELETE /api/campaigns/{id}/links/{link}",
            "DELETE /api/imports/{id}",
            "DELETE /api/sources/{name}",
            "DELETE /api/sources/{name}/keys/{key}",
            "DELETE /api/sources/{name}/plan",
            "GET /api/brands",
            "GET /api/campaign-alerts",
            "GET /api/campaign-alerts/count",
            "GET /api/campaign-calendar",
            "GET /api/campaign-inbox/sums",
            "GET /api/campaign-links",
            "GET /api/campaign-links/visits",
            "GET /api/campaign-results",
            "POST /api/campaign-alerts/{id}/acknowledge",
            "POST /api/campaigns/{id}/links/check",
            "POST /api/campaigns/{id}/move",
            "GET /api/campaign-inbox",
            "GET /api/campaign-inbox/decisions",
            "GET /api/campaign-keys/problems",
            "GET /api/campaigns",
            "GET /api/campaigns/{id}",
            "GET /api/campaigns/{id}/creatives",
            "GET /api/campaigns/{id}/keys",
            "GET /api/campaigns/{id}/links",
            "GET /api/campaigns/{id}/links/{link}/qr",
            "GET /api/campaigns/{id}/pictures/{creative}",
            "GET /api/campaigns/{id}/results",
            "GET /api/health/data",
            "GET /api/imports",
            "GET /api/imports/ledger",
            "GET /api/imports/{id}",
            "GET /api/imports/{id}/preview",
            "GET /api/imports/{id}/refused",
            "GET /api/ledger",
            "GET /api/live",
            "GET /api/live/summary",
            "GET /api/money/figures",
            "GET /api/money/precedence",
            "GET /api/overview",
            "GET /api/overview/breakdown",
            "GET /api/rejected",
            "GET /api/sources",
            "GET /api/sources/{name}/plan",
            "GET /api/sources/{name}/plan/proposal",
            "GET /api/sources/{name}/plan/violations",
            "GET /api/sql/tables",
            "POST /api/campaign-inbox/accept",
            "POST /api/campaign-inbox/decisions/{id}/undo",
            "POST /api/campaign-inbox/reject",
            "POST /api/campaigns",
            "POST /api/campaigns/import",
            "POST /api/campaigns/{id}/creatives",
            "POST /api/campaigns/{id}/keys",
            "POST /api/campaigns/{id}/links",
            "POST /api/campaigns/{id}/pictures",
            "POST /api/campaigns/{id}/status",
            "POST /api/imports",
            "POST /api/imports/{id}/start",
            "POST /api/imports/{id}/stop",
            "POST /api/rejected/replay",
            "POST /api/sources/{name}/keys",
            "POST /api/sql",
            "PUT /api/campaigns/{id}",
            "PUT /api/imports/{id}/mapping",
            "PUT /api/sources/{name}/plan");

    /** Routes that hold nothing of any brand, or only what is the caller's own. */
    private static final List<String> OF_NO_BRAND = List.of(
            "DELETE /api/session",
            "DELETE /api/sql/history",
            "DELETE /api/sql/history/{id}",
            "DELETE /api/sql/queries/{id}",
            "DELETE /api/sql/{id}",
            "DELETE /api/tokens/{id}",
            "GET /api/calendar",
            "GET /api/campaign-seasons",
            "POST /api/campaign-alerts/evaluate",
            "POST /api/naming-rules/check",
            "GET /api/money/rates",
            "GET /api/naming-rules",
            "GET /api/session",
            "GET /api/sql/history",
            "GET /api/sql/queries",
            "GET /api/sql/queries/{id}",
            "GET /api/sql/queries/{id}/texts",
            "GET /api/tokens",
            "POST /api/sql/queries",
            "POST /api/tokens",
            "PUT /api/session/password",
            "PUT /api/sql/queries/{id}");

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static String ann;
    private static String max;
    private static final Map<String, String> NORTH = new TreeMap<>();
    private static final Map<String, String> SOUTH = new TreeMap<>();

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
        Sender north = Sender.of(server, "north-shop");
        Sender south = Sender.of(server, "south-shop");
        Sender common = Sender.of(server, "common-shop");
        String northBrand = owner("POST", "/api/brands", "{\"name\":\"North\"}", 201)
                .path("id")
                .asText();
        String southBrand = owner("POST", "/api/brands", "{\"name\":\"South\"}", 201)
                .path("id")
                .asText();
        assign("north-shop", northBrand);
        assign("south-shop", southBrand);
        assign("import:south-file", southBrand);
        NORTH.put("/api/campaigns/{id}", campaign("North Push", northBrand, "north-push"));
        String campaign = campaign("South Push", southBrand, "south-push");
        plan("north-shop");
        plan("south-shop");
        north.post("/v1/page", page("nora", "/north-page", ""));
        north.post("/v1/track", order("nora", "n1", "100"));
        south.post("/v1/page", page("south-bob", "/south-page", ""));
        south.post("/v1/track", order("south-bob", "south-1", "900"));
        south.post("/v1/track", "{\"userId\":\"south-bob\"}");
        common.post("/v1/page", page("cora", "/common-page", "north-push"));
        common.post("/v1/page", page("south-carl", "/south-common", "south-push"));
        common.post("/v1/page", page("south-eve", "/south-elsewhere", "south-unknown"));
        south.post("/v1/identify", "{\"userId\":\"south-bob\",\"anonymousId\":\"south-browser\"}");
        String file = bring();
        server.awaitRows("select * from orders", 2);
        server.awaitRows("select * from events where campaign_id is not null", 2);
        server.awaitRows("select * from rejected where source_id = 'south-shop'", 1);
        server.awaitRows("select * from spend", 1);
        ann = limited("ann", "analyst", northBrand);
        max = limited("max", "marketer", northBrand);
        SOUTH.put("/api/campaigns/{id}", campaign);
        SOUTH.put("/api/imports/{id}", file);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sqlShowsRowsOfTheBrandsSourcesAndCampaigns() {
        assertThat(sql(ann, "select distinct user_id from events order by all").toString())
                .isEqualTo("[[\"cora\"],[\"nora\"]]");
        assertThat(sql(ann, "select order_id, company_gross::int from orders").toString())
                .isEqualTo("[[\"n1\",100]]");
        assertThat(sql(ann, "select name from campaigns").toString()).isEqualTo("[[\"North Push\"]]");
        assertThat(sql(ann, "select campaign from campaign_values").toString()).isEqualTo("[[\"north-push\"]]");
        assertThat(sql(ann, "select sku from products").toString()).isEqualTo("[[\"sku-n1\"]]");
        for (String table : List.of("order_lines", "order_statements")) {
            assertThat(sql(ann, "select order_id from " + table).toString()).isEqualTo("[[\"n1\"]]");
        }
        for (String table : List.of("spend", "rejected", "identities", "refunds", "refund_statements")) {
            assertThat(sql(ann, "select * from " + table)).isEmpty();
        }
        assertThat(server.rows("select distinct user_id from events where user_id is not null"))
                .hasSize(5);
    }

    @Test
    void everyTableIsAPartOrDeliberatelyNot() {
        List<String> all = tables(server.operatorKey());
        List<String> seen = tables(ann);

        assertThat(all).contains("book_entries").hasSize(seen.size() + 1).containsAll(seen);
        assertThat(seen).as("the books are the whole company's").doesNotContain("book_entries");
        for (String table : seen) {
            assertThat(sql(ann, "select * from " + table).toString()).as(table).doesNotContainIgnoringCase("south");
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
            TestServer.Answer answer = ask(ann, text);
            assertThat(answer.status()).as(text + answer.body()).isEqualTo(403);
            assertThat(answer.body().path("code").asText()).isEqualTo("lake.not-in-excerpt");
        }
        assertThat(ask(ann, "select cast(user_id as int) from events").body().toString())
                .doesNotContain("south");
        assertThat(ask(ann, "select 1 from events where user_id like 'south%' and error(user_id) is null")
                        .body()
                        .path("rows"))
                .isEmpty();
    }

    @Test
    void figuresAreThoseOfTheBrandsAndNoAnswerIsSharedWithOthers() {
        for (String path : List.of("/api/overview", "/api/overview?compare=none")) {
            assertThat(get(server.operatorKey(), path)
                            .path("total")
                            .path("revenue")
                            .asInt())
                    .isEqualTo(1000);
            JsonNode seen = get(ann, path).path("total");
            assertThat(seen.path("revenue").asInt()).as(seen.toString()).isEqualTo(100);
            assertThat(seen.path("visitors").asInt()).isEqualTo(2);
            assertThat(get(server.operatorKey(), path)
                            .path("total")
                            .path("revenue")
                            .asInt())
                    .isEqualTo(1000);
        }
        assertThat(get(server.operatorKey(), "/api/overview/breakdown?by=page").toString())
                .contains("/south-page");
        assertThat(get(ann, "/api/overview/breakdown?by=page").toString())
                .contains("/north-page", "/common-page")
                .doesNotContain("south");
        assertThat(get(server.operatorKey(), "/api/money/figures")
                        .path("total")
                        .path("gross")
                        .asInt())
                .isEqualTo(1000);
        assertThat(get(ann, "/api/money/figures").path("total").path("gross").asInt())
                .isEqualTo(100);
    }

    @Test
    void theLiveStreamShowsTheSourcesOfTheBrandsAlone() {
        try (LiveStream stream = LiveStream.open(server, "", ann, Optional.empty())) {
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
        assertThat(get(ann, "/api/live").path("items").findValuesAsText("source"))
                .isNotEmpty()
                .containsOnly("north-shop");
        assertThat(get(server.operatorKey(), "/api/live").toString()).contains("south-shop", "common-shop");
        assertThat(get(ann, "/api/live/summary").path("pages").findValuesAsText("path"))
                .containsExactly("/north-page");
        assertThat(get(ann, "/api/live/summary").path("activeInThirtyMinutes").asInt())
                .isEqualTo(1);
    }

    @Test
    void whoIsLimitedIsToldTheirBrands() {
        assertThat(get(ann, "/api/session").path("brands").toString()).isEqualTo("[\"North\"]");
        assertThat(get(server.operatorKey(), "/api/session").path("brands")).isEmpty();
        TestServer.Answer refused = server.byToken(ann, "GET", "/api/profiles?userId=nora", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("code").asText()).isEqualTo("campaign.limited-to-brands");
        assertThat(refused.body().path("detail").asText()).contains("\"North\"");
    }

    @Test
    void changesReachNothingOfAnotherBrand() {
        for (String change : List.of(
                "DELETE /api/sources/south-shop",
                "POST /api/sources/south-shop/keys",
                "PUT /api/sources/south-shop/plan {\"events\":[]}",
                "DELETE /api/sources/south-shop/plan",
                "POST /api/imports?kind=spend&source=south-file")) {
            String[] words = change.split(" ", 3);
            TestServer.Answer answer = server.byToken(max, words[0], words[1], words.length > 2 ? words[2] : "{}");
            assertThat(answer.status()).as(change + answer.body()).isEqualTo(403);
            assertThat(answer.body().path("code").asText()).isEqualTo("campaign.other-brand");
        }
        for (String change : List.of("POST %s/start", "POST %s/stop", "DELETE %s")) {
            String[] words = change.formatted("/api/imports/" + SOUTH.get("/api/imports/{id}"))
                    .split(" ", 2);
            assertThat(server.byToken(max, words[0], words[1], "{}").status())
                    .as(change)
                    .isEqualTo(404);
        }
        TestServer.Answer taken = server.byToken(
                max,
                "POST",
                "/api/campaigns/" + NORTH.get("/api/campaigns/{id}") + "/keys",
                "{\"kind\":\"utm\",\"fields\":{\"campaign\":\"south-push\"}}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body().path("detail").asText())
                .contains("another brand")
                .doesNotContain("South Push");
        TestServer.Answer replayed = server.byToken(max, "POST", "/api/rejected/replay", "{}");
        assertThat(replayed.body().path("stillWrong").asInt()
                        + replayed.body().path("accepted").asInt())
                .as(replayed.body().toString())
                .isZero();
        TestServer.Answer byOwner = server.byToken(server.operatorKey(), "POST", "/api/rejected/replay", "{}");
        assertThat(byOwner.body().path("stillWrong").asInt()).isEqualTo(1);
    }

    @Test
    void everyRouteKeepsToBrandsOrIsRefused() {
        List<Route> all = server.wiring().routes().all();
        assertThat(keys(all, Reach.BRANDS)).containsExactlyElementsOf(new TreeSet<>(KEPT));
        assertThat(keys(all, Reach.NO_BRAND)).containsExactlyElementsOf(new TreeSet<>(OF_NO_BRAND));
        List<String> faults = new ArrayList<>();
        for (Route route : all) {
            boolean isForAnybody =
                    route.access() instanceof Access.Open || route.access() instanceof Access.WithWriteKey;
            if (route.reach() == Reach.COMPANY && !isForAnybody) {
                for (String token : List.of(ann, max)) {
                    TestServer.Answer answer =
                            server.byToken(token, route.method().name(), path(route), "{}");
                    if (answer.status() != 403) {
                        faults.add(key(route) + " answers " + answer.status());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void nothingThatIsReadTellsOfAnotherBrand() {
        int telling = 0;
        List<String> faults = new ArrayList<>();
        for (Route route : server.wiring().routes().all()) {
            if (route.method() == Route.Method.GET && route.reach() == Reach.BRANDS) {
                String path = path(route);
                telling += server.textAs(server.operatorKey(), path)
                                .toLowerCase(Locale.ROOT)
                                .contains("south")
                        ? 1
                        : 0;
                for (String token : List.of(ann, max)) {
                    // What was asked for may be repeated.
                    String seen =
                            server.textAs(token, path).toLowerCase(Locale.ROOT).replace("\\\"south-shop\\\"", "");
                    if (seen.contains("south")) {
                        faults.add(key(route) + " tells " + seen);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(telling).as("routes that tell the owner of South").isGreaterThan(15);
    }

    private static String path(Route route) {
        String path = route.path();
        for (Map.Entry<String, String> id : SOUTH.entrySet()) {
            path = path.replace(id.getKey(), id.getKey().replace("{id}", id.getValue()));
        }
        return path.replace("{name}", "south-shop")
                        .replace("{source}", "south-shop")
                        .replace("{profile}", "1")
                        .replace("{block}", "1")
                        .replaceAll("\\{[\\w.]+}", "00000000-0000-7000-8000-000000000000")
                + (route.path().endsWith("/breakdown") ? "?by=page" : "");
    }

    private static String key(Route route) {
        return route.method() + " " + route.path();
    }

    private static List<String> keys(List<Route> routes, Reach reach) {
        return routes.stream()
                .filter(route -> route.reach() == reach)
                .map(BrandLimitTest::key)
                .sorted()
                .toList();
    }

    private static List<String> tables(String token) {
        return get(token, "/api/sql/tables").path("tables").findParents("columns").stream()
                .map(table -> table.path("name").asText())
                .collect(Collectors.toList());
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

    private static String limited(String name, String role, String brand) {
        JsonNode user = owner("POST", "/api/users", "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role), 201);
        owner("PUT", "/api/brands/of-users/" + user.path("id").asText(), "{\"brands\":[\"" + brand + "\"]}", 200);
        TestServer.Answer session = server.signIn(name, user.path("password").asText());
        String cookie = session.header("Set-Cookie");
        Map<String, String> headers = Map.of(
                "Cookie", cookie.substring(0, cookie.indexOf(';')),
                "X-CSRF-Token", session.body().path("csrfToken").asText(),
                "Content-Type", "application/json");
        String wanted = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role);
        return server.send("POST", "/api/tokens", headers, wanted)
                .body()
                .path("token")
                .asText();
    }

    private static void assign(String source, String brand) {
        owner("PUT", "/api/brands/of-sources/" + source, "{\"brand\":\"" + brand + "\"}", 200);
    }

    private static String campaign(String name, String brand, String mark) {
        String id = owner("POST", "/api/campaigns", "{\"name\":\"%s\",\"brand\":\"%s\"}".formatted(name, brand), 201)
                .path("id")
                .asText();
        owner(
                "POST",
                "/api/campaigns/" + id + "/keys",
                "{\"kind\":\"utm\",\"fields\":{\"campaign\":\"" + mark + "\"}}",
                201);
        return id;
    }

    private static void plan(String source) {
        owner("PUT", "/api/sources/" + source + "/plan", "{\"events\":[{\"name\":\"" + source + " planned\"}]}", 200);
    }

    private static String page(String user, String path, String campaign) {
        return """
                {"userId": "%s", "context": {"page": {"path": "%s"}, "campaign": {"name": "%s", "source": "x"}}}""".formatted(user, path, campaign);
    }

    private static String order(String user, String id, String revenue) {
        return """
                {"event": "Order Completed", "userId": "%s",
                 "properties": {"order_id": "%s", "revenue": %s, "currency": "EUR",
                                "products": [{"sku": "sku-%2$s", "price": %3$s}]}}""".formatted(user, id, revenue);
    }

    /** Costs of South as a file. */
    private static String bring() {
        TestServer.Answer kept = server.send(
                "POST",
                "/api/imports?kind=spend&source=south-file&file=south.csv&currency=EUR",
                Map.of("Authorization", "Bearer " + server.operatorKey(), "Content-Type", "application/octet-stream"),
                "date,channel,campaign,cost\n2026-03-02,email,south-mail,10\n");
        String id = kept.body().path("id").asText();
        owner("POST", "/api/imports/" + id + "/start", "", 202);
        return id;
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

    private static JsonNode get(String token, String path) {
        TestServer.Answer answer = server.byToken(token, "GET", path, "");
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode owner(String method, String path, String body, int status) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), method, path, body);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(status);
        return answer.body();
    }
}
