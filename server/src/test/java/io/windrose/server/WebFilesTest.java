package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the web app is served, before any browser runs it. */
class WebFilesTest {
    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

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
    void eachScreenStartsFromOnePageWithANonceOfItsOwn() {
        String first = server.text("/");
        String second = server.text("/data/sources");

        assertThat(first).contains("<title>Windrose</title>").doesNotContain("__NONCE__");
        assertThat(second).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void thePagePermitsOnlyItsOwnScriptsAndStyles() {
        TestServer.Answer page = get("/overview", Map.of());

        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self' 'nonce-", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void filesAreKeptForAYearAndTravelPacked() {
        String script = script();
        TestServer.Answer plain = get(script, Map.of());
        TestServer.Answer packed = get(script, Map.of("Accept-Encoding", "gzip, br;q=0"));
        TestServer.Answer smallest = get(script, Map.of("Accept-Encoding", "gzip, deflate, br"));

        assertThat(plain.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(smallest.header("Content-Encoding")).isEqualTo("br");
        assertThat(smallest.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(List.of(plain.header("ETag"), packed.header("ETag"), smallest.header("ETag")))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheClientHasIsNotSentAgain() {
        String script = script();
        String tag = get(script, Map.of()).header("ETag");

        assertThat(get(script, Map.of("If-None-Match", "\"other\", " + tag)).status())
                .isEqualTo(304);
        assertThat(get(script, Map.of("If-None-Match", "\"other\"")).status()).isEqualTo(200);
    }

    @Test
    void onlyTheAppsFilesAreServed() {
        for (String path : List.of(
                "/assets/..%2Findex.html",
                "/assets/%2e%2e%2findex.html",
                "/assets/none.js",
                "/assets/index.html",
                "/index.html",
                "/assets/",
                "/api/none")) {
            assertThat(get(path, Map.of()).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void saysWhatRunsHere() {
        TestServer.Answer about = get("/api/about", Map.of());

        assertThat(about.body().path("name").asText()).isEqualTo("Windrose");
        assertThat(about.body().path("version").asText()).isNotEmpty();
        assertThat(about.body().path("simulated").asBoolean(true)).isFalse();
    }

    private static TestServer.Answer get(String path, Map<String, String> headers) {
        return server.send("GET", path, headers, "");
    }

    private static String script() {
        Matcher found = SCRIPT.matcher(server.text("/"));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
