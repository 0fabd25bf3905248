package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.server.LossyProxy.Loss;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our tracker in a shop of five pages, in a real browser, against a whole server that it reaches badly. */
class TrackerTest {
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
    void storesEveryEventOfAVisitOnce() throws IOException {
        NodeScripts scripts = NodeScripts.prepare();
        Map<String, String> browser = browser();
        Sender sender = Sender.of(server, "shop");
        try (LossyProxy proxy = new LossyProxy(server.url(), Loss.ERROR, Loss.CUT)) {
            Map<String, String> environment = new HashMap<>(browser);
            environment.put("HOST", proxy.url());
            environment.put("WRITE_KEY", sender.key());
            scripts.run("tracker.mjs", environment);
            assertThat(proxy.posts()).allSatisfy(post -> {
                assertThat(post.path()).isEqualTo("/v1/batch");
                assertThat(post.status()).isEqualTo(200);
            });
        }

        StoredEvents stored = StoredEvents.of(sender, 13);
        assertThat(stored.all())
                .extracting(TrackerTest::named)
                .containsExactlyInAnyOrder(
                        "page /?utm_source=news&utm_medium=email&utm_campaign=may",
                        "page /shoes",
                        "page /shoes/7",
                        "Product Viewed",
                        "identify",
                        "Product Added",
                        "Closed Offline",
                        "page /cart",
                        "Form Submitted",
                        "page /thanks?street=",
                        "Order Completed",
                        "Outbound Link Clicked",
                        "page /");
        assertThat(stored.all()).extracting(event -> event.path("event_id")).doesNotHaveDuplicates();
        assertThat(stored.all())
                .extracting(event -> event.path("anonymous_id").asText())
                .hasSize(13)
                .containsOnly(stored.one("identify").path("anonymous_id").asText());
        assertOrigin(stored);
        assertProperties(stored);
    }

    @Test
    void tellsOfAttentionAndVitalsAlsoOfAPageThatIsLeft() throws IOException {
        NodeScripts scripts = NodeScripts.prepare();
        Map<String, String> environment = new HashMap<>(browser());
        Sender sender = Sender.of(server, "readers");
        environment.put("HOST", server.url().toString());
        environment.put("WRITE_KEY", sender.key());

        scripts.run("attention.mjs", environment);

        StoredEvents stored = StoredEvents.of(sender, 9);
        assertThat(stored.all())
                .extracting(TrackerTest::named)
                .filteredOn(name -> name.startsWith("page"))
                .containsExactlyInAnyOrder("page /read", "page /next");
        List<JsonNode> left = named(stored, "Page Left");
        assertThat(left).extracting(TrackerTest::path).containsExactlyInAnyOrder("/read", "/next");
        assertThat(left)
                .allSatisfy(event -> assertThat(
                                event.path("properties").path("engaged_seconds").asDouble())
                        .isBetween(1.0, 30.0));
        assertThat(left)
                .allSatisfy(event -> assertThat(
                                event.path("properties").path("scroll_depth").asInt())
                        .isEqualTo(100));
        List<JsonNode> vitals = named(stored, "Web Vital");
        assertThat(vitals)
                .extracting(event -> event.path("properties").path("name").asText())
                .containsExactlyInAnyOrder("TTFB", "FCP", "LCP", "CLS", "INP");
        assertThat(vitals).extracting(TrackerTest::path).containsOnly("/read");
        assertThat(vitals).allSatisfy(event -> {
            assertThat(event.path("properties").path("value").asDouble()).isBetween(0.0, 60_000.0);
            assertThat(event.path("properties").path("rating").asText()).isIn("good", "needs-improvement", "poor");
        });
    }

    private static List<JsonNode> named(StoredEvents stored, String name) {
        return stored.all().stream().filter(event -> named(event).equals(name)).toList();
    }

    private static String path(JsonNode event) {
        return URI.create(event.path("url").asText()).getPath();
    }

    @Test
    void theBannerIsWholeAndReadableInLightAndDark() throws IOException {
        NodeScripts scripts = NodeScripts.prepare();
        Map<String, String> environment = new HashMap<>(browser());
        environment.put("HOST", server.url().toString());
        environment.put("PICTURES", scripts.folder().toString());

        scripts.run("banner.mjs", environment);
    }

    @Test
    void aVersionIsKeptForAYearAndThePlainAddressIsAskedAgain() throws IOException {
        String version = builtVersion();
        TestServer.Answer lasting = get("/tracker/" + version + "/windrose.js", Map.of());
        TestServer.Answer plain = get("/tracker/windrose.js", Map.of());
        TestServer.Answer older = get("/tracker/0123456789ab/windrose.js", Map.of());

        assertThat(lasting.headers().get("cache-control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(plain.headers().get("cache-control"))
                .containsExactly("public, max-age=300, stale-while-revalidate=86400")
                .isEqualTo(older.headers().get("cache-control"));
        assertThat(server.text("/tracker/" + version + "/windrose.js"))
                .isEqualTo(server.text("/tracker/windrose.js"))
                .isEqualTo(server.text("/tracker/0123456789ab/windrose.js"));
        assertThat(lasting.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(lasting.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(lasting.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(lasting.header("Timing-Allow-Origin")).isEqualTo("*");
        assertThat(get("/tracker/consent.js", Map.of()).status()).isEqualTo(200);
        assertThat(get("/tracker/other.js", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void whoHasItIsSentNothingAndWhoUnpacksGetsItPacked() throws IOException {
        builtVersion();
        TestServer.Answer packed = get("/tracker/windrose.js", Map.of("Accept-Encoding", "br, gzip"));
        TestServer.Answer plain = get("/tracker/windrose.js", Map.of("Accept-Encoding", "gzip;q=0"));
        String tag = packed.header("ETag");
        TestServer.Answer again =
                get("/tracker/windrose.js", Map.of("Accept-Encoding", "gzip", "If-None-Match", "\"other\", W/" + tag));

        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("ETag")).isNotEqualTo(tag);
        assertThat(packed.header("Vary")).isEqualTo("Accept-Encoding");
        int packedLength = Integer.parseInt(packed.header("Content-Length"));
        assertThat(packedLength).isLessThanOrEqualTo(4_096);
        assertThat(Integer.parseInt(plain.header("Content-Length"))).isGreaterThan(packedLength);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control")).startsWith("public");
        TestServer.Answer head = server.send("HEAD", "/tracker/windrose.js", Map.of("Accept-Encoding", "gzip"), "");
        assertThat(head.header("Content-Length")).isEqualTo(packed.header("Content-Length"));
    }

    private static TestServer.Answer get(String path, Map<String, String> headers) {
        return server.send("GET", path, headers, "");
    }

    private static Map<String, String> browser() throws IOException {
        builtVersion();
        Optional<Path> chromium = NodeScripts.program("chromium", "chromium-browser", "google-chrome");
        assumeTrue(chromium.isPresent(), "Chromium is not installed, so the tracker is not tested in a browser");
        return Map.of("CHROMIUM", chromium.get().toString());
    }

    private static void assertOrigin(StoredEvents stored) {
        JsonNode first = stored.all().stream()
                .filter(event -> named(event).contains("utm_source"))
                .findFirst()
                .orElseThrow();
        assertThat(first.path("source").asText()).isEqualTo("news");
        assertThat(first.path("medium").asText()).isEqualTo("email");
        assertThat(first.path("campaign").asText()).isEqualTo("may");
        assertThat(first.path("user_id").isNull()).isTrue();
    }

    private static void assertProperties(StoredEvents stored) {
        JsonNode order = stored.one("Order Completed");
        assertThat(order.path("user_id").asText()).isEqualTo("ada");
        assertThat(order.path("order_id").asText()).isEqualTo("o-1");
        assertThat(order.path("revenue").asDouble()).isEqualTo(49.9);
        assertThat(stored.one("identify").path("properties").path("plan").asText())
                .isEqualTo("pro");
        assertThat(stored.one("Form Submitted").path("properties").toString()).isEqualTo("{\"name\":\"checkout\"}");
        assertThat(stored.one("Outbound Link Clicked")
                        .path("properties")
                        .path("url")
                        .asText())
                .endsWith("/reviews");
    }

    /** The event's name; of a page view, where it was. */
    private static String named(JsonNode event) {
        return event.path("type").asText().equals("page")
                ? "page " + event.path("url").asText().replaceFirst("^http://[^/]*", "")
                : event.path("name").asText();
    }

    private static String builtVersion() throws IOException {
        try (InputStream version = TrackerTest.class.getResourceAsStream("/io/windrose/tracker/version.txt")) {
            assumeTrue(version != null, "the tracker was built without Node, so there is none to test");
            return new String(version.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
