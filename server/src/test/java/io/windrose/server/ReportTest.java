package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Dashboards as documents. */
@Timeout(300)
class ReportTest {
    private static final String BOARD = """
            {"name":"Monday & Co","description":"What came in.","dates":{"days":28},"compare":"previous","shared":true,
             "filters":[{"field":"country","is":"is","values":["DE"]}],
             "cards":[
              {"place":{"column":0,"row":0,"width":12,"height":2},"markdown":"# Hello\\n\\nAll <b>words</b>"},
              {"place":{"column":0,"row":2,"width":12,"height":2},"analysis":{"kind":"overview","question":{},"chart":"figures"}},
              {"title":"By channel","place":{"column":0,"row":4,"width":6,"height":5},"analysis":{"kind":"overview","question":{},"chart":"breakdown"}},
              {"title":"Orders","place":{"column":6,"row":4,"width":6,"height":5},"analysis":{"kind":"trends","question":{"metrics":[{"metric":"orders"}]},"chart":"line"},"dates":{"from":"2026-01-01","to":"2026-01-31"}},
              {"title":"Mine","place":{"column":0,"row":9,"width":12,"height":4},"analysis":{"kind":"trends","question":{"metrics":[{"metric":"visitors"}],"by":["user_id"]}}},
              {"title":"Query","place":{"column":0,"row":13,"width":12,"height":4},"query":"QUERY"}]}""";

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static String dashboard;
    private static String viewer;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("outgoing.allow", "127.0.0.1"));
        String query = added("/api/sql/queries", "{\"name\":\"Seven\",\"sql\":\"select 7 as seven\",\"shared\":true}");
        dashboard = added("/api/dashboards", BOARD.replace("QUERY", query));
        viewer = server.byToken(
                        server.operatorKey(), "POST", "/api/tokens", "{\"name\":\"reader\",\"role\":\"viewer\"}")
                .body()
                .path("token")
                .asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String added(String path, String body) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "POST", path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asText();
    }

    private static String printed(String token, String query) throws IOException {
        byte[] pdf = server.bytesAs(token, "/api/dashboards/" + dashboard + "/pdf?" + query);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void everyCardIsAnsweredAndTheFiltersArePrinted() throws IOException {
        String text = printed(server.operatorKey(), "from=2026-03-01&to=2026-03-31&language=en");

        assertThat(text)
                .contains("Monday & Co", "What came in.", "Hello", "All <b>words</b>")
                .containsPattern("Mar 1\\W+31, 2026")
                .containsPattern("the period before, Jan 29\\W+Feb 28, 2026")
                .contains("Country is Germany")
                .contains("Page views", "By channel", "Orders", "dates of its own", "Query", "seven")
                .contains("1 / ");
    }

    @Test
    void theCommandWritesOneByItsName() throws IOException {
        Path file = folder.resolve("monday.pdf");
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        String data = folder.resolve("data").toString();

        assertThat(command.execute("dashboards", "pdf", "monday & co", "-o", file.toString(), "--data", data))
                .as(said.toString())
                .isZero();
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF-");
        assertThat(command.execute("dashboards", "pdf", "Tuesday", "-o", file.toString(), "--data", data))
                .isNotZero();
        assertThat(said.toString()).contains("no dashboard \"Tuesday\"");
    }

    @Test
    void itKeepsToTheRightsOfWhoAsks() throws IOException {
        String text = printed(viewer, "where=&language=de");

        // Who may not see people may ask in SQL, behind a mask.
        assertThat(text).contains("Filter", "keine", "seven");
        assertThat(text.split("Nicht für Ihre Rolle", -1)).hasSize(2);
    }

    private static TestServer.Answer shared(String token, String body) {
        return server.byToken(token, "POST", "/api/dashboards/" + dashboard + "/links", body);
    }

    @Test
    void whoHasALinkReadsOneDashboardAndNothingElse() {
        TestServer.Answer made =
                shared(server.operatorKey(), "{\"days\":3,\"view\":\"from=2026-03-01&to=2026-03-31\"}");
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        String path = URI.create(made.body().path("address").asText()).getPath();

        String page = server.text(path);
        assertThat(page)
                .contains("Monday &amp; Co", "All &lt;b&gt;words&lt;/b&gt;", "By channel", "<svg", "Country is Germany")
                .containsPattern("Mar 1\\W+31, 2026")
                .contains("Not for your role", "Saved queries are not part")
                .doesNotContain("seven", "<script", "<link", "src=");
        TestServer.Answer answer = server.send("GET", path, Map.of(), "");
        assertThat(answer.header("X-Robots-Tag")).contains("noindex");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");

        // The key lets nobody in elsewhere, and other dates cannot be had by it.
        String key = path.substring(path.lastIndexOf('/') + 1);
        assertThat(server.byToken(key, "GET", "/api/dashboards/" + dashboard, "")
                        .status())
                .isEqualTo(401);
        assertThat(server.byToken(key, "GET", "/api/overview", "").status()).isEqualTo(401);
        assertThat(server.send("GET", path + "/api/overview", Map.of(), "").status())
                .isEqualTo(404);
        assertThat(server.send("POST", path, Map.of(), "{}").status()).isEqualTo(405);
        assertThat(server.text(path + "?from=2026-04-01&to=2026-04-02&where=")).isEqualTo(page);
        assertThat(server.send("GET", path + "x", Map.of(), "").status()).isEqualTo(404);

        String id = made.body().path("id").asText();
        String address = "/api/dashboards/" + dashboard + "/links/" + id;
        assertThat(server.byToken(server.operatorKey(), "DELETE", address, "").status())
                .isEqualTo(204);
        assertThat(server.send("GET", path, Map.of(), "").status()).isEqualTo(404);
        assertThat(server.text(path)).contains("leads nowhere").doesNotContain("Monday");
    }

    @Test
    void whoOnlyReadsSharesNothing() {
        assertThat(shared(viewer, "{}").status()).isEqualTo(403);
        assertThat(scheduled(viewer, HOOK.formatted(1)).status()).isEqualTo(403);
        assertThat(shared(server.operatorKey(), "{\"days\":91}")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("visualize.wrong-days");
    }

    private static final String HOOK =
            "{\"every\":\"week\",\"day\":1,\"recipients\":[{\"channel\":\"webhook\",\"address\":\"http://127.0.0.1:%d/hook\"}]}";

    private static TestServer.Answer scheduled(String token, String body) {
        return server.byToken(token, "POST", "/api/dashboards/" + dashboard + "/schedules", body);
    }

    @Test
    void aScheduleSendsFiguresAndALink() throws IOException {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            TestServer.Answer made = scheduled(
                    server.operatorKey(), HOOK.formatted(receiver.getAddress().getPort()));
            assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
            assertThat(made.body().path("nextAt").asText()).isNotEmpty();
            String address = "/api/dashboards/" + dashboard + "/schedules/"
                    + made.body().path("id").asText();

            TestServer.Answer sent = server.byToken(server.operatorKey(), "POST", address + "/send", "");
            assertThat(sent.status()).as(sent.body().toString()).isEqualTo(204);
            TestServer.await("a message", () -> !received.isEmpty());
            assertThat(received.getFirst())
                    .contains("Monday & Co", "What came in.", "Visitors", "/dashboards/" + dashboard);

            TestServer.Answer resting = server.byToken(server.operatorKey(), "PATCH", address, "{\"rests\":true}");
            assertThat(resting.body().has("nextAt")).isFalse();
            assertThat(resting.body().path("deliveries")).hasSize(1);
            assertThat(server.byToken(server.operatorKey(), "DELETE", address, "")
                            .status())
                    .isEqualTo(204);
        } finally {
            receiver.stop(0);
        }
    }
}
