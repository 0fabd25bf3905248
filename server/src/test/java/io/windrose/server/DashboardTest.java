package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dashboards and annotations, as a program meets them. */
@Timeout(120)
class DashboardTest {
    private static final String BOARD = """
            {"name":"%s","dates":{"days":28},"compare":"year","shared":true,
             "filters":[{"field":"country","is":"is","values":["DE"]}],
             "cards":[{"place":{"column":0,"row":0,"width":12,"height":1},"markdown":"# Hello"},
                      {"title":"Orders","place":{"column":0,"row":1,"width":6,"height":4},
                       "analysis":{"kind":"trends","question":{"metrics":[{"metric":"orders"}]},"chart":"bar"},
                       "dates":{"from":"2026-01-01","to":"2026-01-31"}}]}""";

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Map<String, String> session;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of());
        TestServer.Answer signedIn = server.signIn("owner", server.ownerPassword());
        session = Map.of(
                "Cookie", signedIn.header("Set-Cookie").replaceFirst(";.*", ""),
                "X-CSRF-Token", signedIn.body().path("csrfToken").asText(),
                "Content-Type", "application/json");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aDashboardComesBackAsItWasSent() {
        JsonNode kept = asked("POST", "/api/dashboards", BOARD.formatted("Monday"), 201);
        String address = "/api/dashboards/" + kept.path("id").asText();

        assertThat(asked("GET", address, "", 200)).isEqualTo(kept);
        assertThat(kept.path("cards").path(1).path("analysis").toString())
                .isEqualTo(
                        "{\"kind\":\"trends\",\"question\":{\"metrics\":[{\"metric\":\"orders\"}]},\"chart\":\"bar\"}");
        assertThat(kept.path("cards").path(1).path("dates").toString())
                .isEqualTo("{\"from\":\"2026-01-01\",\"to\":\"2026-01-31\"}");
        assertThat(kept.path("cards").path(0).toString())
                .isEqualTo("{\"title\":\"\",\"place\":{\"column\":0,\"row\":0,\"width\":12,\"height\":1},"
                        + "\"markdown\":\"# Hello\"}");
        assertThat(kept.path("filters").toString())
                .isEqualTo("[{\"field\":\"country\",\"is\":\"is\",\"values\":[\"DE\"]}]");
        assertThat(asked("GET", "/api/dashboards", "", 200).path("items").findValuesAsText("name"))
                .contains("Monday");

        String changed = BOARD.formatted("Tuesday").replaceFirst("\\{", "{\"version\":1,");
        assertThat(asked("PUT", address, changed, 200).path("version").asInt()).isEqualTo(2);
        assertThat(asked("PUT", address, changed, 409).path("code").asText()).isEqualTo("visualize.dashboard-changed");
        asked("DELETE", address, "", 204);
        assertThat(asked("GET", address, "", 404).path("code").asText()).isEqualTo("visualize.unknown-dashboard");
    }

    @Test
    void whatACompanyBeginsWithIsAnswered() {
        int asked = 0;
        for (JsonNode listed : asked("GET", "/api/dashboards", "", 200).path("items")) {
            JsonNode cards = asked("GET", "/api/dashboards/" + listed.path("id").asText(), "", 200)
                    .path("cards");
            for (JsonNode card : cards) {
                String kind = card.path("analysis").path("kind").asText();
                if (List.of("trends", "funnels", "retention", "paths").contains(kind)) {
                    String question = card.path("analysis").path("question").toString();
                    asked("POST", "/api/analyses/" + kind, question, 200);
                    asked++;
                }
            }
        }
        assertThat(asked).isGreaterThan(15);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"name":"x"}                                                      | http.missing-field
            {"name":"x","dates":{"days":0}}                                   | visualize.wrong-dates
            {"name":"x","dates":{"days":3,"to":"2026-01-01"}}                 | http.wrong-field
            {"name":"x","dates":{"days":3},"compare":"last"}                  | analyze.unknown-comparison
            {"name":"x","dates":{"days":3},"cards":[{"markdown":"a"}]}        | http.missing-field
            {"name":"x","dates":{"days":3},"cards":[{"place":{"column":9,"row":0,"width":4,"height":1},"markdown":"a"}]}  | visualize.wrong-place
            {"name":"x","dates":{"days":3},"cards":[{"place":{"column":0,"row":0,"width":4,"height":1}}]}                 | http.wrong-field
            {"name":"x","dates":{"days":3},"cards":[{"place":{"column":0,"row":0,"width":4,"height":1},"analysis":{"kind":"trends","question":[]}}]} | http.wrong-field
            {"name":"x","dates":{"days":3},"colour":"red"}                    | http.unknown-field
            """)
    void aWrongDashboardSaysWhy(String body, String code) {
        assertThat(asked("POST", "/api/dashboards", body, 400).path("code").asText())
                .isEqualTo(code);
    }

    @Test
    void annotationsAreToldByTheirDays() {
        JsonNode kept = asked("POST", "/api/annotations", "{\"from\":\"2026-03-02\",\"text\":\"New prices\"}", 201);
        String address = "/api/annotations/" + kept.path("id").asText();
        String around = "/api/annotations?from=2026-03-01&to=2026-03-31";

        assertThat(asked("GET", around, "", 200).path("items").path(0)).isEqualTo(kept);
        assertThat(asked("GET", "/api/annotations?from=2026-04-01&to=2026-04-02", "", 200)
                        .path("items"))
                .isEmpty();
        asked("PUT", address, "{\"version\":1,\"from\":\"2026-03-03\",\"text\":\"New prices, late\"}", 200);
        assertThat(asked("GET", around, "", 200).findValuesAsText("text")).containsExactly("New prices, late");
        asked("DELETE", address, "", 204);
        assertThat(asked("GET", around, "", 200).path("items")).isEmpty();
        assertThat(asked("GET", "/api/annotations?from=2026-03-01", "", 400)
                        .path("code")
                        .asText())
                .isEqualTo("http.missing-field");
    }

    private static JsonNode asked(String method, String path, String body, int status) {
        TestServer.Answer answer = server.send(method, path, session, body);
        assertThat(answer.status()).as(path).isEqualTo(status);
        return status == 204 ? NullNode.getInstance() : answer.body();
    }
}
