package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Optional;

/** What a text of a person must be to be kept. */
final class Texts {
    private static final int LONGEST_WORD = 200;
    private static final int MOST_WORDS = 100;

    private Texts() {}

    /** One line that is not empty. */
    static String name(String what, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > LONGEST_WORD
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw new Incorrect(
                    "campaign.name",
                    "\"%s\" cannot be the %s: use 1 to %d printable characters".formatted(text, what, LONGEST_WORD));
        }
        return stripped;
    }

    static Optional<String> name(String what, Optional<String> text) {
        return text.filter(each -> !each.isBlank()).map(each -> name(what, each));
    }

    /** Each once. */
    static List<String> names(String what, List<String> texts) {
        if (texts.size() > MOST_WORDS) {
            throw new Incorrect(
                    "campaign.too-many",
                    "there are %d of %s: give %d at most".formatted(texts.size(), what, MOST_WORDS));
        }
        return texts.stream().map(each -> name(what, each)).distinct().toList();
    }

    /** Any text; PostgreSQL keeps no NUL. */
    static String text(String what, String text, int longest) {
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw new Incorrect(
                    "campaign.text-too-long",
                    "the %s has %d characters: give %d at most, none of them NUL"
                            .formatted(what, text.length(), longest));
        }
        return text.strip();
    }
}
