package io.windrose.http;

import java.util.List;
import java.util.Optional;

/** A part of a list; {@code next}, where there is more, is given back as {@code ?cursor=}. */
record Page<T>(List<T> items, Optional<String> next) {
    Page {
        items = List.copyOf(items);
    }

    /** A list that is short by nature and comes whole. */
    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, Optional.empty());
    }
}
