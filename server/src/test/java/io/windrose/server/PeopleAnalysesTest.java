package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Person;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From what a browser sends to what funnels, retention and paths say. */
class PeopleAnalysesTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
        Sender shop = Sender.of(server, "shop");
        Instant begun = Instant.now().minusSeconds(120);
        send(shop, "page", "eve", "\"name\":\"Home\"", begun);
        send(shop, "track", "eve", "\"event\":\"Product Viewed\"", begun.plusSeconds(10));
        send(shop, "track", "eve", "\"event\":\"Order Completed\"", begun.plusSeconds(40));
        send(shop, "page", "bob", "\"name\":\"Home\"", begun);
        send(shop, "track", "bob", "\"event\":\"Product Viewed\"", begun.plusSeconds(20));
        server.awaitRows("select * from events", 5);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void send(Sender shop, String type, String who, String what, Instant at) {
        shop.post(
                "/v1/" + type,
                "{\"anonymousId\":\"%s\",%s,\"timestamp\":\"%s\",\"context\":{\"sessionId\":\"s-%1$s\",\"page\":{\"path\":\"/%1$s\"}}}"
                        .formatted(who, what, at));
    }

    private static JsonNode ask(String what, String question) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "POST", "/api/analyses/" + what, question);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static final String STEPS = """
            "steps":[{"of":{"type":"track","event":"Product Viewed"}},{"of":{"event":"Order Completed"},"title":"Bought"}]""";

    /** A viewer sees figures of people, and nobody by name. */
    @Test
    void whoMayNotSeePeopleIsToldOfNone() {
        String viewer = server.byToken(
                        server.operatorKey(), "POST", "/api/tokens", "{\"name\":\"screen\",\"role\":\"viewer\"}")
                .body()
                .path("token")
                .asText();
        Map<String, String> personal = Map.of(
                "trends", "{\"metrics\":[{\"measure\":\"count\"}],\"by\":[\"path\",\"person.plan\"]}",
                "anomalies", "{\"metric\":{\"measure\":\"count\"},\"by\":[\"person.plan\"]}",
                "funnels", "{" + STEPS + ",\"by\":\"properties.e-mail\"}",
                "retention", "{\"by\":\"user_id\"}",
                "web", "{\"where\":[{\"field\":\"user_id\",\"is\":\"known\"}]}",
                "paths", "{\"start\":{\"where\":[{\"field\":\"anonymous_id\",\"is\":\"is\",\"values\":[\"eve\"]}]}}");
        personal.forEach((what, question) -> {
            TestServer.Answer answer = server.byToken(viewer, "POST", "/api/analyses/" + what, question);
            assertThat(answer.status()).as(what + answer.body()).isEqualTo(403);
            assertThat(answer.body().path("code").asText()).isEqualTo("http.personal-field");
            assertThat(server.byToken(server.operatorKey(), "POST", "/api/analyses/" + what, question)
                            .status())
                    .as(what)
                    .isEqualTo(200);
        });
        assertThat(server.byToken(viewer, "GET", "/api/analyses/values?field=anonymous_id", "")
                        .status())
                .isEqualTo(403);
        assertThat(server.byToken(viewer, "GET", "/api/analyses/values?field=path", "")
                        .status())
                .isEqualTo(200);
        assertThat(server.byToken(viewer, "POST", "/api/analyses/funnels", "{" + STEPS + ",\"by\":\"path\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFunnelTellsPeopleSharesAndSeconds() {
        JsonNode found = ask("funnels", "{" + STEPS + ",\"by\":\"path\"}");

        JsonNode bought = found.path("steps").path(1);
        assertThat(found.path("steps").path(0).path("people").asInt()).isEqualTo(2);
        assertThat(bought.path("title").asText()).isEqualTo("Bought");
        assertThat(bought.path("people").asInt()).isEqualTo(1);
        assertThat(bought.path("ofFirst").asDouble()).isEqualTo(0.5);
        assertThat(bought.path("secondsMedian").asDouble()).isEqualTo(30);
        assertThat(found.path("rows").toString())
                .isEqualTo("[{\"label\":{\"kind\":\"value\",\"values\":[\"/bob\"]},\"steps\":[1,0]},"
                        + "{\"label\":{\"kind\":\"value\",\"values\":[\"/eve\"]},\"steps\":[1,1]}]");
        assertThat(found.path("notes").path(0).path("code").asText()).isEqualTo("window-open");
    }

    @Test
    void whoDroppedOutIsNamed() {
        JsonNode found = ask("funnels/people", "{" + STEPS + ",\"step\":2,\"outcome\":\"dropped\"}");

        assertThat(found.path("people").findValuesAsText("profileId"))
                .containsExactly(Long.toString(Person.hash(null, "bob", "")));
    }

    @Test
    void retentionAndPathsAreTold() {
        JsonNode retention = ask(
                "retention", "{\"first\":{\"type\":\"page\"},\"again\":{\"event\":\"Order Completed\"},\"periods\":2}");
        JsonNode paths = ask("paths", "{\"nodes\":\"event\",\"depth\":3}");

        assertThat(retention.path("total").path("people").asInt()).isEqualTo(2);
        assertThat(retention.path("total").path("cells").path(0).path("people").asInt())
                .isEqualTo(1);
        assertThat(retention.path("total").path("cells").path(1).path("state").asText())
                .isEqualTo("future");
        assertThat(paths.path("total").asInt()).isEqualTo(2);
        assertThat(paths.path("links").path(0).path("count").asInt()).isEqualTo(2);
    }

    @Test
    void aSiteIsToldByItsPages() {
        JsonNode web = ask("web", "{\"compare\":\"previous\"}");

        JsonNode visits = web.path("total").path("visits");
        assertThat(visits.path("visits").asInt()).isEqualTo(2);
        assertThat(visits.path("bounceRate").asDouble()).isEqualTo(1);
        assertThat(visits.has("engagedSeconds")).isFalse();
        assertThat(web.path("compared").path("pageViews").asInt()).isZero();
        assertThat(web.path("pages").findValuesAsText("exitRate")).containsExactly("1.0", "1.0");
        assertThat(web.path("landings").path(1).path("label").toString())
                .isEqualTo("{\"kind\":\"value\",\"values\":[\"/eve\"]}");
        assertThat(printed("web")).contains("/eve").contains("100.0%");
        assertThat(printed("web", "--show", "landings")).contains("/bob").contains("all");
        assertThat(printed("web", "--show", "vitals", "--format", "csv")).startsWith("VITAL,PAGE,DEVICE,MEASURED");
        assertThat(server.byToken(server.operatorKey(), "POST", "/api/analyses/web", "{\"rows\":0}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatVisitsAreCanBeAConditionOfEachAnalysis() {
        String where = "\"where\":[{\"field\":\"visit.landing_page\",\"is\":\"is\",\"values\":[\"/bob\"]}]";

        assertThat(ask("paths", "{" + where + "}").toString()).contains("/bob").doesNotContain("/eve");
        assertThat(ask("web", "{" + where + "}")
                        .path("total")
                        .path("visits")
                        .path("visits")
                        .asInt())
                .isEqualTo(1);
        ask("funnels", "{" + STEPS + "," + where + "}");
        ask("retention", "{" + where + "}");
    }

    @Test
    void costsStandBesideVisitsAndOrders() {
        JsonNode found = ask("acquisition", "{\"by\":\"channel\"}");

        assertThat(found.path("total").path("visits").asInt()).isEqualTo(2);
        assertThat(found.path("total").path("newPeople").asInt()).isEqualTo(2);
        assertThat(found.path("met").findValuesAsText("kind"))
                .containsExactly("joined", "cost-only", "events-only", "unresolved");
        assertThat(found.path("notes").path(0).path("code").asText()).isEqualTo("join");
        assertThat(printed("acquisition", "--by", "content")).contains("ROAS").contains("(unresolved)");
        assertThat(server.byToken(server.operatorKey(), "POST", "/api/analyses/acquisition", "{\"by\":\"day\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (String question : new String[] {
            "{}",
            "{\"steps\":[{\"of\":{}}]}",
            "{\"windowSeconds\":0," + STEPS + "}",
            "{\"from\":\"1926-01-01\",\"to\":\"2026-01-01\"," + STEPS + "}",
            "{\"excluding\":[{\"of\":{},\"after\":7}]," + STEPS + "}"
        }) {
            TestServer.Answer answer = server.byToken(server.operatorKey(), "POST", "/api/analyses/funnels", question);
            assertThat(answer.status()).as(question + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void commandsPrintTables() {
        assertThat(printed(
                        "funnel", "--step", "track:Product Viewed", "--step", "track:Order Completed", "--by", "path"))
                .contains("/eve")
                .contains("(all)");
        assertThat(printed("retention", "--first", "page", "--format", "csv")).startsWith("FROM,PEOPLE,0,1");
        assertThat(printed("paths", "--end", "track:Order Completed")).contains("Order Completed");
    }

    private static String printed(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[words.length + 4];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--url";
        all[words.length + 1] = server.url().toString();
        all[words.length + 2] = "--token";
        all[words.length + 3] = server.operatorKey();
        assertThat(command.execute(all)).as(err.toString()).isZero();
        return out.toString();
    }
}
