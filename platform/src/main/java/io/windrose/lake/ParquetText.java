package io.windrose.lake;

import io.windrose.core.Incorrect;
import io.windrose.lake.query.DuckDb;
import io.windrose.lake.query.Sql;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.duckdb.DuckDBConnection;

/**
 * A Parquet file from elsewhere, its values as text; what is nested is JSON. For one platform thread, which closes it.
 */
public final class ParquetText implements Iterator<List<String>>, AutoCloseable {
    private static final int MEGABYTES = 256;

    private final DuckDBConnection duckdb;
    private final List<String> columns;
    private final Statement statement;
    private final ResultSet rows;
    private boolean hasNext;

    private ParquetText(DuckDBConnection duckdb, Path file) throws SQLException {
        this.duckdb = duckdb;
        this.columns = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        String read =
                "read_parquet(%s)".formatted(Sql.text(file.toAbsolutePath().toString()));
        try (Statement describe = duckdb.createStatement();
                ResultSet described = describe.executeQuery("describe from " + read)) {
            while (described.next()) {
                String name = described.getString(1);
                String type = described.getString(2);
                boolean isNested = type.startsWith("STRUCT") || type.startsWith("MAP") || type.endsWith("]");
                columns.add(name);
                selected.add("coalesce((%s)::varchar, '')"
                        .formatted(isNested ? "to_json(" + Sql.name(name) + ")" : Sql.name(name)));
            }
        }
        statement = duckdb.createStatement();
        rows = statement.executeQuery("select %s from %s".formatted(String.join(", ", selected), read));
        hasNext = rows.next();
    }

    static ParquetText open(Path file, Path scratch) {
        DuckDBConnection duckdb = DuckDb.openStreaming(MEGABYTES, 1, scratch);
        try {
            return new ParquetText(duckdb, file);
        } catch (SQLException e) {
            try {
                duckdb.close();
            } catch (SQLException second) {
                e.addSuppressed(second);
            }
            throw unreadable(e);
        }
    }

    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public boolean hasNext() {
        return hasNext;
    }

    @Override
    public List<String> next() {
        if (!hasNext) {
            throw new NoSuchElementException();
        }
        try {
            List<String> row = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                row.add(rows.getString(i));
            }
            hasNext = rows.next();
            return row;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Incorrect unreadable(SQLException cause) {
        return new Incorrect(
                "lake.not-parquet", "the file is no Parquet that can be read: write it again, or as CSV", cause);
    }

    @Override
    public void close() {
        try {
            rows.close();
            statement.close();
            duckdb.close();
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }
}
