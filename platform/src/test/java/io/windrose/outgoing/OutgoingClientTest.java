package io.windrose.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.windrose.core.Incorrect;
import io.windrose.core.Network;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingClientTest {
    private static final OutgoingSettings HERE =
            new OutgoingSettings(List.of(Network.of("127.0.0.1")), Duration.ofSeconds(2), 1_000);

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<String> received = new AtomicReference<>("");
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/hook", exchange -> {
            asked.incrementAndGet();
            received.set(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "taken, ü".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "/hook");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[1_001]);
            exchange.close();
        });
        // Byte after byte, each before any limit on a single read.
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!over.await(200, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    @Test
    void sendsABodyAndTellsTheAnswer() {
        try (OutgoingClient client = new OutgoingClient(HERE)) {
            OutgoingClient.Answer answer =
                    client.post(address("/hook"), "application/json", "{\"text\":\"grün\"}", Map.of("X-Key", "k"));

            assertThat(answer).isEqualTo(new OutgoingClient.Answer(202, "taken, ü"));
            assertThat(answer.isTaken()).isTrue();
            assertThat(received.get()).isEqualTo("application/json k {\"text\":\"grün\"}");
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (OutgoingClient client = new OutgoingClient(HERE)) {
            assertThat(client.post(address("/away"), "text/plain", "x", Map.of())
                            .status())
                    .isEqualTo(307);
            assertThat(asked).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"})
    void theOwnMachineIsNotAsked(String host) {
        try (OutgoingClient client = new OutgoingClient(OutgoingSettings.usual())) {
            URI uri = URI.create(
                    "http://%s:%d/hook".formatted(host, server.getAddress().getPort()));

            assertThatThrownBy(() -> client.post(uri, "text/plain", "x", Map.of()))
                    .isInstanceOfAny(Incorrect.class, Unavailable.class);
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void aPrivateAddressIsNamedWithTheRemedy() {
        try (OutgoingClient client = new OutgoingClient(OutgoingSettings.usual())) {
            assertThatThrownBy(() -> client.post(address("/hook"), "text/plain", "x", Map.of()))
                    .isInstanceOf(Incorrect.class)
                    .hasMessageContaining("127.0.0.1")
                    .hasMessageContaining("outgoing.allow");
        }
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        try (OutgoingClient client = new OutgoingClient(HERE)) {
            long start = System.nanoTime();

            assertThatThrownBy(() -> client.post(address("/slow"), "text/plain", "x", Map.of()))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("PT2S");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    @Test
    void anAnswerThatIsTooLongIsRefused() {
        try (OutgoingClient client = new OutgoingClient(HERE)) {
            assertThatThrownBy(() -> client.post(address("/large"), "text/plain", "x", Map.of()))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("more than 1000 bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com/",
                "example.com",
                "http:///hook",
                "file:///etc/passwd",
                "",
                "http://a b/",
                "https://user:secret@example.com/"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> OutgoingClient.checked(address))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("https://example.com/hook");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
                "2001:0:a00:1::",
                "::ffff:10.0.0.1"
            })
    void specialAddressesAreNotPublic(String address) throws UnknownHostException {
        assertThat(new PublicAddresses(List.of()).holds(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "2606:4700::1111"})
    void othersArePublic(String address) throws UnknownHostException {
        assertThat(new PublicAddresses(List.of()).holds(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void networksMayBePermitted() throws UnknownHostException {
        PublicAddresses some = new PublicAddresses(List.of(Network.of("10.1.0.0/17"), Network.of("fd00:1::/32")));

        assertThat(some.holds(InetAddress.getByName("10.1.127.255"))).isTrue();
        assertThat(some.holds(InetAddress.getByName("10.1.128.0"))).isFalse();
        assertThat(some.holds(InetAddress.getByName("fd00:1::9"))).isTrue();
        assertThat(some.holds(InetAddress.getByName("fd00:2::9"))).isFalse();
    }
}
