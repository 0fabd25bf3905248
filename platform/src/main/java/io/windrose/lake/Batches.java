package io.windrose.lake;

import io.windrose.core.Unavailable;
import io.windrose.lake.query.DuckDb;
import io.windrose.lake.query.Sql;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Turns batches of rows into data files, one for each month. It has a DuckDB of its own, so that queries do not take
 * its memory. For one platform thread.
 */
final class Batches implements AutoCloseable {
    private static final String STAGED = "staged";

    private final DuckDBConnection duckdb;
    private final ParquetFiles files;

    Batches(int memoryMegabytes, Path scratch) {
        duckdb = DuckDb.open(memoryMegabytes, 1, scratch);
        files = new ParquetFiles(duckdb);
    }

    DuckDBConnection duckdb() {
        return duckdb;
    }

    /** The files are on the disk, but in no table yet. */
    <R> List<DataFile> write(Table table, RowFormat<R> format, List<R> rows, Map<String, Shredding> shredding) {
        if (rows.isEmpty()) {
            return List.of();
        }
        TableDefinition definition = format.definition();
        try {
            stage(format, rows);
            List<DataFile> written = new ArrayList<>();
            for (OptionalInt month : months(definition)) {
                String staged = month.isPresent()
                        ? "(from %s where %s = %d)".formatted(STAGED, monthOf(definition), month.getAsInt())
                        : STAGED;
                written.add(files.write(table, definition, columns(table, definition), staged, month, shredding));
            }
            execute("drop table " + STAGED);
            return written;
        } catch (SQLException e) {
            throw new Unavailable(
                    "lake.not-written",
                    "%d rows of table %s could not be written: see that disk and memory suffice"
                            .formatted(rows.size(), table.name()),
                    e);
        }
    }

    private <R> void stage(RowFormat<R> format, List<R> rows) throws SQLException {
        String columns = format.definition().columns().stream()
                .map(column -> Sql.name(column.name()) + " " + stagedType(column))
                .collect(Collectors.joining(", "));
        execute("create or replace table %s (%s)".formatted(STAGED, columns));
        try (DuckDBAppender appender = duckdb.createAppender("main", STAGED)) {
            for (R row : rows) {
                appender.beginRow();
                format.append(row, appender);
                appender.endRow();
            }
        }
    }

    private static String stagedType(Types.NestedField column) {
        return column.type() instanceof Types.VariantType ? "BLOB" : Sql.type(column.type());
    }

    /** A table that a newer program has upgraded may have columns that this one does not know. */
    private static String columns(Table table, TableDefinition definition) {
        return table.schema().columns().stream()
                .map(column -> selected(column, definition) + " as " + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static String selected(Types.NestedField column, TableDefinition definition) {
        if (definition.schema().findField(column.name()) == null) {
            return "null::" + Sql.type(column.type());
        }
        return column.type() instanceof Types.VariantType
                ? "variant_bytes_to_variant(%s)".formatted(Sql.name(column.name()))
                : Sql.name(column.name());
    }

    private List<OptionalInt> months(TableDefinition definition) throws SQLException {
        if (definition.month().isEmpty()) {
            return List.of(OptionalInt.empty());
        }
        List<OptionalInt> months = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select distinct %s from %s order by 1".formatted(monthOf(definition), STAGED))) {
            while (rows.next()) {
                months.add(OptionalInt.of(rows.getInt(1)));
            }
        }
        return months;
    }

    private static String monthOf(TableDefinition definition) {
        return definition
                .month()
                .map(Sql::name)
                .map("(year(%1$s) * 12 + month(%1$s) - 23641)"::formatted)
                .orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
