package io.windrose.profile;

import io.windrose.core.Person;
import java.util.Locale;

/** An id by which events name someone. Its text does not show it: ids are personal data, and texts are logged. */
public record Identifier(Kind kind, String value) {
    /** Who gave it: the company, or the client to someone who had not signed in. */
    public enum Kind {
        USER,
        ANONYMOUS;

        /** As in the API and the database: {@code user}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public static Identifier user(String value) {
        return new Identifier(Kind.USER, value);
    }

    public static Identifier anonymous(String value) {
        return new Identifier(Kind.ANONYMOUS, value);
    }

    /** The number that its events bear in the lake. */
    public long person() {
        return switch (kind) {
            case USER -> Person.hash(value, null, "");
            case ANONYMOUS -> Person.hash(null, value, "");
        };
    }

    @Override
    public String toString() {
        return kind.word() + " " + person();
    }
}
