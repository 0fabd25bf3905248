package io.windrose.lake.query;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * A connection and the views that it has. A view is made anew only when it is another one. For one thread at a time.
 */
final class ShownViews {
    private final DuckDBConnection duckdb;
    private final Map<String, String> shown = new HashMap<>();

    ShownViews(DuckDBConnection duckdb) {
        this.duckdb = duckdb;
    }

    DuckDBConnection duckdb() {
        return duckdb;
    }

    /** Makes those that are other ones than before; each is after those it uses. */
    void show(Map<String, String> selects) throws SQLException {
        for (Map.Entry<String, String> view : selects.entrySet()) {
            String name = view.getKey();
            if (!view.getValue().equals(shown.get(name))) {
                shown.remove(name);
                try (Statement statement = duckdb.createStatement()) {
                    statement.execute(
                            "create or replace temp view %s as %s".formatted(Sql.name(name), view.getValue()));
                }
                shown.put(name, view.getValue());
            }
        }
    }
}
