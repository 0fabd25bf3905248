package io.windrose.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.Network;
import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.mail.Mail;
import io.windrose.mail.MailServer;
import io.windrose.mail.MailSettings;
import io.windrose.outgoing.OutgoingClient;
import io.windrose.outgoing.OutgoingSettings;
import io.windrose.testkit.SettableClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Notice NOTICE = new Notice(
            "alert.opened",
            "Orders <fell> & fell",
            List.of("Fewer orders than expected, most of them *from* Google."),
            List.of(new Notice.Fact("Orders", "120, 38% fewer than expected")),
            Optional.of(URI.create("https://windrose.example/alerts")),
            Optional.empty(),
            List.of(new Mail.Attachment("report.pdf", "application/pdf", new byte[] {1, 2, 3})));

    @TempDir
    private static Path folder;

    private static Database database;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T08:00:00Z"));
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Integer> answers = new ArrayList<>();
    private GreenMail post;
    private HttpServer web;
    private OutgoingClient client;
    private Outbox outbox;

    private record Received(String body, String id, String second, String signature) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    @BeforeAll
    static void open() {
        database = Database.open(DatabaseSettings.own(), folder);
        database.migrate("security");
        database.migrate("notice");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/hook", exchange -> {
            received.add(new Received(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature")));
            byte[] words = "said no".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.isEmpty() ? 200 : answers.removeFirst(), words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        web.start();
        client = new OutgoingClient(
                new OutgoingSettings(List.of(Network.of("127.0.0.1")), Duration.ofSeconds(5), 10_000));
        MailServer mail = new MailServer(new MailSettings(
                Optional.of("127.0.0.1"),
                post.getSmtp().getPort(),
                MailSettings.Encryption.NONE,
                Optional.empty(),
                "",
                "windrose@shop.example",
                "Windrose",
                Duration.ofSeconds(5)));
        outbox = new Outbox(database, mail, client, new Ids(clock), clock);
    }

    @AfterEach
    void stop() {
        client.close();
        web.stop(0);
        post.stop();
        database.jdbi().useHandle(handle -> handle.execute("delete from notice.notices"));
    }

    private Recipient hook(Channel channel) {
        return new Recipient(
                channel,
                "http://127.0.0.1:%d/hook/T00/secret".formatted(web.getAddress().getPort()));
    }

    private void posted(Recipient... to) {
        database.jdbi().useTransaction(handle -> outbox.post(handle, "test", List.of(to), NOTICE));
    }

    private Delivery delivery() {
        List<Delivery> all = outbox.deliveries("test", 10);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void mailMayHaveAFormOfItsOwn() throws Exception {
        Notice letter = new Notice(
                "letter",
                "Week 48",
                List.of("A quiet week."),
                List.of(),
                Optional.empty(),
                Optional.of(new Notice.InMail("All of it, plainly.", "<p>All of <b>it</b></p>")),
                List.of());
        Recipient ada = new Recipient(Channel.MAIL, "ada@shop.example");
        database.jdbi()
                .useTransaction(handle -> outbox.post(handle, "test", List.of(ada, hook(Channel.SLACK)), letter));
        outbox.sendDue();

        String mail = GreenMailUtil.getWholeMessage(post.getReceivedMessages()[0]);
        assertThat(mail)
                .contains("All of it, plainly.", "<p>All of <b>it</b></p>")
                .doesNotContain("A quiet week");
        assertThat(received.getFirst().body()).contains("A quiet week.").doesNotContain("plainly");
    }

    @Test
    void mailHasTheWordsAndTheFiles() throws Exception {
        posted(new Recipient(Channel.MAIL, "ada@shop.example"), new Recipient(Channel.MAIL, " ada@shop.example "));
        outbox.sendDue();

        assertThat(post.getReceivedMessages()).hasSize(1);
        MimeMessage message = post.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Orders <fell> & fell");
        String whole = new String(message.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(whole).contains("Orders: 120, 38% fewer than expected", "https://windrose.example/alerts");
        assertThat(whole).contains("Orders &lt;fell&gt; &amp; fell", "report.pdf");
        assertThat(message.getContent()).isInstanceOf(MimeMultipart.class);
        assertThat(delivery().state()).isEqualTo(Delivery.State.TAKEN);
        assertThat(delivery().address()).isEqualTo("ada@shop.example");
    }

    @Test
    void aWebhookIsSignedAsStandardWebhooksSays() throws IOException, GeneralSecurityException {
        posted(hook(Channel.WEBHOOK));
        outbox.sendDue();

        Received one = received.getFirst();
        assertThat(one.json().path("type").asText()).isEqualTo("alert.opened");
        assertThat(one.json().path("facts").path(0).path("value").asText()).isEqualTo("120, 38% fewer than expected");
        assertThat(one.json().path("id").asText()).isEqualTo(one.id());
        assertThat(one.second()).isEqualTo("1772438400");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(outbox.webhookKey(), "HmacSHA256"));
        byte[] expected =
                mac.doFinal((one.id() + "." + one.second() + "." + one.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(one.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
    }

    @Test
    void slackAndTeamsGetTheirForms() throws IOException {
        posted(hook(Channel.SLACK), hook(Channel.TEAMS));
        outbox.sendDue();

        JsonNode slack = received.get(0).json();
        assertThat(slack.path("text").asText()).isNotEmpty();
        assertThat(slack.findValuesAsText("type")).containsSubsequence("header", "section", "section", "actions");
        assertThat(slack.path("blocks")
                        .path(2)
                        .path("fields")
                        .path(0)
                        .path("text")
                        .asText())
                .isEqualTo("*Orders*\n120, 38% fewer than expected");
        JsonNode card = received.get(1).json().path("attachments").path(0).path("content");
        assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body").path(1).path("text").asText()).contains("\\*from\\*");
        assertThat(card.path("actions").path(0).path("url").asText()).isEqualTo("https://windrose.example/alerts");
        assertThat(received.get(0).signature()).isNull();
    }

    @Test
    void whatMayPassIsTriedAgainAndWhatIsRefusedIsNot() {
        answers.addAll(List.of(503, 429, 200));
        posted(hook(Channel.WEBHOOK));
        outbox.sendDue();
        outbox.sendDue();
        assertThat(received).hasSize(1);
        assertThat(delivery().state()).isEqualTo(Delivery.State.WAITING);
        assertThat(delivery().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("503", "said no"));

        clock.tick(Duration.ofMinutes(1));
        outbox.sendDue();
        clock.tick(Duration.ofMinutes(5));
        outbox.sendDue();
        assertThat(received).hasSize(3);
        assertThat(received.stream().map(Received::id).distinct()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(Delivery.State.TAKEN);
    }

    @Test
    void whatIsRefusedIsNotTriedAgain() {
        answers.add(404);
        posted(hook(Channel.SLACK));
        outbox.sendDue();
        clock.tick(Duration.ofDays(2));
        outbox.sendDue();

        assertThat(received).hasSize(1);
        assertThat(delivery().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery().address()).isEqualTo("127.0.0.1/…cret");
        assertThat(delivery().reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("404").doesNotContain("secret"));
    }

    @Test
    void afterADayOfFailuresItIsOver() {
        post.stop();
        posted(new Recipient(Channel.MAIL, "ada@shop.example"));
        for (int i = 0; i < 10; i++) {
            outbox.sendDue();
            clock.tick(Duration.ofHours(20));
        }

        assertThat(delivery().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(delivery().attempts()).isEqualTo(7);
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        assertThatThrownBy(() -> database.jdbi().useTransaction(handle -> {
                    outbox.post(handle, "test", List.of(hook(Channel.WEBHOOK)), NOTICE);
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        outbox.sendDue();

        assertThat(received).isEmpty();
    }

    @Test
    void whatIsOldIsForgotten() {
        posted(hook(Channel.WEBHOOK));
        outbox.sendDue();
        clock.tick(Duration.ofDays(89));
        outbox.forgetOld();
        assertThat(outbox.deliveries("test", 10)).hasSize(1);

        clock.tick(Duration.ofDays(2));
        outbox.forgetOld();
        assertThat(outbox.deliveries("test", 10)).isEmpty();
    }

    @Test
    void addressesAreCheckedBeforeAnythingIsKept() {
        assertThatThrownBy(() -> Recipient.of("fax", "1"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("teams");
        assertThatThrownBy(() -> Recipient.of("mail", "ada"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("ada");
        assertThatThrownBy(() -> Recipient.of("slack", "hooks.slack.com/x"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("https://");
    }
}
