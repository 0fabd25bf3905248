package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.http.Access;
import io.windrose.http.Reach;
import io.windrose.http.Route;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every route, asked by users who are limited to a brand. */
@Timeout(120)
class BrandRoutesTest {
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
            "GET /api/analyses/anomalies",
            "GET /api/analyses/customers",
            "GET /api/letter",
            "GET /api/analyses/events",
            "GET /api/analyses/fields",
            "GET /api/analyses/values",
            "GET /api/brands",
            "GET /api/campaign-alerts",
            "GET /api/campaign-alerts/count",
            "GET /api/campaign-calendar",
            "GET /api/campaign-inbox/sums",
            "GET /api/campaign-links",
            "GET /api/campaign-links/visits",
            "GET /api/campaign-results",
            "POST /api/analyses/anomalies",
            "POST /api/analyses/acquisition",
            "POST /api/attribution",
            "POST /api/forecasts",
            "POST /api/analyses/trends",
            "POST /api/analyses/web",
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
            "GET /api/dashboards/{id}/pdf",
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
            "POST /api/analyses/funnels",
            "POST /api/analyses/paths",
            "POST /api/analyses/retention",
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
            "DELETE /api/annotations/{id}",
            "DELETE /api/dashboards/{id}",
            "GET /api/annotations",
            "GET /api/dashboards",
            "DELETE /api/dashboards/{id}/links/{link}",
            "DELETE /api/dashboards/{id}/schedules/{schedule}",
            "GET /api/dashboards/{id}/links",
            "GET /api/dashboards/{id}/schedules",
            "PATCH /api/dashboards/{id}/schedules/{schedule}",
            "POST /api/dashboards/{id}/links",
            "POST /api/dashboards/{id}/schedules",
            "POST /api/dashboards/{id}/schedules/{schedule}/send",
            "GET /api/dashboards/{id}",
            "GET /api/letter/metrics",
            "PUT /api/letter/metrics",
            "GET /api/letter/schedules",
            "POST /api/letter/schedules",
            "PATCH /api/letter/schedules/{schedule}",
            "DELETE /api/letter/schedules/{schedule}",
            "POST /api/letter/schedules/{schedule}/send",
            "POST /api/annotations",
            "POST /api/dashboards",
            "PUT /api/annotations/{id}",
            "PUT /api/dashboards/{id}",
            "GET /api/attribution",
            "GET /api/attribution/{id}",
            "POST /api/attribution/paths",
            "GET /api/forecasts",
            "GET /api/forecasts/{id}",
            "POST /api/forecasts/series",
            "DELETE /api/session",
            "DELETE /api/sql/history",
            "DELETE /api/sql/history/{id}",
            "DELETE /api/sql/queries/{id}",
            "DELETE /api/sql/{id}",
            "DELETE /api/tokens/{id}",
            "DELETE /api/watches/{id}",
            "GET /api/watches",
            "GET /api/watches/{id}",
            "POST /api/watches",
            "POST /api/watches/evaluate",
            "PUT /api/watches/{id}",
            "GET /api/calendar",
            "GET /api/changes",
            "GET /api/campaign-seasons",
            "POST /api/campaign-alerts/evaluate",
            "POST /api/naming-rules/check",
            "GET /api/metrics",
            "GET /api/metrics/{metric}",
            "GET /api/notices/ways",
            "GET /api/notices/webhook-secret",
            "POST /api/notices/trials",
            "POST /api/metrics/check",
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

    /** Routes that tell the owner of South, asked as {@link #path} has them. */
    private static final List<String> TELLING = List.of(
            "GET /api/analyses/values",
            "GET /api/brands",
            "GET /api/campaign-calendar",
            "GET /api/campaign-inbox",
            "GET /api/campaign-inbox/decisions",
            "GET /api/campaign-links",
            "GET /api/campaign-results",
            "GET /api/campaigns",
            "GET /api/campaigns/{id}",
            "GET /api/campaigns/{id}/creatives",
            "GET /api/campaigns/{id}/keys",
            "GET /api/campaigns/{id}/links",
            "GET /api/health/data",
            "GET /api/imports",
            "GET /api/imports/ledger",
            "GET /api/imports/{id}",
            "GET /api/imports/{id}/preview",
            "GET /api/ledger",
            "GET /api/live",
            "GET /api/live/summary",
            "GET /api/money/figures",
            "GET /api/money/precedence",
            "GET /api/overview/breakdown",
            "GET /api/rejected",
            "GET /api/sources",
            "GET /api/sources/{name}/plan");

    private static final String LINKS = """
            {"address": "https://shop.example/new", "places": [{"source": "poster", "medium": "print"}]}""";

    /** Whole, so that nothing but the brand stands against them. */
    private static final Map<String, String> BODIES = Map.of(
            "PUT /api/campaigns/{id}",
            "{\"name\":\"North\",\"version\":1}",
            "POST /api/campaigns/{id}/status",
            "{\"status\":\"approved\",\"version\":1}",
            "POST /api/campaigns/{id}/move",
            "{\"startsOn\":\"2026-03-02\",\"endsOn\":\"2026-03-03\",\"version\":1}",
            "POST /api/campaigns/{id}/creatives",
            "{\"name\":\"card\",\"text\":\"wind\"}",
            "POST /api/campaigns/{id}/pictures",
            "GIF89a",
            "POST /api/campaigns/{id}/keys",
            "{\"kind\":\"utm\",\"fields\":{\"campaign\":\"north-new\"}}",
            "POST /api/campaigns/{id}/links",
            LINKS,
            "POST /api/campaigns/{id}/links/check",
            LINKS);

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
    void changesReachNothingOfAnotherBrand() {
        for (String change : List.of(
                "DELETE /api/sources/south-shop",
                "POST /api/sources/south-shop/keys",
                "PUT /api/sources/south-shop/plan {\"events\":[]}",
                "DELETE /api/sources/south-shop/plan",
                "POST /api/imports?kind=spend&source=south-file")) {
            String[] words = change.split(" ", 3);
            TestServer.Answer answer =
                    server.byToken(two.max(), words[0], words[1], words.length > 2 ? words[2] : "{}");
            assertThat(answer.status()).as(change + answer.body()).isEqualTo(403);
            assertThat(answer.body().path("code").asText()).isEqualTo("campaign.other-brand");
        }
        for (String change : List.of("POST %s/start", "POST %s/stop", "DELETE %s")) {
            String[] words = change.formatted("/api/imports/" + two.southFile()).split(" ", 2);
            assertThat(server.byToken(two.max(), words[0], words[1], "{}").status())
                    .as(change)
                    .isEqualTo(404);
        }
        TestServer.Answer taken = server.byToken(
                two.max(),
                "POST",
                "/api/campaigns/" + two.north().campaign() + "/keys",
                "{\"kind\":\"utm\",\"fields\":{\"campaign\":\"south-push\"}}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body().path("detail").asText())
                .contains("another brand")
                .doesNotContain("South Push");
        TestServer.Answer replayed = server.byToken(two.max(), "POST", "/api/rejected/replay", "{}");
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
                for (String token : List.of(two.ann(), two.max())) {
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
        Set<String> telling = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (Route route : server.wiring().routes().all()) {
            if (route.method() == Route.Method.GET && route.reach() == Reach.BRANDS) {
                String path = path(route);
                if (tellsOfSouth(server.operatorKey(), path)) {
                    telling.add(key(route));
                }
                for (String token : List.of(two.ann(), two.max())) {
                    if (tellsOfSouth(token, path)) {
                        faults.add(key(route) + " tells " + server.textAs(token, path));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(telling).containsExactlyElementsOf(new TreeSet<>(TELLING));
    }

    @Test
    void analysesTellNothingOfAnotherBrand() {
        Map<String, String> questions = Map.of(
                "/api/analyses/trends", """
                        {"metrics": [{"measure": "count"}, {"measure": "people", "of": {"type": "page"}},
                                     {"metric": "orders"}, {"metric": "visits"}, {"metric": "conversion"}],
                         "by": ["path", "person.name"]}""",
                "/api/analyses/funnels", "{\"steps\":[{\"of\":{}},{\"of\":{}}],\"by\":\"path\"}",
                "/api/analyses/retention", "{\"by\":\"path\"}",
                "/api/analyses/paths", "{}",
                "/api/analyses/web", "{}",
                "/api/analyses/acquisition", "{\"by\":\"campaign\"}");
        questions.forEach((path, question) -> {
            assertThat(analysis(server.operatorKey(), path, question)).as(path).contains("south");
            for (String token : List.of(two.ann(), two.max())) {
                assertThat(analysis(token, path, question)).as(path).doesNotContain("south");
            }
        });
    }

    private static String analysis(String token, String path, String question) {
        TestServer.Answer answer = server.byToken(token, "POST", path, question);
        assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
        return answer.body().toString().toLowerCase(Locale.ROOT);
    }

    @Test
    void noChangeOfACampaignReachesAnotherBrand() {
        List<String> asked = new ArrayList<>();
        for (Route route : server.wiring().routes().all()) {
            if (route.method() != Route.Method.GET && route.path().startsWith("/api/campaigns/{id}")) {
                asked.add(key(route));
                TestServer.Answer answer = server.byToken(
                        two.max(), route.method().name(), path(route), BODIES.getOrDefault(key(route), "{}"));
                assertThat(answer.status()).as(key(route) + answer.body()).isEqualTo(404);
            }
        }
        assertThat(asked).containsAll(BODIES.keySet());
        assertThat(two.byOwner("/api/campaigns/" + two.south().campaign())
                        .path("name")
                        .asText())
                .isEqualTo("South Push");
    }

    /** What was asked for may be repeated. */
    private static boolean tellsOfSouth(String token, String path) {
        return server.textAs(token, path)
                .toLowerCase(Locale.ROOT)
                .replace("\\\"south-shop\\\"", "")
                .contains("south");
    }

    private static String path(Route route) {
        TwoBrands.Brand south = two.south();
        return route.path()
                        .replace("/campaigns/{id}", "/campaigns/" + south.campaign())
                        .replace("/imports/{id}", "/imports/" + two.southFile())
                        .replace("/decisions/{id}", "/decisions/" + south.decision())
                        .replace("{creative}", south.creative())
                        .replace("{link}", south.link())
                        .replace("{name}", "south-shop")
                        .replace("{source}", "south-shop")
                        .replace("{profile}", "1")
                        .replace("{block}", "1")
                        .replaceAll("\\{[\\w.]+}", "00000000-0000-7000-8000-000000000000")
                + query(route);
    }

    private static String query(Route route) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return switch (route.path()) {
            case "/api/analyses/values" -> "?field=path";
            case "/api/overview/breakdown" -> "?by=page";
            case "/api/campaigns/{id}/pictures" -> "?name=card";
            case "/api/campaign-calendar" -> "?from=%s&to=%s".formatted(today.minusDays(1), today.plusDays(1));
            default -> "";
        };
    }

    private static String key(Route route) {
        return route.method() + " " + route.path();
    }

    private static List<String> keys(List<Route> routes, Reach reach) {
        return routes.stream()
                .filter(route -> route.reach() == reach)
                .map(BrandRoutesTest::key)
                .sorted()
                .toList();
    }
}
