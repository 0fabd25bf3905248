package io.windrose.bench;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A value that the lake has in a variant, and a plain table beside it in a column of its own.
 *
 * @param type in SQL, as people cast it to
 */
record Column(String variant, String key, String type) {
    private static final List<Column> ALL = List.of(
            new Column("properties", "search", "varchar"),
            new Column("properties", "search_engine", "bigint"),
            new Column("properties", "ad_network", "bigint"),
            new Column("properties", "network", "bigint"),
            new Column("properties", "model", "varchar"),
            new Column("properties", "width", "bigint"),
            new Column("properties", "window_width", "bigint"),
            new Column("properties", "window_height", "bigint"),
            new Column("properties", "refresh", "bigint"),
            new Column("properties", "category", "varchar"),
            new Column("properties", "price", "double"),
            new Column("context", "locale", "varchar"),
            new Column("context", "library", "varchar"));

    static Column of(String key) {
        return ALL.stream()
                .filter(column -> column.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column is named " + key));
    }

    String onLake() {
        return "%s.%s::%s".formatted(variant, key, type);
    }

    /** A select list: all that the lake has, each value in a column of its own. */
    static String everythingOnLake() {
        return ALL.stream()
                .map(column -> column.onLake() + " as " + column.key)
                .collect(Collectors.joining(", ", "* exclude (properties, context, profile_id), ", ""));
    }
}
