package io.windrose.visualize;

import io.windrose.core.Incorrect;

/** Texts that people give. */
final class Texts {
    private Texts() {}

    /** PostgreSQL keeps no NUL. */
    static String checked(String what, String text, int longest) {
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw new Incorrect(
                    "visualize.text-too-long",
                    "%s has %d characters: give %d at most, none of them NUL".formatted(what, text.length(), longest));
        }
        return text.strip();
    }

    static String name(String what, String text, int longest) {
        String name = checked(what, text, longest);
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new Incorrect(
                    "visualize.no-name",
                    "%s is \"%s\": give 1 to %d printable characters".formatted(what, name, longest));
        }
        return name;
    }
}
