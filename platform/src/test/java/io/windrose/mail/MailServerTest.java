package io.windrose.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {
    private GreenMail post;

    @BeforeEach
    void start() {
        post = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        post.start();
    }

    @AfterEach
    void stop() {
        post.stop();
    }

    private MailServer server(MailSettings.Encryption encryption) {
        return new MailServer(new MailSettings(
                Optional.of("127.0.0.1"),
                post.getSmtp().getPort(),
                encryption,
                Optional.empty(),
                "",
                "windrose@shop.example",
                "Windrose",
                Duration.ofSeconds(5)));
    }

    @Test
    void eachReceiverGetsAMailOfTheirOwn() throws MessagingException {
        server(MailSettings.Encryption.NONE)
                .send(new Mail(
                        List.of("ada@shop.example", "bob@shop.example"),
                        "Umsätze\r\nBcc: eve@shop.example",
                        "Plain, grün",
                        Optional.of("<p>Formed, grün</p>"),
                        List.of(new Mail.Attachment("a.csv", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8)))));

        MimeMessage[] received = post.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(Arrays.stream(received).map(MailServerTest::receiver))
                .containsExactlyInAnyOrder("ada@shop.example", "bob@shop.example");
        assertThat(received[0].getSubject()).isEqualTo("Umsätze Bcc: eve@shop.example");
        assertThat(received[0].getFrom()[0]).hasToString("Windrose <windrose@shop.example>");
        assertThat(received[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String whole = GreenMailUtil.getWholeMessage(received[0]);
        assertThat(whole).contains("Plain, gr", "Formed, gr", "text/csv", "filename=a.csv");
    }

    private static String receiver(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsSentPlainlyWhereEncryptionIsAskedFor() {
        assertThatThrownBy(() -> server(MailSettings.Encryption.STARTTLS).send(mail()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("ada@shop.example");
        assertThat(post.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        MailServer server = server(MailSettings.Encryption.NONE);
        post.stop();

        assertThatThrownBy(() -> server.send(mail()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("did not take the mail for ada@shop.example");
    }

    @Test
    void withoutAServerItSaysWhatToSet() {
        MailServer none = new MailServer(MailSettings.none());

        assertThat(none.isThere()).isFalse();
        assertThatThrownBy(() -> none.send(mail()))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("mail.server");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ada", "ada@", "@shop.example", "ada@shop.example, bob@shop.example", "a b@shop.example"})
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> Mail.of(address, "x", "y"))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("ada@example.com");
    }

    private static Mail mail() {
        return Mail.of("ada@shop.example", "Subject", "Text");
    }
}
