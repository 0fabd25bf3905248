package io.windrose.notice;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.mail.Mail;
import io.windrose.mail.MailServer;
import io.windrose.outgoing.OutgoingClient;
import io.windrose.security.Signer;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands a notice to one receiver. */
final class Sending {
    private static final String JSON_TYPE = "application/json; charset=utf-8";
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_ANSWER = 200;

    private final MailServer mail;
    private final OutgoingClient client;
    private final Signer signer;
    private final Clock clock;

    Sending(MailServer mail, OutgoingClient client, Signer signer, Clock clock) {
        this.mail = mail;
        this.client = client;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Sends it once.
     *
     * @param id by which a program knows a notice that comes twice
     * @throws Incorrect when it is refused for good
     * @throws Unavailable when a later attempt may succeed
     */
    void send(Recipient to, Notice notice, String id) {
        switch (to.channel()) {
            case MAIL ->
                mail.send(new Mail(
                        List.of(to.address()),
                        notice.subject(),
                        notice.mail().map(Notice.InMail::plain).orElseGet(() -> Wording.plain(notice)),
                        Optional.of(notice.mail().map(Notice.InMail::html).orElseGet(() -> Wording.html(notice))),
                        notice.files()));
            case WEBHOOK -> {
                String body = Wording.webhook(notice, id);
                post(to, body, signed(id, body));
            }
            case SLACK -> post(to, Wording.slack(notice), Map.of());
            case TEAMS -> post(to, Wording.teams(notice), Map.of());
        }
    }

    /** The headers of Standard Webhooks (standardwebhooks.com), by which a receiver knows that it is from us. */
    private Map<String, String> signed(String id, String body) {
        String second = String.valueOf(clock.instant().getEpochSecond());
        String signature = Base64.getEncoder().encodeToString(signer.sign(id + "." + second + "." + body));
        return Map.of("webhook-id", id, "webhook-timestamp", second, "webhook-signature", "v1," + signature);
    }

    private void post(Recipient to, String body, Map<String, String> headers) {
        OutgoingClient.Answer answer = client.post(URI.create(to.address()), JSON_TYPE, body, headers);
        if (answer.isTaken()) {
            return;
        }
        String words = "%s answered %d: %s".formatted(to.shown(), answer.status(), said(answer.body()));
        boolean mayPass =
                answer.status() >= 500 || answer.status() == REQUEST_TIMEOUT || answer.status() == TOO_MANY_REQUESTS;
        if (mayPass) {
            throw new Unavailable("notice.not-taken", words);
        }
        throw new Incorrect("notice.refused", words + "; check the address");
    }

    private static String said(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        if (line.isEmpty()) {
            return "nothing";
        }
        return line.length() <= LONGEST_ANSWER ? line : line.substring(0, LONGEST_ANSWER) + "…";
    }
}
