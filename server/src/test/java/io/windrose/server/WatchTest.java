package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Watches of metrics, as a program meets them. */
@Timeout(120)
class WatchTest {
    private static final String QUESTION = "{\"metric\": {\"metric\": \"orders\"}}";
    private static final String SECRET = "https://hooks.shop.example/services/T0/B0/verysecretindeed";

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestServer.Answer ask(String method, String path, String body) {
        return server.byToken(server.operatorKey(), method, path, body);
    }

    private static JsonNode watch(String more) {
        TestServer.Answer added =
                ask("POST", "/api/watches", "{\"name\": \"Orders\", \"question\": %s%s}".formatted(QUESTION, more));
        assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
        return added.body();
    }

    @Test
    void addressesThatAreSecretsAreKeptAndNotShown() {
        JsonNode added = watch(", \"recipients\": [{\"channel\": \"slack\", \"address\": \"%s\"}]".formatted(SECRET));
        String id = added.path("id").asText();
        TestServer.Answer changed =
                ask("PUT", "/api/watches/" + id, "{\"name\": \"All orders\", \"question\": %s}".formatted(QUESTION));

        assertThat(added.toString()).doesNotContain("verysecret");
        assertThat(changed.body().path("name").asText()).isEqualTo("All orders");
        assertThat(changed.body().path("recipients")).hasSize(1);
        assertThat(ask("GET", "/api/watches", "").body().toString()).doesNotContain("verysecret");
        assertThat(ask("DELETE", "/api/watches/" + id, "").status()).isEqualTo(204);
        assertThat(ask("GET", "/api/watches/" + id, "").status()).isEqualTo(404);
    }

    @Test
    void theCommandAddsListsAndDeletes() {
        String added = said("add", "Fewer orders", "--metric", "orders", "--where", "country=DE", "--slack", SECRET);
        String id = added.substring(added.lastIndexOf(' ') + 1).strip();

        assertThat(ask("GET", "/api/watches/" + id, "")
                        .body()
                        .path("watch")
                        .path("question")
                        .toString())
                .contains("orders", "country", "DE");
        assertThat(said("list"))
                .contains("Fewer orders", "orders", "watching", "slack hooks.shop.example")
                .doesNotContain("verysecret");
        assertThat(said("evaluate")).contains("judged", "opened");
        assertThat(said("delete", id)).contains("no longer");
        assertThat(said("list")).doesNotContain("Fewer orders");
    }

    private static String said(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of("watches"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        assertThat(command.execute(all.toArray(String[]::new)))
                .as(out.toString())
                .isZero();
        return out.toString();
    }

    @Test
    void aWatchFollowsItsDashboardAndRestsWithoutIt() {
        String dashboard = ask("POST", "/api/dashboards", """
                        {"name": "Followed", "dates": {"days": 30}, "cards": [], "filters": []}""").body().path("id").asText();
        String id =
                watch(", \"dashboard\": \"%s\"".formatted(dashboard)).path("id").asText();
        assertThat(ask("POST", "/api/watches/evaluate", "")
                        .body()
                        .path("resting")
                        .asInt())
                .isZero();
        assertThat(ask("GET", "/api/watches/" + id, "").body().path("watch").has("judgedOn"))
                .isTrue();
        String second =
                watch(", \"dashboard\": \"%s\"".formatted(dashboard)).path("id").asText();
        ask("DELETE", "/api/dashboards/" + dashboard, "");
        ask("POST", "/api/watches/evaluate", "");

        assertThat(ask("GET", "/api/watches/" + second, "")
                        .body()
                        .path("watch")
                        .path("resting")
                        .asText())
                .contains("there is no dashboard");
    }

    @Test
    void aQuestionThatMakesNoSenseIsRefused() {
        TestServer.Answer answer =
                ask("POST", "/api/watches", "{\"name\": \"x\", \"question\": {\"metric\": {\"metric\": \"none\"}}}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("code").asText()).isEqualTo("analyze.unknown-metric");
    }
}
