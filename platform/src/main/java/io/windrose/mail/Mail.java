package io.windrose.mail;

import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Optional;

/**
 * A mail.
 *
 * @param to one or more addresses; each gets a mail of its own and does not see the others
 * @param text for those who read without HTML
 * @param html the same with form
 */
public record Mail(List<String> to, String subject, String text, Optional<String> html, List<Attachment> attachments) {
    private static final int MOST_RECEIVERS = 500;

    /**
     * A file in it.
     *
     * @param type as {@code application/pdf}
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares attachments.
    public record Attachment(String name, String type, byte[] bytes) {}

    public Mail {
        to = to.stream().map(MailAddress::check).distinct().toList();
        attachments = List.copyOf(attachments);
        if (to.isEmpty() || to.size() > MOST_RECEIVERS) {
            throw new Incorrect(
                    "mail.receivers",
                    "the mail goes to %d addresses; give 1 to %d".formatted(to.size(), MOST_RECEIVERS));
        }
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    public static Mail of(String to, String subject, String text) {
        return new Mail(List.of(to), subject, text, Optional.empty(), List.of());
    }
}
