package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to send an event, from the request to the row. */
class CollectTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> texts(JsonNode rows) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.path(0).asText()));
        return texts;
    }

    @Test
    void everyCallFormBecomesARow() {
        Sender sender = Sender.of(server, "forms");
        Map<String, String> calls = Map.ofEntries(
                Map.entry("track", "\"event\":\"Seen\""),
                Map.entry("t", "\"event\":\"Seen Shortly\""),
                Map.entry("track/", "\"event\":\"Seen With A Slash\""),
                Map.entry("page", "\"name\":\"Home\""),
                Map.entry("p", "\"properties\":{\"name\":\"Home Shortly\"}"),
                Map.entry("screen", "\"name\":\"Start\""),
                Map.entry("s", "\"name\":\"Start Shortly\""),
                Map.entry("identify", "\"traits\":{\"plan\":\"pro\"}"),
                Map.entry("i", "\"traits\":{}"),
                Map.entry("group", "\"groupId\":\"g1\""),
                Map.entry("g", "\"groupId\":\"g2\""),
                Map.entry("alias", "\"previousId\":\"p1\""),
                Map.entry("a", "\"previousId\":\"p2\""));
        calls.forEach((path, fields) -> {
            TestServer.Answer answer = sender.post("/v1/" + path, "{\"userId\":\"ada\"," + fields + "}");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body().path("success").asBoolean()).isTrue();
            assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
        });
        for (String path : List.of("batch", "b", "import")) {
            TestServer.Answer answer = sender.post(
                    "/v1/" + path,
                    "{\"batch\":[{\"type\":\"track\",\"event\":\"Sent By " + path + "\",\"userId\":\"ada\"}]}");
            assertThat(answer.body().path("accepted").asInt()).as(path).isEqualTo(1);
        }

        JsonNode rows = server.awaitRows(
                "select type || ' ' || name from events where source_id = 'forms' and user_id = 'ada'", 16);
        assertThat(texts(rows))
                .containsExactlyInAnyOrder(
                        "track Seen",
                        "track Seen Shortly",
                        "track Seen With A Slash",
                        "page Home",
                        "page Home Shortly",
                        "screen Start",
                        "screen Start Shortly",
                        "identify identify",
                        "identify identify",
                        "group group",
                        "group group",
                        "alias alias",
                        "alias alias",
                        "track Sent By batch",
                        "track Sent By b",
                        "track Sent By import");
    }

    @Test
    void oneBadEventLeavesTheOthersOfItsBatch() {
        Sender sender = Sender.of(server, "mixed");

        TestServer.Answer answer = sender.post("/v1/batch", """
                {"batch":[
                  {"type":"track","event":"First","userId":"ada"},
                  {"type":"track","userId":"ada","messageId":"bad"},
                  {"type":"track","event":"Third","userId":"ada"}]}
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("success").asBoolean()).isFalse();
        assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
        JsonNode refused = answer.body().path("rejected").path(0);
        assertThat(refused.path("index").asInt()).isEqualTo(1);
        assertThat(refused.path("messageId").asText()).isEqualTo("bad");
        assertThat(refused.path("problems").path(0).path("code").asText()).isEqualTo("collect.missing");
        assertThat(refused.path("problems").path(0).path("path").asText()).isEqualTo("event");
        assertThat(texts(server.awaitRows("select name from events where source_id = 'mixed'", 2)))
                .containsExactlyInAnyOrder("First", "Third");
        assertThat(texts(server.awaitRows("select payload from rejected where source_id = 'mixed'", 1)))
                .singleElement()
                .asString()
                .contains("\"messageId\":\"bad\"");
    }

    @Test
    void aWriteKeyMayStandInTheBody() {
        String key = server.addSource("beacons");
        String event = "{\"event\":\"Left\",\"anonymousId\":\"a1\",\"writeKey\":\"" + key + "\"}";

        // As navigator.sendBeacon does: a type that needs no preflight, and no header of one's own.
        TestServer.Answer answer =
                server.send("POST", "/v1/t", Map.of("Content-Type", "text/plain;charset=UTF-8"), event);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode rows = server.awaitRows("select name, context::json from events where source_id = 'beacons'", 1);
        assertThat(rows.path(0).path(0).asText()).isEqualTo("Left");
        assertThat(rows.toString()).doesNotContain(key);
    }

    @Test
    void aPixelIsAnImageAndAnEvent() {
        String key = server.addSource("pixels");
        String data = Base64.getUrlEncoder()
                .encodeToString(("{\"event\":\"Email Opened\",\"userId\":\"ada\",\"writeKey\":\"" + key + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        TestServer.Answer packed = server.send("GET", "/v1/pixel/track?data=" + data, Map.of(), "");
        TestServer.Answer plain = server.send(
                "GET",
                "/v1/pixel.gif?type=track&event=Email+Clicked&userId=ada&properties.plan=pro&writeKey=" + key,
                Map.of(),
                "");
        TestServer.Answer page =
                server.send("GET", "/v1/pixel.gif?anonymousId=a2&name=Home&writeKey=" + key, Map.of(), "");

        for (TestServer.Answer answer : List.of(packed, plain, page)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("image/gif");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(texts(server.awaitRows(
                        "select type || ' ' || name || coalesce(' ' || properties.plan::varchar, '') from events"
                                + " where source_id = 'pixels'",
                        3)))
                .containsExactlyInAnyOrder("track Email Opened", "track Email Clicked pro", "page Home");
    }

    @Test
    void withoutAGoodKeyNothingIsTakenIn() {
        String event = "{\"event\":\"Seen\",\"userId\":\"ada\"}";
        TestServer.Answer none = server.send("POST", "/v1/track", Map.of(), event);
        TestServer.Answer unknown = new Sender(server, "none", "wr_wk_unknown").post("/v1/track", event);
        TestServer.Answer garbled = server.send("POST", "/v1/track", Map.of("Authorization", "Basic %%%"), event);

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.body().path("code").asText()).isEqualTo("collect.no-write-key");
        assertThat(none.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.body().path("code").asText()).isEqualTo("collect.unknown-write-key");
        assertThat(garbled.status()).isEqualTo(401);
    }

    @Test
    void aRevokedKeyEndsWithinSeconds() {
        Sender sender = Sender.of(server, "revoked");
        String event = "{\"event\":\"Seen\",\"userId\":\"ada\"}";
        assertThat(sender.post("/v1/track", event).status()).isEqualTo(200);

        server.byToken(server.operatorKey(), "DELETE", "/api/sources/revoked/keys/" + sender.key(), "");
        long revoked = System.nanoTime();
        while (sender.post("/v1/track", event).status() == 200) {
            assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(Duration.ofSeconds(4));
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }

        assertThat(sender.post("/v1/track", event).status()).isEqualTo(401);
        assertThat(server.send("GET", "/v1/projects/" + sender.key() + "/settings", Map.of(), "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void browsersOfAnySiteMaySend() {
        Map<String, String> question = Map.of(
                "Origin", "https://shop.example",
                "Access-Control-Request-Method", "POST",
                "Access-Control-Request-Headers", "authorization,content-type,x-retry-count");
        for (String path : List.of("/v1/t", "/v1/batch", "/v1/track/", "/v1/projects/k/settings")) {
            TestServer.Answer answer = server.send("OPTIONS", path, question, "");

            assertThat(answer.status()).as(path).isEqualTo(204);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST");
            assertThat(answer.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                    .contains("authorization", "content-type", "content-encoding", "x-retry-count");
        }
        TestServer.Answer sent = Sender.of(server, "sites").post("/v1/t", "{\"event\":\"Seen\",\"userId\":\"ada\"}");
        assertThat(sent.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(sent.header("Access-Control-Expose-Headers")).contains("Retry-After");
        assertThat(sent.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void settingsNameNoIntegrationButOurs() {
        String key = server.addSource("settings");

        TestServer.Answer answer = server.send("GET", "/v1/projects/" + key + "/settings", Map.of(), "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("integrations").size()).isEqualTo(1);
        assertThat(answer.body()
                        .path("integrations")
                        .path("Segment.io")
                        .path("apiKey")
                        .asText())
                .isEqualTo(key);
        assertThat(server.send("GET", "/v1/projects/other/settings", Map.of(), "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void otherMethodsAndCallsAreNamed() {
        assertThat(server.send("HEAD", "/v1/batch", Map.of(), "").status()).isEqualTo(405);
        TestServer.Answer get = server.send("GET", "/v1/track", Map.of(), "");
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.header("Allow")).isEqualTo("OPTIONS, POST");
        TestServer.Answer unknown = Sender.of(server, "calls").post("/v1/trakc", "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body().path("detail").asText()).contains("\"trakc\"").contains("track");
    }
}
