package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.configuration.Configuration;
import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill: copy a running server, lose it, and have everything again elsewhere. */
class BackupTest {
    private static final String CHECKSUMS =
            "select count(*), count(distinct event_id), sum(hash(event_id, name, person, occurred_at, properties::varchar)"
                    + "::hugeint)::varchar from events";
    private static final Map<String, String> QUICK =
            Map.of("lake.batch-interval", "1s", "profile.publish-interval", "1s");

    @TempDir
    private Path folder;

    @Test
    void everythingIsThereAfterARestoreAndGoesOn() {
        Path backup = folder.resolve("backup");
        String key;
        String token;
        JsonNode before;
        try (TestServer server = new TestServer(folder.resolve("lost"), QUICK)) {
            key = owner(server, "POST", "/api/sources", "{\"name\":\"web\"}")
                    .path("writeKeys")
                    .path(0)
                    .path("key")
                    .asText();
            token = owner(server, "POST", "/api/tokens", "{\"name\":\"t\",\"role\":\"analyst\"}")
                    .path("token")
                    .asText();
            for (int i = 0; i < 20; i++) {
                send(server, key, "before-" + i);
            }
            identify(server, key, "phone");
            awaitJoined(server, token, 1);
            reject(server, key);
            owner(server, "POST", "/api/sql/queries", "{\"name\":\"kept\",\"sql\":\"select 1\"}");

            JsonNode made = owner(server, "POST", "/api/backups", "{\"folder\":\"" + backup + "\"}");
            assertThat(made.path("folder").asText()).isEqualTo(backup.toString());
            before = rows(server, token, CHECKSUMS);
            assertThat(before.path(0).path(0).asInt()).isEqualTo(21);
            send(server, key, "after the backup");
            assertThat(server.byToken(server.operatorKey(), "POST", "/api/backups", "{\"folder\":\"" + backup + "\"}")
                            .status())
                    .isEqualTo(409);
        }

        Wiring.restore(configuration("found"), backup);
        try (TestServer server = new TestServer(folder.resolve("found"), QUICK)) {
            assertThat(server.wiring().firstOwner()).isEmpty();
            assertThat(rows(server, token, CHECKSUMS)).isEqualTo(before);
            assertThat(rows(server, token, "select count(*) from rejected")
                            .path(0)
                            .path(0)
                            .asInt())
                    .isEqualTo(1);
            JsonNode audit = owner(server, "GET", "/api/audit", "").path("items");
            assertThat(audit.findValuesAsText("action")).contains("source.add", "token.add");
            assertThat(owner(server, "GET", "/api/sql/queries", "")
                            .path("items")
                            .findValuesAsText("name"))
                    .containsExactly("kept");

            // The stream is a new one: what it brings must not be taken for what the backup has.
            for (int i = 0; i < 30; i++) {
                send(server, key, "anew-" + i);
            }
            awaitRows(server, token, 51);
            JsonNode ledger = owner(server, "GET", "/api/ledger", "").path("totals");
            assertThat(ledger.path("state").asText()).isNotEqualTo("off");
            assertThat(ledger.path("stored").asInt()).isEqualTo(51);
            assertThat(ledger.path("foreign").asInt()).isEqualTo(22);
            identify(server, key, "laptop");
            awaitJoined(server, token, 2);
            owner(server, "POST", "/api/sources", "{\"name\":\"audited\"}");
        }
    }

    @Test
    void aFolderInUseAndABrokenBackupAreRefused() throws Exception {
        Path backup = folder.resolve("backup");
        try (TestServer server = new TestServer(folder.resolve("used"), QUICK)) {
            owner(server, "POST", "/api/backups", "{\"folder\":\"" + backup + "\"}");
            assertThatThrownBy(() -> Wiring.restore(configuration("used"), backup))
                    .isInstanceOf(Conflict.class);
        }
        assertThatThrownBy(() -> Wiring.restore(configuration("used"), backup))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("restore into a new data folder");
        Files.delete(backup.resolve("complete"));
        assertThatThrownBy(() -> Wiring.restore(configuration("new"), backup))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining(backup.toString());
    }

    @Test
    void nothingIsTakenInWhileTheDiskIsTooFull() {
        try (TestServer server = new TestServer(folder.resolve("full"), Map.of("disk.limit", "1"))) {
            String key = owner(server, "POST", "/api/sources", "{\"name\":\"web\"}")
                    .path("writeKeys")
                    .path(0)
                    .path("key")
                    .asText();
            TestServer.Answer answer = server.send("POST", "/v1/track", basic(key), event("x"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.body().path("code").asText()).isEqualTo("disk.full");
            // Whoever must make room needs the rest of the server.
            assertThat(server.send("GET", "/health/ready", Map.of(), "").status())
                    .isEqualTo(200);
            assertThat(server.textAs(server.operatorKey(), "/metrics"))
                    .contains("windrose_disk_used_bytes")
                    .contains("windrose_disk_days_to_full");
        }
    }

    private Configuration configuration(String data) {
        return Configuration.read(
                Optional.empty(), Map.of(), Map.of("data", folder.resolve(data).toString()));
    }

    private static JsonNode owner(TestServer server, String method, String path, String body) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), method, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isLessThan(300);
        return answer.body();
    }

    private static JsonNode rows(TestServer server, String token, String sql) {
        String body = TestServer.MAPPER.createObjectNode().put("sql", sql).toString();
        TestServer.Answer answer = server.byToken(token, "POST", "/api/sql", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body().path("rows");
    }

    private static void awaitRows(TestServer server, String token, int wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int found;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            found = rows(server, token, "select count(*) from events")
                    .path(0)
                    .path(0)
                    .asInt();
        } while (found < wanted && System.nanoTime() < deadline);
        assertThat(found).isEqualTo(wanted);
    }

    private static void send(TestServer server, String key, String messageId) {
        assertThat(server.send("POST", "/v1/track", basic(key), event(messageId))
                        .status())
                .isEqualTo(200);
    }

    private static void identify(TestServer server, String key, String anonymousId) {
        String body = "{\"userId\":\"ada\",\"anonymousId\":\"%s\"}".formatted(anonymousId);
        assertThat(server.send("POST", "/v1/identify", basic(key), body).status())
                .isEqualTo(200);
    }

    /** Until SQL joins so many ids to another. */
    private static void awaitJoined(TestServer server, String token, int wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int found;
        do {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            found = rows(server, token, "select count(distinct person) from identities where person <> profile_id")
                    .path(0)
                    .path(0)
                    .asInt();
        } while (found < wanted && System.nanoTime() < deadline);
        assertThat(found).isEqualTo(wanted);
    }

    private static void reject(TestServer server, String key) {
        assertThat(server.send("POST", "/v1/track", basic(key), "{\"event\":5}").status())
                .isEqualTo(400);
    }

    private static String event(String messageId) {
        return TestServer.MAPPER
                .createObjectNode()
                .put("userId", "ada")
                .put("event", "Order Completed")
                .put("messageId", messageId)
                .toString();
    }

    private static Map<String, String> basic(String key) {
        String credentials = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + credentials, "Content-Type", "application/json");
    }
}
