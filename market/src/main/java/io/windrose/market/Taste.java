package io.windrose.market;

import java.util.List;
import java.util.Locale;

/** What someone goes out for; it says when they need something, and what they buy. */
enum Taste {
    HIKER,
    SKIER,
    COMMUTER;

    static final List<Taste> ALL = List.of(values());

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in the arrays of one run. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }
}
