package io.windrose.analyze.watch;

import io.windrose.analyze.anomaly.Expectation.Verdict;
import io.windrose.core.Incorrect;
import io.windrose.notice.Recipient;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A metric of which somebody is told.
 *
 * @param judgedOn the last day that was judged
 * @param resting why it could not be judged when that was tried last
 */
public record Watch(
        UUID id,
        UUID ownerId,
        String owner,
        Draft draft,
        Optional<LocalDate> judgedOn,
        Optional<String> resting,
        Instant createdAt,
        Instant changedAt) {

    /** Whether days are judged. */
    public enum Activity {
        ACTIVE,
        PAUSED
    }

    /**
     * What a person says of it.
     *
     * @param question as the API takes it, a JSON object
     * @param dashboard whose filters hold too, as they are when a day is judged
     */
    public record Draft(
            String name, String question, Optional<UUID> dashboard, List<Recipient> recipients, Activity activity) {
        private static final int LONGEST_NAME = 100;
        private static final int LONGEST_QUESTION = 50_000;
        private static final int MOST_RECIPIENTS = 20;

        public Draft {
            name = name.strip();
            recipients = List.copyOf(recipients);
            if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                throw new Incorrect(
                        "analyze.watch-name",
                        "a watch's name has 1 to %d characters in one line, and this has %d"
                                .formatted(LONGEST_NAME, name.length()));
            }
            if (question.length() > LONGEST_QUESTION) {
                throw new Incorrect("analyze.watch-question", "the question is longer than " + LONGEST_QUESTION);
            }
            if (recipients.size() > MOST_RECIPIENTS) {
                throw new Incorrect(
                        "analyze.watch-recipients",
                        "%d are to be told; give %d at most, or a channel that many read"
                                .formatted(recipients.size(), MOST_RECIPIENTS));
            }
        }
    }

    /**
     * That it was not as expected, from a day on; the figures are of {@code seenOn}.
     *
     * @param parts what explained it when it opened, in words; empty where nothing does
     */
    public record Alert(
            UUID id,
            Verdict verdict,
            LocalDate openedOn,
            LocalDate seenOn,
            Optional<LocalDate> closedOn,
            double value,
            double expected,
            double low,
            double high,
            String parts) {}
}
