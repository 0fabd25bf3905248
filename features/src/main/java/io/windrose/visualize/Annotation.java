package io.windrose.visualize;

import io.windrose.core.Incorrect;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened on some day, for charts to tell.
 *
 * @param version goes up by one with each change
 */
public record Annotation(
        UUID id, Draft draft, int version, Instant createdAt, String createdBy, Instant changedAt, String changedBy) {
    /**
     * What a person says of it.
     *
     * @param dashboard the only one on which it is shown; empty for all
     * @param endsOn the last of several days, itself included
     */
    public record Draft(Optional<UUID> dashboard, LocalDate startsOn, Optional<LocalDate> endsOn, String text) {
        private static final int LONGEST = 500;

        public Draft {
            text = Texts.name("an annotation's text", text, LONGEST);
            if (endsOn.isPresent() && endsOn.get().isBefore(startsOn)) {
                throw new Incorrect(
                        "visualize.wrong-dates",
                        "the annotation ends on %s, before it begins on %s".formatted(endsOn.get(), startsOn));
            }
        }
    }
}
