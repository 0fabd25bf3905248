package io.windrose.lake;

import java.util.List;

/** A table as queries see it, with what its columns mean. */
public record TableDescription(String name, String meaning, List<Column> columns) {
    public TableDescription {
        columns = List.copyOf(columns);
    }

    /**
     * A column of it.
     *
     * @param type its name in DuckDB's SQL
     */
    public record Column(String name, String type, String meaning) {}
}
