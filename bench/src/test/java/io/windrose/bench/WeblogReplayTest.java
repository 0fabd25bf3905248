package io.windrose.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class WeblogReplayTest {
    private static final List<String> LINES = List.of(
            "192.0.2.1 - - [17/May/2015:10:05:03 +0200] \"GET /a HTTP/1.1\" 200 203 \"https://www.google.com/\" \"Mozilla\"",
            "192.0.2.1 - - [17/May/2015:10:05:04 +0200] \"GET /b?utm_source=mail HTTP/1.1\" 200 5 \"-\" \"Mozilla\"",
            "192.0.2.2 - - [17/May/2015:10:05:05 +0200] \"GET //c HTTP/1.0\" 304 - \"-\" \"-\"",
            "192.0.2.3 - anna [17/May/2015:10:05:06 +0200] \"POST /d HTTP/1.1\" 302 0 \"-\" \"says \\\"hello\\\"\"",
            "2001:db8::1 - - [17/May/2015:10:05:07 +0000] \"GET / HTTP/1.1\" 200 1 \"-\" \"Mozilla\"",
            "192.0.2.4 - - [17/May/2015:10:05:08 +0000] \"HEAD / HTTP/1.1\" 404 1 \"-\" \"Mozilla\"",
            "192.0.2.5 - - [17/May/2015:10:05:09 +0000] \"GET /e HTTP/1.1\" 200 1",
            "192.0.2.6 - - [17/May/2015:10:05:10 +0000] \"GET http://other.example/ HTTP/1.1\" 200 1 \"-\" \"Mozilla\"",
            "192.0.2.7 - - [35/May/2015:10:05:10 +0000] \"GET /f HTTP/1.1\" 200 1 \"-\" \"Mozilla\"",
            "no line of a log");

    /** Beside the repository, where it is at hand; it is not ours to keep in it. */
    private static final Path REAL =
            Path.of(System.getProperty("windrose.root", ".."), "../shared/data/weblog/apache_combined_10k.log.gz");

    @Test
    void readsWhatALineSays() {
        CombinedLogLine line = CombinedLogLine.parse(LINES.get(0)).orElseThrow();

        assertThat(line.address()).isEqualTo("192.0.2.1");
        assertThat(line.time()).isEqualTo(Instant.parse("2015-05-17T08:05:03Z"));
        assertThat(line.method()).isEqualTo("GET");
        assertThat(line.target()).isEqualTo("/a");
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.referrer()).contains("https://www.google.com/");
        assertThat(line.userAgent()).contains("Mozilla");
    }

    @Test
    void leavesOutWhatIsNotTold() {
        assertThat(CombinedLogLine.parse(LINES.get(2)).orElseThrow().referrer()).isEmpty();
        assertThat(CombinedLogLine.parse(LINES.get(6)).orElseThrow().userAgent())
                .isEmpty();
    }

    @Test
    void takesOnlyLinesInTheForm() {
        assertThat(LINES.stream().map(CombinedLogLine::parse).map(line -> line.isPresent()))
                .containsExactly(true, true, true, true, true, true, true, true, false, false);
    }

    @Test
    void sendsAPlainLogAndAPackedOneAlike(@TempDir Path folder) throws Exception {
        Path plain = Files.write(folder.resolve("access.log"), LINES);
        Path packed = folder.resolve("access.log.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(Files.readAllBytes(plain));
        }
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        HttpServer server = answering(bodies);
        try {
            assertThat(replay(server, plain)).isZero();
            assertThat(replay(server, packed)).isZero();
        } finally {
            server.stop(0);
        }
        assertThat(bodies)
                .hasSize(2)
                .allSatisfy(body -> assertThat(body)
                        .contains("\"url\":\"http://site.example/b?utm_source=mail\"")
                        .contains("\"url\":\"http://site.example//c\"")
                        .contains("\"url\":\"http://other.example/\"")
                        .contains("\"userAgent\":\"says \\\\\\\"hello\\\\\\\"\"")
                        .contains("\"ip\":\"2001:db8::1\"")
                        .contains("\"timestamp\":\"2015-05-17T08:05:03Z\""));
        assertThat(bodies.peek().split("\"anonymousId\":\"" + anonymousIdOf(bodies.peek(), 0), -1))
                .as("one visitor for the first two lines")
                .hasSize(3);
    }

    private static String anonymousIdOf(String body, int event) {
        return body.split("\"anonymousId\":\"", -1)[event + 1].split("\"", -1)[0];
    }

    @Test
    void readsARealLogWhole() throws IOException {
        assumeThat(REAL).as("the real log is not at hand").exists();

        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(REAL)), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().map(CombinedLogLine::parse).filter(line -> line.isEmpty()))
                    .hasSizeLessThan(5);
        }
    }

    private static int replay(HttpServer server, Path file) {
        return new CommandLine(new WeblogReplay())
                .execute(
                        file.toString(),
                        "--write-key",
                        "key",
                        "--url",
                        "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Takes what the readable lines become. */
    private static HttpServer answering(Queue<String> bodies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/batch", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"accepted\":8}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }
}
