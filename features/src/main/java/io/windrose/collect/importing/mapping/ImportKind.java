package io.windrose.collect.importing.mapping;

import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a file tells of. */
public enum ImportKind {
    ORDERS,
    CONTACTS,
    SPEND,
    TOUCHES,
    WEBLOG,
    EVENTS;

    /** As in the API and on the command line: {@code orders}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ImportKind named(String word) {
        for (ImportKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new Incorrect(
                "import.unknown-kind",
                "\"%s\" is no kind of import; the kinds are %s"
                        .formatted(
                                word,
                                Arrays.stream(values()).map(ImportKind::word).collect(Collectors.joining(", "))));
    }

    /** What a column of it can mean. */
    public List<Field> fields() {
        return Field.of(this);
    }
}
