package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Health, figures, request ids and the form of errors. */
class OperationsTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("http.trusted-proxies", "127.0.0.1"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void livesAndIsReady() {
        assertThat(server.send("GET", "/health/live", Map.of(), "")
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("up");
        TestServer.Answer ready = server.send("GET", "/health/ready", Map.of(), "");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body().path("parts").path("database").asText()).isEqualTo("up");
        assertThat(ready.body().path("parts").path("stream").asText()).isEqualTo("up");
        assertThat(server.send("HEAD", "/health/ready", Map.of(), "").status()).isEqualTo(200);
    }

    @Test
    void countsRequestsByRouteAndNotByPath() {
        String secretPath = "/api/sources/secret-name";
        server.byToken(server.operatorKey(), "DELETE", secretPath, "");
        server.send("GET", "/nothing/here.txt", Map.of(), "");
        String metrics = metrics();

        assertThat(metrics)
                .contains(
                        "windrose_http_requests_seconds_count{method=\"DELETE\",route=\"/api/sources/{name}\",status=\"404\"}")
                .contains("route=\"none\"")
                .contains("jvm_memory_used_bytes")
                .contains("hikaricp_connections")
                .doesNotContain("secret-name")
                .doesNotContain("/nothing/here");
    }

    @Test
    void aRequestHasAnIdWhichTheSenderMayGive() {
        Map<String, String> given = Map.of("X-Request-Id", "abc-123-def");
        Map<String, String> bad = Map.of("X-Request-Id", "a b\"c");

        assertThat(server.send("GET", "/health/live", given, "").header("X-Request-Id"))
                .isEqualTo("abc-123-def");
        assertThat(server.send("GET", "/health/live", bad, "").header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void everyErrorIsAProblemDocument() {
        TestServer.Answer answer = server.send("GET", "/api/users", Map.of("X-Request-Id", "request-1234"), "");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.body().path("type").asText()).isEqualTo("about:blank");
        assertThat(answer.body().path("status").asInt()).isEqualTo(401);
        assertThat(answer.body().path("code").asText()).isEqualTo("security.no-credentials");
        assertThat(answer.body().path("instance").asText()).isEqualTo("urn:windrose:request:request-1234");
    }

    @Test
    void aWrongBodyIsNamed() {
        assertThat(create("{\"nam\":\"x\"}").path("detail").asText())
                .contains("\"nam\"")
                .contains("name");
        assertThat(create("{}").path("detail").asText()).contains("\"name\" is missing");
        assertThat(create("{\"name\":[1]}").path("detail").asText()).contains("\"name\"");
        assertThat(create("{\"name\":").path("code").asText()).isEqualTo("http.no-json");
        assertThat(create("{\"name\":\"a\",\"name\":\"b\"}").path("status").asInt())
                .isEqualTo(400);
        assertThat(create("null").path("code").asText()).isEqualTo("http.no-body");
        assertThat(create("{\"name\":\"" + "x".repeat(2_000_000) + "\"}")
                        .path("status")
                        .asInt())
                .isEqualTo(413);
    }

    private static JsonNode create(String body) {
        return server.byToken(server.operatorKey(), "POST", "/api/sources", body)
                .body();
    }

    @Test
    void aTrustedProxyTellsOfHttps() {
        TestServer.Answer answer = server.send(
                "POST",
                "/api/session",
                Map.of("Content-Type", "application/json", "X-Forwarded-Proto", "https"),
                "{\"name\":\"owner\",\"password\":\"" + server.ownerPassword() + "\"}");

        assertThat(answer.header("Set-Cookie")).contains("; Secure");
    }

    private static String metrics() {
        return server.textAs(server.operatorKey(), "/metrics");
    }
}
