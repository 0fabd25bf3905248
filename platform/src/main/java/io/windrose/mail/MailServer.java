package io.windrose.mail;

import io.windrose.core.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.simplejavamail.MailException;
import org.simplejavamail.api.email.EmailPopulatingBuilder;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import org.simplejavamail.mailer.internal.MailerRegularBuilderImpl;

/** Hands mail to the operator's server. Thread-safe. */
public final class MailServer {
    private final MailSettings settings;
    private final Optional<Mailer> mailer;

    public MailServer(MailSettings settings) {
        this.settings = settings;
        this.mailer = settings.server().map(server -> mailer(server, settings));
    }

    private static Mailer mailer(String server, MailSettings settings) {
        MailerRegularBuilderImpl builder = MailerBuilder.withSMTPServerHost(server)
                .withSMTPServerPort(settings.port())
                .withSessionTimeout((int) settings.timeLimit().toMillis())
                .withTransportStrategy(
                        switch (settings.encryption()) {
                            case TLS -> TransportStrategy.SMTPS;
                            case STARTTLS -> TransportStrategy.SMTP_TLS;
                            case NONE -> TransportStrategy.SMTP;
                        });
        if (settings.encryption() == MailSettings.Encryption.NONE) {
            // It would try it all the same, and trust whoever answers.
            builder.withProperty("mail.smtp.starttls.enable", "false");
        }
        settings.user()
                .ifPresent(user -> builder.withSMTPServerUsername(user).withSMTPServerPassword(settings.password()));
        return builder.buildMailer();
    }

    /** Whether there is a server at all. */
    public boolean isThere() {
        return mailer.isPresent();
    }

    /**
     * Sends it to each of its receivers.
     *
     * @throws Unavailable when there is no server, or it did not take the mail for somebody, naming them; the others
     *     got it
     */
    public void send(Mail mail) {
        Mailer server = mailer.orElseThrow(() -> new Unavailable(
                "mail.no-server", "no mail can be sent: the operator sets mail.server and mail.from first"));
        List<String> missed = new ArrayList<>();
        Optional<RuntimeException> failure = Optional.empty();
        for (String receiver : mail.to()) {
            try {
                server.sendMail(email(mail, receiver).buildEmail(), false).join();
            } catch (MailException | CompletionException e) {
                missed.add(receiver);
                failure = Optional.of(e);
            }
        }
        if (failure.isPresent()) {
            throw new Unavailable(
                    "mail.not-sent",
                    "the mail server did not take the mail for %s: %s; look at mail.server and its log"
                            .formatted(String.join(", ", missed), reason(failure.get())),
                    failure.get());
        }
    }

    private EmailPopulatingBuilder email(Mail mail, String receiver) {
        EmailPopulatingBuilder email = EmailBuilder.startingBlank()
                .from(settings.fromName(), settings.from())
                .to(receiver)
                .withSubject(mail.subject())
                .withPlainText(mail.text())
                // Programs that answer to everything do not answer to this.
                .withHeader("Auto-Submitted", "auto-generated");
        mail.html().ifPresent(email::withHTMLText);
        mail.attachments().forEach(file -> email.withAttachment(file.name(), file.bytes(), file.type()));
        return email;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause != null) {
            return reason(cause);
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getMessage().strip();
    }
}
