package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A part is away and comes back: the door says so, and what it acknowledged is there afterwards. */
class OutageTest {
    @TempDir
    private static Path folder;

    private static EventStream broker;
    private static TestServer server;

    @BeforeAll
    static void start() {
        broker = EventStream.open(StreamSettings.own(), folder.resolve("kafka"));
        Map<String, String> settings = new HashMap<>(Map.of("lake.batch-interval", "1s"));
        broker.clientProperties().forEach((name, value) -> settings.put("stream.client." + name, value.toString()));
        settings.put("stream.servers", settings.remove("stream.client.bootstrap.servers"));
        server = new TestServer(folder.resolve("data"), settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        broker.close();
    }

    /** Sends numbered events and remembers which were acknowledged. */
    private static final class Numbered {
        private final Sender sender;
        private final Set<String> acknowledged = new TreeSet<>();

        Numbered(Sender sender) {
            this.sender = sender;
        }

        TestServer.Answer send() {
            String id = UUID.randomUUID().toString();
            TestServer.Answer answer =
                    sender.post("/v1/track", "{\"event\":\"Counted\",\"userId\":\"ada\",\"messageId\":\"" + id + "\"}");
            if (answer.status() == 200) {
                acknowledged.add(id);
            }
            return answer;
        }

        void assertAllStoredOnce() {
            JsonNode rows = sender.server()
                    .awaitRows(
                            "select event_id from events where event_id in ('" + String.join("','", acknowledged)
                                    + "')",
                            acknowledged.size());
            Set<String> stored = new TreeSet<>();
            rows.forEach(row -> stored.add(row.path(0).asText()));
            assertThat(stored).isEqualTo(acknowledged).hasSize(rows.size());
        }
    }

    private static boolean isReady() {
        return server.send("GET", "/health/ready", Map.of(), "").status() == 200;
    }

    private static void assertNotReady(String part) {
        TestServer.Answer answer = server.send("GET", "/health/ready", Map.of(), "");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.body().path("parts").path(part).asText()).isEqualTo("down");
        assertThat(server.send("GET", "/health/live", Map.of(), "").status()).isEqualTo(200);
    }

    private static void assertRefused(TestServer.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    }

    @Test
    void theStreamGoesAndComesBack() {
        Numbered events = new Numbered(Sender.of(server, "stream"));
        assertThat(events.send().status()).isEqualTo(200);

        broker.close();
        assertRefused(events.send());
        assertNotReady("stream");

        // On the port of before, where the server looks for it.
        broker = EventStream.open(StreamSettings.own(), folder.resolve("kafka"));
        TestServer.await("ready again", OutageTest::isReady);
        TestServer.await("taken in again", () -> events.send().status() == 200);
        events.assertAllStoredOnce();
    }

    @Test
    void theDatabaseGoesAndComesBack() throws IOException {
        Numbered events = new Numbered(Sender.of(server, "database"));
        assertThat(events.send().status()).isEqualTo(200);
        PostgresTree postgres = PostgresTree.of(server.folder());

        postgres.signal("STOP");
        try {
            // Until the write key is forgotten, events need no database.
            TestServer.await("refused", () -> events.send().status() != 200);
            assertRefused(events.send());
            assertNotReady("database");
        } finally {
            postgres.signal("CONT");
        }

        TestServer.await("ready again", OutageTest::isReady);
        TestServer.await("taken in again", () -> events.send().status() == 200);
        events.assertAllStoredOnce();
    }

    /** The database's processes, which are children of the one that its pid file names. */
    private record PostgresTree(ProcessHandle head) {
        static PostgresTree of(Path data) throws IOException {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                    .get(0));
            return new PostgresTree(ProcessHandle.of(pid).orElseThrow());
        }

        /** The head first: a child that it makes after the children were listed would go on. */
        void signal(String name) {
            send(name, head.pid());
            head.descendants().forEach(process -> send(name, process.pid()));
        }

        private static void send(String name, long pid) {
            try {
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .onExit()
                        .join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
