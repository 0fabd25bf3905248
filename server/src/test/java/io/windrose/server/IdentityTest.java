package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Who is who, from the call to the answer in SQL. */
class IdentityTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(
                folder.resolve("data"), Map.of("lake.batch-interval", "1s", "profile.publish-interval", "1s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aVisitorWhoSignsInLaterIsOnePersonBackwardsInTimeUntilThatIsUndone() {
        Sender shop = Sender.of(server, "shop");
        for (int i = 0; i < 3; i++) {
            shop.post("/v1/page", "{\"anonymousId\":\"visitor-ada\",\"name\":\"Home\"}");
        }
        shop.post("/v1/page", "{\"anonymousId\":\"visitor-eve\",\"name\":\"Home\"}");
        awaitProfiles("shop", List.of(1, 3));

        shop.post("/v1/identify", "{\"anonymousId\":\"visitor-ada\",\"userId\":\"ada\",\"messageId\":\"signed-in\"}");
        shop.post("/v1/track", "{\"userId\":\"ada\",\"event\":\"Order Completed\"}");
        awaitProfiles("shop", List.of(1, 5));

        JsonNode profile = get("/api/profiles?anonymousId=visitor-ada");
        assertThat(profile.path("ids").findValuesAsText("id")).containsExactly("ada", "visitor-ada");
        assertThat(get("/api/profiles/" + profile.path("profileId").asText())).isEqualTo(profile);
        JsonNode merge = profile.path("merges").path(0);
        assertThat(merge.path("cause").path("messageId").asText()).isEqualTo("signed-in");
        assertThat(merge.path("cause").path("source").asText()).isEqualTo("shop");

        TestServer.Answer undone = undo("{\"merge\":" + merge.path("merge").asText() + "}");
        assertThat(undone.status()).isEqualTo(201);
        awaitProfiles("shop", List.of(1, 2, 3));
        shop.post("/v1/identify", "{\"anonymousId\":\"visitor-ada\",\"userId\":\"ada\"}");
        awaitProfiles("shop", List.of(1, 3, 3));

        assertThat(send("DELETE", "/api/identities/blocks/" + undone.body().path("block"), "")
                        .status())
                .isEqualTo(204);
        awaitProfiles("shop", List.of(1, 6));
        assertThat(get("/api/audit").path("items").findValuesAsText("action"))
                .contains("identity.undo", "identity.lift");
    }

    @Test
    void theCommandShowsAndUndoes() {
        Sender sender = Sender.of(server, "command");
        sender.post("/v1/alias", "{\"previousId\":\"old name\",\"userId\":\"new name\"}");
        sender.post("/v1/identify", "{\"anonymousId\":\"undefined\",\"userId\":\"new name\"}");
        awaitProfile("new name");

        assertThat(command("show", "--user", "new name")).contains("profile ").contains("old name");
        assertThat(command("merges")).contains("alias").contains("old name");
        TestServer.await(
                "refused", () -> command("refused", "--reason", "meaningless").contains("undefined"));
        assertThat(command("undo", "--user", "new name")).startsWith("block ");
        assertThat(command("show", "--user", "old name")).contains("undone");
        String blocks = command("blocks");
        assertThat(blocks).contains("new name").contains("undone");
        command("lift", blocks.lines().skip(1).findFirst().orElseThrow().split(" ", -1)[0]);
        assertThat(command("show", "--user", "new name")).contains("old name");
    }

    @Test
    void whatIsNotThereAndWhatIsNotClearIsSaid() {
        assertThat(problem(send("GET", "/api/profiles?userId=nobody", ""))).isEqualTo("404 profile.unknown-id");
        assertThat(problem(send("GET", "/api/profiles", ""))).isEqualTo("400 profile.no-id");
        assertThat(problem(send("GET", "/api/profiles/x", ""))).isEqualTo("400 profile.no-number");
        assertThat(problem(send("GET", "/api/identities/refused?reason=x", "")))
                .isEqualTo("400 profile.unknown-reason");
        assertThat(problem(undo("{}"))).isEqualTo("400 profile.no-id");
        assertThat(problem(undo("{\"merge\":4711,\"userId\":\"ada\"}"))).isEqualTo("400 profile.no-id");
        assertThat(problem(undo("{\"merge\":4711}"))).isEqualTo("404 profile.unknown-merge");
        assertThat(problem(undo("{\"userId\":\"nobody\"}"))).isEqualTo("404 profile.unknown-id");
        assertThat(problem(send("DELETE", "/api/identities/blocks/4711", ""))).isEqualTo("404 profile.unknown-block");
        assertThat(server.textAs(server.operatorKey(), "/metrics"))
                .contains("windrose_profile_lag")
                .contains("windrose_profile_refused_total{reason=\"shared\"}");
    }

    /** Until the events of the source fall into profiles of these sizes. */
    private static void awaitProfiles(String source, List<Integer> sizes) {
        String sql = "select profile_id, count(*) from events where source_id = '" + source + "' group by 1 order by 2";
        List<Integer> found = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        do {
            found.clear();
            server.rows(sql).forEach(row -> found.add(row.path(1).asInt()));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        } while (!found.equals(sizes) && System.nanoTime() < deadline);
        assertThat(found).isEqualTo(sizes);
    }

    private static void awaitProfile(String userId) {
        TestServer.await(
                userId,
                () -> send("GET", "/api/profiles?userId=" + userId.replace(" ", "%20"), "")
                                .status()
                        == 200);
    }

    private static JsonNode get(String path) {
        TestServer.Answer answer = send("GET", path, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static TestServer.Answer undo(String body) {
        return send("POST", "/api/identities/undo", body);
    }

    private static TestServer.Answer send(String method, String path, String body) {
        return server.byToken(server.operatorKey(), method, path, body);
    }

    private static String problem(TestServer.Answer answer) {
        return answer.status() + " " + answer.body().path("code").asText();
    }

    private static String command(String... arguments) {
        List<String> all = new ArrayList<>(List.of("identity"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", server.folder().toString()));
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute(all.toArray(String[]::new))).as(all + " " + out).isZero();
        return out.toString();
    }
}
