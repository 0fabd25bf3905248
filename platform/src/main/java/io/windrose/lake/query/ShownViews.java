package io.windrose.lake.query;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * A connection and the views that it has. A view is made anew only when it is another one. For one thread at a time.
 */
final class ShownViews {
    private final DuckDBConnection duckdb;
    private final Map<String, View> shown = new HashMap<>();

    ShownViews(DuckDBConnection duckdb) {
        this.duckdb = duckdb;
    }

    DuckDBConnection duckdb() {
        return duckdb;
    }

    void show(List<View> views) throws SQLException {
        for (View view : views) {
            if (!view.equals(shown.get(view.name()))) {
                shown.remove(view.name());
                try (Statement statement = duckdb.createStatement()) {
                    statement.execute(
                            "create or replace temp view %s as %s".formatted(Sql.name(view.name()), view.select()));
                }
                shown.put(view.name(), view);
            }
        }
    }
}
