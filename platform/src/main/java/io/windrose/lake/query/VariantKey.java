package io.windrose.lake.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value inside of a variant.
 *
 * @param column the variant
 * @param path the names that lead to it, at least one
 */
record VariantKey(String column, List<String> path) {
    VariantKey {
        path = List.copyOf(path);
    }

    String sql() {
        return column + path.stream().map(Sql::name).collect(Collectors.joining(".", ".", ""));
    }

    /** Of a column that shows it; different for each key. */
    String name() {
        return column
                + path.stream()
                        .map(name -> name.replace("\\", "\\\\").replace(".", "\\."))
                        .collect(Collectors.joining(".", ".", ""));
    }
}
