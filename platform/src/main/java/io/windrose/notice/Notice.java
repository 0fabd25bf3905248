package io.windrose.notice;

import io.windrose.core.Incorrect;
import io.windrose.mail.Mail;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is told.
 *
 * @param kind for programs, as {@code alert.opened}
 * @param subject one line
 * @param text paragraphs
 * @param facts figures with their names
 * @param link where it is shown in the app
 * @param mail the whole in a form of its own for mail; without, it is made of the rest
 * @param files attached to mail; other channels take none
 */
public record Notice(
        String kind,
        String subject,
        List<String> text,
        List<Fact> facts,
        Optional<URI> link,
        Optional<InMail> mail,
        List<Mail.Attachment> files) {
    private static final int LONGEST_SUBJECT = 300;

    /** A figure as words, as "Orders" with "120, 38% fewer than expected". */
    public record Fact(String name, String value) {}

    /** A notice as mail has it, for those who read with form and for those who read without. */
    public record InMail(String plain, String html) {}

    public Notice {
        text = List.copyOf(text);
        facts = List.copyOf(facts);
        files = List.copyOf(files);
        subject = subject.replaceAll("\\p{Cntrl}+", " ").strip();
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT) {
            throw new Incorrect(
                    "notice.subject",
                    "a subject of %d characters; give 1 to %d".formatted(subject.length(), LONGEST_SUBJECT));
        }
    }

    /** Words and figures, for all channels. */
    public static Notice of(String kind, String subject, List<String> text, List<Fact> facts, Optional<URI> link) {
        return new Notice(kind, subject, text, facts, link, Optional.empty(), List.of());
    }
}
