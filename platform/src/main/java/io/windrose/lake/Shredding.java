package io.windrose.lake;

import io.windrose.lake.query.Sql;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which keys of a variant get a column of their own in a file, and of which type. A value of another type, and every
 * other key, stays in the variant's own bytes; readers put both together.
 */
record Shredding(Map<String, Type> types) {
    static final Shredding NONE = new Shredding(Map.of());

    enum Type {
        VARCHAR,
        DOUBLE,
        BIGINT,
        BOOLEAN
    }

    Shredding {
        types = Map.copyOf(types);
    }

    /** As DuckDB's option SHREDDING takes it. */
    String sql() {
        return new TreeMap<>(types)
                .entrySet().stream()
                        .map(each -> Sql.name(each.getKey()) + " " + each.getValue())
                        .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
}
