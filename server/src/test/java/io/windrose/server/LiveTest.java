package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the events that come in, through the real door. */
@Timeout(60)
class LiveTest {
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

    @Test
    void showsAnEventAsItWasSentBesideAsItIsStored() {
        Sender sender = Sender.of(server, "both-forms");
        try (LiveStream stream = open(sender, "", Optional.empty())) {
            assertThat(stream.next().orElseThrow().name()).isEqualTo("start");
            sender.post("/v1/batch", """
                    {"writeKey": "%s", "batch": [{"type": "track", "event": "Order Completed", "userId": "ada",
                     "messageId": "m-1", "properties": {"order_id": "o-1", "revenue": 19.90, "currency": "eur"},
                     "context": {"ip": "203.0.113.77", "page": {"path": "/thanks"}}}]}""".formatted(sender.key()));

            LiveStream.Message message = stream.next().orElseThrow();
            JsonNode entry = message.data();
            assertThat(message.name()).isEqualTo("entry");
            assertThat(entry.path("verdict").asText()).isEqualTo("accepted");
            assertThat(entry.path("source").asText()).isEqualTo("both-forms");
            assertThat(entry.path("name").asText()).isEqualTo("Order Completed");
            assertThat(entry.path("person").asText()).isEqualTo("ada");
            assertThat(entry.path("page").asText()).isEqualTo("/thanks");
            assertThat(entry.path("sent").asText())
                    .contains("\"messageId\": \"m-1\"")
                    .contains("\"currency\": \"eur\"")
                    .contains("203.0.113.0");
            assertThat(entry.path("stored").asText())
                    .contains("\"event_id\": \"m-1\"")
                    .contains("\"currency\": \"EUR\"")
                    .contains("\"order_id\": \"o-1\"");
            assertThat(entry.toString()).doesNotContain("203.0.113.77").doesNotContain(sender.key());
        }
    }

    @Test
    void tellsOfTablesThatHaveNewRows() {
        Sender sender = Sender.of(server, "changes");
        try (LiveStream stream = LiveStream.ofChanges(server)) {
            assertThat(stream.next().orElseThrow().name()).isEqualTo("start");
            sender.post("/v1/track", track("Bought", "new"));

            LiveStream.Message told = stream.await(message -> message.name().equals("changed")
                    && message.data().path("tables").toString().contains("\"events\""));
            assertThat(told.data().path("tables").isArray()).isTrue();
        }
    }

    @Test
    void showsWhatWasRejectedWithTheRemedyAndWhatWasDroppedWithoutContent() {
        Sender sender = Sender.of(server, "refused");
        try (LiveStream stream = open(sender, "", Optional.empty())) {
            sender.post("/v1/track", "{\"userId\": \"ada\", \"writeKey\": \"" + sender.key() + "\"}");
            JsonNode rejected = entry(stream);
            sender.post(
                    "/v1/track",
                    "{\"event\": \"Secret\", \"userId\": \"bob\", \"context\":"
                            + " {\"consent\": {\"analytics\": false}}}");
            JsonNode dropped = entry(stream);

            assertThat(rejected.path("verdict").asText()).isEqualTo("rejected");
            assertThat(rejected.path("reason").asText()).isEqualTo("collect.missing");
            assertThat(rejected.path("problems").path(0).path("path").asText()).isEqualTo("event");
            assertThat(rejected.path("problems").path(0).path("remedy").asText())
                    .isEqualTo("name what happened");
            assertThat(rejected.path("sent").asText()).contains("\"userId\": \"ada\"");
            assertThat(rejected.has("stored")).isFalse();
            assertThat(rejected.toString()).doesNotContain(sender.key());
            assertThat(dropped.path("verdict").asText()).isEqualTo("dropped");
            assertThat(dropped.path("reason").asText()).isEqualTo("consent");
            assertThat(dropped.toString()).doesNotContain("Secret").doesNotContain("bob");
        }
    }

    @Test
    void showsOnlyWhatFitsTheFilter() {
        Sender sender = Sender.of(server, "filtered");
        try (LiveStream stream =
                open(sender, "&type=track&name=Wanted&verdict=accepted&text=PLAN-B", Optional.empty())) {
            sender.post("/v1/track", track("Other", "plan-b"));
            sender.post("/v1/track", track("Wanted", "plan-a"));
            sender.post("/v1/track", "{\"userId\": \"plan-b\"}");
            Sender.of(server, "filtered-other").post("/v1/track", track("Wanted", "plan-b"));
            sender.post("/v1/track", track("Wanted", "Plan-B"));

            assertThat(entry(stream).path("stored").asText()).contains("Plan-B");
        }
        assertThat(server.byToken(server.operatorKey(), "GET", "/api/live?verdict=unheard", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void goesOnWhereTheLastConnectionEnded() {
        Sender sender = Sender.of(server, "resumed");
        String seen;
        try (LiveStream stream = open(sender, "", Optional.empty())) {
            sender.post("/v1/track", track("First", "a"));
            seen = stream.await(message -> message.name().equals("entry")).id();
        }
        sender.post("/v1/track", track("Second", "b"));
        try (LiveStream stream = open(sender, "", Optional.of(seen))) {
            assertThat(stream.next().orElseThrow().data().path("resumed").asBoolean())
                    .isTrue();
            assertThat(entry(stream).path("name").asText()).isEqualTo("Second");
        }
        try (LiveStream stream = open(sender, "", Optional.of("00000000-0000-7000-8000-000000000000/7"))) {
            assertThat(stream.next().orElseThrow().data().path("resumed").asBoolean())
                    .isFalse();
            assertThat(entry(stream).path("name").asText()).isEqualTo("First");
        }
        JsonNode list = server.byToken(server.operatorKey(), "GET", "/api/live?source=resumed", "")
                .body()
                .path("items");
        assertThat(StreamSupport.stream(list.spliterator(), false)
                        .map(one -> one.path("name").asText()))
                .containsExactly("First", "Second");
    }

    @Test
    void sumsUpWhoIsActive() {
        Sender sender = Sender.of(server, "summed");
        try (LiveStream stream = open(sender, "", Optional.empty())) {
            sender.post("/v1/page", "{\"userId\": \"summed-1\", \"context\": {\"page\": {\"path\": \"/summed\"}}}");
            entry(stream);
        }
        JsonNode summary = server.byToken(server.operatorKey(), "GET", "/api/live/summary", "")
                .body();

        assertThat(summary.path("activeInFiveMinutes").asLong()).isPositive();
        assertThat(summary.path("minutes")).hasSize(30);
        assertThat(StreamSupport.stream(summary.path("pages").spliterator(), false)
                        .map(page -> page.path("path").asText()))
                .contains("/summed");
    }

    @Test
    void letsGoOfAConnectionWhoseClientLeft() {
        awaitNoViews();
        try (LiveStream stream = open(Sender.of(server, "left"), "", Optional.empty())) {
            stream.next();
            assertThat(views()).isEqualTo(1);
        }
        awaitNoViews();
    }

    private static void awaitNoViews() {
        TestServer.await("no views", () -> views() == 0);
    }

    private static double views() {
        return server.textAs(server.operatorKey(), "/metrics")
                .lines()
                .filter(line -> line.startsWith("windrose_live_views "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private static LiveStream open(Sender sender, String filter, Optional<String> lastId) {
        LiveStream stream = LiveStream.open(server, "source=" + sender.source() + filter, lastId);
        assertThat(stream.status()).isEqualTo(200);
        return stream;
    }

    private static JsonNode entry(LiveStream stream) {
        return stream.await(message -> message.name().equals("entry")).data();
    }

    private static String track(String name, String plan) {
        return "{\"event\": \"%s\", \"userId\": \"ada\", \"properties\": {\"plan\": \"%s\"}}".formatted(name, plan);
    }
}
