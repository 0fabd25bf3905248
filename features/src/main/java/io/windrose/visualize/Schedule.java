package io.windrose.visualize;

import io.windrose.core.Incorrect;
import io.windrose.notice.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A dashboard or the weekly letter, sent again and again.
 *
 * @param maker whose rights it keeps to
 * @param nextAt empty while it rests
 * @param resting why it rests, if not because somebody wanted it to
 */
public record Schedule(
        UUID id,
        Subject subject,
        Draft draft,
        UUID makerId,
        String maker,
        Instant madeAt,
        Optional<Instant> nextAt,
        Optional<String> resting) {
    /** What is sent. */
    public sealed interface Subject {
        /** A dashboard. */
        record Board(UUID dashboard) implements Subject {}

        /** The weekly letter. */
        record Letter() implements Subject {}
    }

    /**
     * What a person says of it.
     *
     * @param view dates and filters of a dashboard, as the address of the screen has them
     */
    public record Draft(Timing timing, String view, String language, List<Recipient> recipients) {
        private static final int MOST = 50;
        private static final int LONGEST_VIEW = 4_000;

        public Draft {
            view = Texts.checked("the dates and filters of a schedule", view, LONGEST_VIEW);
            recipients = List.copyOf(recipients);
            if (recipients.isEmpty() || recipients.size() > MOST) {
                throw new Incorrect(
                        "visualize.wrong-recipients", "%d recipients; give 1 to %d".formatted(recipients.size(), MOST));
            }
        }
    }
}
