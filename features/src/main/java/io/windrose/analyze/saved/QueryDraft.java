package io.windrose.analyze.saved;

import io.windrose.core.Incorrect;
import java.util.Optional;

/**
 * What a person says of a query that is to be kept.
 *
 * @param sharing who else sees it
 */
public record QueryDraft(
        String name,
        String description,
        String sql,
        QueryEngine engine,
        Optional<ChartSettings> chart,
        Sharing sharing) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int LONGEST_TEXT = 100_000;

    /** Who sees a query. */
    public enum Sharing {
        OWN,
        SHARED
    }

    public QueryDraft {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Incorrect(
                    "analyze.query-name",
                    "\"" + name + "\" cannot be a query's name: use 1 to " + LONGEST_NAME + " printable characters");
        }
        check("description", description, LONGEST_DESCRIPTION);
        check("text", sql, LONGEST_TEXT);
        if (sql.isBlank()) {
            throw new Incorrect("analyze.query-empty", "the query has no text: write a SELECT before saving it");
        }
    }

    /** PostgreSQL keeps no NUL. */
    private static void check(String what, String text, int longest) {
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw new Incorrect(
                    "analyze.query-too-long",
                    "the query's %s has %d characters: give %d at most, none of them NUL"
                            .formatted(what, text.length(), longest));
        }
    }
}
