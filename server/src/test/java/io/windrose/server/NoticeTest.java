package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trials of addresses, as a program meets them. */
@Timeout(120)
class NoticeTest {
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static HttpServer receiver;

    @BeforeAll
    static void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            RECEIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        server = new TestServer(
                folder.resolve("data"),
                Map.of("outgoing.allow", "127.0.0.1", "http.public-url", "https://windrose.shop.example"));
    }

    @AfterAll
    static void stop() {
        server.close();
        receiver.stop(0);
    }

    private static TestServer.Answer trial(String channel, String address) {
        return server.byToken(
                server.operatorKey(),
                "POST",
                "/api/notices/trials",
                "{\"channel\":\"%s\",\"address\":\"%s\"}".formatted(channel, address));
    }

    @Test
    void aTrialArrivesWithTheAddressThatPeopleType() {
        TestServer.Answer answer = trial(
                "webhook",
                "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort()));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(204);
        assertThat(RECEIVED)
                .singleElement()
                .satisfies(body -> assertThat(body).contains("\"link\":\"https://windrose.shop.example\""));
    }

    @Test
    void whatCannotBeReachedSaysWhy() {
        assertThat(trial("webhook", "http://10.0.0.1/hook")
                        .body()
                        .path("detail")
                        .asText())
                .contains("10.0.0.1", "outgoing.allow");
        assertThat(trial("mail", "ada@shop.example").body().path("detail").asText())
                .contains("mail.server");
        assertThat(trial("pigeon", "ada").status()).isEqualTo(400);
        assertThat(server.byToken(server.operatorKey(), "GET", "/api/notices/ways", "")
                        .body()
                        .path("mail")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void receiversGetASecretToCheckWith() {
        assertThat(server.byToken(server.operatorKey(), "GET", "/api/notices/webhook-secret", "")
                        .body()
                        .path("secret")
                        .asText())
                .startsWith("whsec_");
    }
}
