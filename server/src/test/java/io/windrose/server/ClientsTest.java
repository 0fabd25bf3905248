package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.segment.analytics.Analytics;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.PageMessage;
import com.segment.analytics.messages.ScreenMessage;
import com.segment.analytics.messages.TrackMessage;
import io.windrose.server.LossyProxy.Loss;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published client libraries, unchanged. Answers to their first requests are lost, so they send events again that
 * did arrive: every event must be there once.
 */
class ClientsTest {
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

    @Test
    void segmentForNode() throws IOException {
        NodeScripts scripts = NodeScripts.prepare();
        Sender sender = Sender.of(server, "segment-node");
        String messageId = UUID.randomUUID().toString();
        try (LossyProxy proxy = new LossyProxy(server.url(), Loss.ERROR, Loss.CUT)) {
            scripts.run(
                    "segment-node.mjs",
                    Map.of("HOST", proxy.url(), "WRITE_KEY", sender.key(), "MESSAGE_ID", messageId));
            assertSentAgain(proxy);
            assertThat(proxy.posts())
                    .anySatisfy(post -> assertThat(post.headers()).containsKey("x-retry-count"));
        }
        StoredEvents stored = StoredEvents.of(sender, 8);
        stored.assertEightCalls(messageId);
        assertThat(stored.one("Home").path("context").at("/library/name").asText())
                .isEqualTo("@segment/analytics-node");
    }

    @Test
    void rudderStackForNode() throws IOException {
        NodeScripts scripts = NodeScripts.prepare();
        Sender sender = Sender.of(server, "rudder-node");
        String messageId = UUID.randomUUID().toString();
        try (LossyProxy proxy = new LossyProxy(server.url(), Loss.ERROR, Loss.CUT)) {
            scripts.run(
                    "rudder-node.mjs", Map.of("HOST", proxy.url(), "WRITE_KEY", sender.key(), "MESSAGE_ID", messageId));
            assertSentAgain(proxy);
            assertThat(proxy.posts())
                    .allSatisfy(post -> assertThat(post.headers())
                            .containsEntry("content-encoding", "gzip")
                            .containsEntry("content-type", "application/x-www-form-urlencoded"));
        }
        StoredEvents stored = StoredEvents.of(sender, 8);
        stored.assertEightCalls(messageId);
        assertThat(stored.one("Home").path("context").path("channel").asText()).isEqualTo("server");
    }

    /** No answer is lost here: this library waits for up to half a minute before it sends again. */
    @Test
    void segmentForJava() {
        Sender sender = Sender.of(server, "segment-java");
        String messageId = UUID.randomUUID().toString();
        Analytics analytics = Analytics.builder(sender.key())
                .endpoint(server.url().toString())
                .build();
        try {
            analytics.enqueue(IdentifyMessage.builder()
                    .userId("ada")
                    .anonymousId("anonymous-ada")
                    .traits(Map.of("plan", "pro", "seats", 3)));
            analytics.enqueue(TrackMessage.builder("Order Completed")
                    .userId("ada")
                    .properties(Map.of(
                            "order_id",
                            "o-1",
                            "revenue",
                            19.9,
                            "currency",
                            "EUR",
                            "products",
                            List.of(Map.of("sku", "s1", "quantity", 2))))
                    .context(Map.of(
                            "ip",
                            "203.0.113.77",
                            "campaign",
                            Map.of("source", "news", "medium", "email", "name", "may"))));
            analytics.enqueue(PageMessage.builder("Home")
                    .anonymousId("anonymous-ada")
                    .properties(Map.of("url", "https://shop.example/home")));
            analytics.enqueue(ScreenMessage.builder("Start").userId("ada").properties(Map.of("variant", "b")));
            analytics.enqueue(GroupMessage.builder("group-1").userId("ada").traits(Map.of("size", 10)));
            analytics.enqueue(AliasMessage.builder("anonymous-ada").userId("ada"));
            analytics.enqueue(TrackMessage.builder("Dated")
                    .userId("ada")
                    .timestamp(Date.from(Instant.parse("2026-03-01T10:00:00Z"))));
            analytics.enqueue(
                    TrackMessage.builder("Named").anonymousId("anonymous-ada").messageId(messageId));
            analytics.flush();
            StoredEvents.of(sender, 8).assertEightCalls(messageId);
        } finally {
            analytics.shutdown();
        }
    }

    @Test
    void segmentForBrowsers() throws IOException {
        NodeScripts scripts = NodeScripts.prepare();
        Optional<Path> chromium = NodeScripts.program("chromium", "chromium-browser", "google-chrome");
        assumeTrue(chromium.isPresent(), "Chromium is not installed, so the browser's library is not tested");
        Sender sender = Sender.of(server, "browser");
        try (LossyProxy proxy = new LossyProxy(server.url(), Loss.ERROR)) {
            scripts.run(
                    "browser.mjs",
                    Map.of(
                            "HOST", proxy.url(),
                            "WRITE_KEY", sender.key(),
                            "CHROMIUM", chromium.get().toString()));
            assertSentAgain(proxy);
        }
        StoredEvents stored = StoredEvents.of(sender, 9);
        assertThat(stored.all())
                .extracting(event ->
                        event.path("type").asText() + " " + event.path("name").asText())
                .containsExactlyInAnyOrder(
                        "page Shop",
                        "identify identify",
                        "track Product Viewed",
                        "group group",
                        "track Waiting",
                        "track Waiting",
                        "track Left By Beacon",
                        "track Left By Beacon",
                        "track Left By Beacon");

        JsonNode page = stored.one("Shop");
        assertThat(page.path("user_id").isNull()).isTrue();
        assertThat(page.path("url").asText()).endsWith("/shop?utm_source=news&utm_medium=email&utm_campaign=may");
        JsonNode viewed = stored.one("Product Viewed");
        assertThat(viewed.path("user_id").asText()).isEqualTo("ada");
        assertThat(viewed.path("anonymous_id")).isEqualTo(page.path("anonymous_id"));
        assertThat(viewed.path("source").asText()).isEqualTo("news");
        assertThat(viewed.path("medium").asText()).isEqualTo("email");
        assertThat(viewed.path("campaign").asText()).isEqualTo("may");
        assertThat(viewed.path("properties").toString())
                .isEqualTo("{\"price\":19.9,\"sku\":\"s1\",\"tags\":[\"a\",\"b\"]}");
        assertThat(viewed.path("context").at("/library/version").asText()).isEqualTo("npm:next-1.84.3");
        assertThat(viewed.path("context").path("locale").asText()).isNotEmpty();
        assertThat(stored.one("identify").path("properties").path("plan").asText())
                .isEqualTo("pro");
        assertThat(stored.one("group").path("context").path("groupId").asText()).isEqualTo("group-1");
    }

    /** Lost answers were answers to events that had been taken in; nothing was refused. */
    private static void assertSentAgain(LossyProxy proxy) {
        assertThat(proxy.posts())
                .hasSizeGreaterThan(2)
                .allSatisfy(post -> assertThat(post.status()).isEqualTo(200));
    }
}
