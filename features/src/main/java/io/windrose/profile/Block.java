package io.windrose.profile;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What keeps ids apart, until it is lifted.
 *
 * @param owner where only the link between the two is blocked; empty where every link of {@code id} is
 * @param by the user's name, or {@code windrose}
 */
public record Block(
        long number,
        Identifier id,
        Optional<Identifier> owner,
        Reason reason,
        Instant at,
        String by,
        Optional<Lift> lift) {
    /** Who took it away again. */
    public record Lift(Instant at, String by) {}

    /** What it came from. */
    public enum Reason {
        /** Someone undid a merge. */
        UNDONE,
        /** The id met more users than one person has. */
        SHARED;

        /** As in the API and the database: {@code undone}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Reason named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
