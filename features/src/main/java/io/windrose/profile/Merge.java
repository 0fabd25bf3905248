package io.windrose.profile;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An id that was joined to the user id that owns it.
 *
 * @param end when and why it ended; empty while it is in force
 */
public record Merge(long number, Identifier id, Identifier owner, Cause cause, Instant mergedAt, Optional<End> end) {
    /** The merge stays in the history. */
    public record End(Instant at, Because because) {}

    /** Why a merge ended. */
    public enum Because {
        /** Another user had the id before: the call came late. */
        EARLIER_LINK,
        UNDONE,
        SHARED;

        /** As in the API and the database: {@code earlier-link}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Because named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
