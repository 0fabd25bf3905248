package io.windrose.profile;

import io.windrose.core.Incorrect;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A link that took no effect when it was first said. */
public record Refusal(long number, Identifier id, Identifier owner, Reason reason, Cause cause, Instant refusedAt) {
    /** Why a link took no effect. */
    public enum Reason {
        /** One of the ids is the same for everybody, as {@code null} is. */
        MEANINGLESS,
        /** Another user had the id before. */
        OWNED_BY_ANOTHER,
        /** The profile would have more ids than one may have. */
        PROFILE_FULL,
        /** One of the ids is used by many. */
        SHARED,
        /** It was undone, or one of the ids was. */
        UNDONE;

        /** As in the API and the database: {@code profile-full}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Reason named(String word) {
            for (Reason reason : values()) {
                if (reason.word().equals(word)) {
                    return reason;
                }
            }
            throw new Incorrect(
                    "profile.unknown-reason",
                    "there is no reason \"" + word + "\"; the reasons are "
                            + Arrays.stream(values()).map(Reason::word).collect(Collectors.joining(", ")));
        }
    }
}
