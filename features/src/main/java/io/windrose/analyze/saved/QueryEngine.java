package io.windrose.analyze.saved;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.Locale;

/** Whose SQL a text is. */
public enum QueryEngine {
    DUCKDB,
    SPARK;

    /** As in the API and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static QueryEngine named(String word) {
        return Arrays.stream(values())
                .filter(engine -> engine.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "analyze.unknown-engine", "there is no engine \"" + word + "\"; give duckdb or spark"));
    }
}
