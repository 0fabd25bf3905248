package io.windrose.analyze.ask;

import java.util.Optional;

/**
 * What a row of an answer is of.
 *
 * @param value of a row of its own
 */
public record Label(Kind kind, Optional<String> value) {
    /** In the order of rows. */
    public enum Kind {
        VALUE,
        /** All beyond the largest. */
        OTHERS,
        /** Those of whom it is not known. */
        UNKNOWN;

        public String word() {
            return Words.word(this);
        }
    }

    public static Label of(String kind, Optional<String> value) {
        return new Label(Words.named(Kind.class, kind, "analyze.unknown-label"), value);
    }
}
