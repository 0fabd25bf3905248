package io.windrose.mail;

import io.windrose.core.Incorrect;
import java.time.Duration;
import java.util.Optional;

/**
 * By which server mail is sent.
 *
 * @param server its name; empty where there is none
 * @param user with which it is signed in to; empty without
 * @param from the sender's address
 * @param fromName the sender's name
 */
public record MailSettings(
        Optional<String> server,
        int port,
        Encryption encryption,
        Optional<String> user,
        String password,
        String from,
        String fromName,
        Duration timeLimit) {
    /** How what goes to the server is kept from others. */
    public enum Encryption {
        /** From the first byte, usually on port 465. */
        TLS,
        /** After a greeting, usually on port 587; nothing is sent where the server has none. */
        STARTTLS,
        /** Not at all: for a server on the same machine. */
        NONE
    }

    public MailSettings {
        if (port < 1 || port > 65_535) {
            throw new Incorrect("mail.wrong-port", "mail.port is %d; give 1 to 65535".formatted(port));
        }
        if (server.isPresent()) {
            MailAddress.check(from);
        }
    }

    /** No server. */
    public static MailSettings none() {
        return new MailSettings(
                Optional.empty(),
                587,
                Encryption.STARTTLS,
                Optional.empty(),
                "",
                "",
                "Windrose",
                Duration.ofSeconds(30));
    }
}
