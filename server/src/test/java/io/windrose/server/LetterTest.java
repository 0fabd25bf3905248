package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.windrose.visualize.letter.Week;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The weekly letter, read and sent. Last week North took one order, and South two. */
@Timeout(300)
class LetterTest {
    private static final List<String> HOOKED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    private static Week last;
    private static GreenMail post;
    private static HttpServer hook;
    private static TwoBrands two;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        last = Week.lastUntil(LocalDate.now(ZoneOffset.UTC).minusDays(1));
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/hook", exchange -> {
            HOOKED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        hook.start();
        two = new TwoBrands(
                folder.resolve("data"),
                Map.of(
                        "mail.server", "127.0.0.1",
                        "mail.port", String.valueOf(post.getSmtp().getPort()),
                        "mail.encryption", "none",
                        "mail.from", "windrose@shop.example",
                        "outgoing.allow", "127.0.0.1",
                        "http.public-url", "https://windrose.shop.example"));
        server = two.server();
        Sender north = Sender.of(server, "north-past");
        two.assign("north-past", two.north().id());
        Sender south = Sender.of(server, "south-past");
        two.assign("south-past", two.south().id());
        order(north, "p1");
        order(south, "p2");
        order(south, "p3");
        server.awaitRows("select * from orders", 5);
    }

    private static void order(Sender shop, String id) {
        TestServer.Answer answer = shop.post("/v1/track", """
                {"event": "Order Completed", "userId": "%1$s", "timestamp": "%2$sT10:00:00Z",
                 "properties": {"order_id": "%1$s", "revenue": 10, "currency": "EUR"}}""".formatted(id, last.monday()));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        two.close();
        hook.stop(0);
        post.stop();
    }

    private static int orders(String token) {
        for (JsonNode figure : two.get(token, "/api/letter").path("figures")) {
            if (figure.path("metric").path("name").asText().equals("orders")) {
                return figure.path("value").asInt();
            }
        }
        throw new AssertionError("no orders in the letter");
    }

    private static TestServer.Answer asked(String token, String method, String path, String body) {
        return server.byToken(token, method, path, body);
    }

    @Test
    void everybodyReadsWhatTheyMaySee() {
        assertThat(orders(server.operatorKey())).isEqualTo(3);
        assertThat(orders(two.ann())).isEqualTo(1);
        assertThat(orders(two.vera())).isEqualTo(1);
    }

    @Test
    void aLetterIsReadAsDataTextAndPage() {
        JsonNode letter = two.byOwner("/api/letter");
        assertThat(letter.path("week").asText()).isEqualTo(last.word());
        assertThat(letter.path("quiet").asBoolean()).isTrue();
        assertThat(letter.path("unjudged").toString()).contains("Orders");

        String number = String.valueOf(last.number());
        String text = server.textAs(server.operatorKey(), "/api/letter?format=text&language=de");
        assertThat(text)
                .contains("Woche " + number, "Bestellungen", "Was Sie ansehen".toUpperCase(java.util.Locale.ROOT));
        TestServer.Answer page = asked(server.operatorKey(), "GET", "/api/letter?format=html&language=en", "");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'self'");
        assertThat(server.textAs(server.operatorKey(), "/api/letter?format=html&language=en"))
                .contains("Week " + number, "https://windrose.shop.example/letter?week=" + last.word())
                .doesNotContain("<script");
    }

    @Test
    void whatIsNoLetterIsSaid() {
        assertThat(asked(two.ann(), "GET", "/api/letter?week=2026-48", "").status())
                .isEqualTo(400);
        assertThat(asked(two.ann(), "GET", "/api/letter?format=pdf", "")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("letter.unknown-format");
        String running = new Week(last.monday().plusWeeks(1)).word();
        assertThat(asked(two.ann(), "GET", "/api/letter?week=" + running, "")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("analyze.no-whole-week");
    }

    @Test
    void theCommandPrintsIt() {
        assertThat(said()).contains("Week " + last.number(), "Orders", "WHAT TO LOOK AT");
        assertThat(said("--week", last.before().word(), "--language", "de")).contains("Woche ");
        assertThat(said("--format", "json")).startsWith("{\"week\":\"" + last.word());
    }

    private static String said(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] all = new String[arguments.length + 3];
        all[0] = "letter";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--data";
        all[arguments.length + 2] = folder.resolve("data").toString();
        assertThat(command.execute(all)).as(out.toString()).isZero();
        return out.toString();
    }

    @Test
    void aSentLetterShowsWhatItsMakerMaySee() throws Exception {
        String draft = """
                {"every": "week", "day": 1, "hour": 7, "language": "en", "recipients": [
                  {"channel": "mail", "address": "boss@shop.example"},
                  {"channel": "slack", "address": "http://127.0.0.1:%d/hook"}]}""".formatted(hook.getAddress().getPort());
        TestServer.Answer made = asked(two.ann(), "POST", "/api/letter/schedules", draft);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        String id = made.body().path("id").asText();
        String one = "/api/letter/schedules/" + id;
        assertThat(two.get(two.max(), "/api/letter/schedules").path("items")).isEmpty();
        assertThat(asked(two.max(), "POST", one + "/send", "").status()).isEqualTo(404);

        // The owner sends it; it tells what ann sees all the same.
        TestServer.Answer sent = asked(server.operatorKey(), "POST", one + "/send", "");
        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(204);
        assertThat(post.waitForIncomingEmail(60_000, 1)).isTrue();
        String mail = GreenMailUtil.getWholeMessage(post.getReceivedMessages()[0]);
        assertThat(mail).contains("text/plain", "text/html", "Subject: Week " + last.number());
        assertThat(mail).containsPattern("Orders +1 ").contains("what ann").doesNotContain("South");
        TestServer.await("a message", () -> !HOOKED.isEmpty());
        assertThat(HOOKED.getFirst())
                .contains("blocks", "Week " + last.number(), "/letter?week=" + last.word())
                .doesNotContain("<h1");

        TestServer.await(
                "deliveries",
                () -> two.get(two.ann(), "/api/letter/schedules").toString().split("\"taken\"", -1).length == 3);
        assertThat(asked(two.ann(), "PATCH", one, "{\"rests\":true}").body().has("nextAt"))
                .isFalse();
        assertThat(asked(two.ann(), "DELETE", one, "").status()).isEqualTo(204);
    }

    @Test
    void whoOnlyReadsSendsNothingAndOnlyOwnersChoose() {
        assertThat(asked(two.vera(), "GET", "/api/letter/schedules", "").status())
                .isEqualTo(403);
        assertThat(asked(two.vera(), "POST", "/api/letter/schedules", "{}").status())
                .isEqualTo(403);
        String chosen = "{\"metrics\":[\"orders\",\"visits\"]}";
        assertThat(asked(two.max(), "PUT", "/api/letter/metrics", chosen).status())
                .isEqualTo(403);
        assertThat(asked(server.operatorKey(), "PUT", "/api/letter/metrics", chosen)
                        .status())
                .isEqualTo(200);
        assertThat(two.byOwner("/api/letter").path("figures")).hasSize(2);
        asked(server.operatorKey(), "PUT", "/api/letter/metrics", "{\"metrics\":[]}");
        assertThat(two.byOwner("/api/letter").path("figures")).hasSize(7);
    }
}
