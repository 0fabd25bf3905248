package io.windrose.analyze;

import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Optional;

/**
 * Which visits count.
 *
 * @param value empty for what is not known of a visit
 */
public record Filter(Dimension dimension, Match match, Optional<String> value) {
    private static final int LONGEST = 2_048;

    /** Whether visits must have the value or must not. */
    public enum Match {
        IS,
        IS_NOT
    }

    public Filter {
        if (value.map(String::length).orElse(0) > LONGEST) {
            throw new Incorrect(
                    "analyze.filter-too-long", "a filter's value is longer than %d characters".formatted(LONGEST));
        }
    }

    /** As in an address: {@code channel:is:paid search}, {@code country:is-not:DE}, {@code campaign:is:}. */
    public static Filter parse(String text) {
        List<String> parts = List.of(text.split(":", 3));
        if (parts.size() < 3) {
            throw new Incorrect(
                    "analyze.filter-unreadable",
                    "the filter \"" + text + "\" is not of the form dimension:is:value or dimension:is-not:value");
        }
        return new Filter(
                Dimension.named(parts.get(0)),
                Words.named(Match.class, parts.get(1), "analyze.filter-unreadable"),
                Optional.of(parts.get(2)).filter(value -> !value.isEmpty()));
    }
}
