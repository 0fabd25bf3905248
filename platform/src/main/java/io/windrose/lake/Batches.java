package io.windrose.lake;

import io.windrose.core.Unavailable;
import io.windrose.lake.query.DuckDb;
import io.windrose.lake.query.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBConnection;

/**
 * Turns batches of rows into data files, one for each month. It has a DuckDB of its own, so that queries do not take
 * its memory. For one platform thread, but for {@link #stage}.
 */
final class Batches implements AutoCloseable {
    /** The view that {@link #reading} shows. */
    static final String STAGED = "staged";

    private final BufferAllocator memory = new RootAllocator();
    private final DuckDBConnection duckdb;
    private final ParquetFiles files;

    Batches(int memoryMegabytes, Path scratch) {
        duckdb = DuckDb.open(memoryMegabytes, 1, scratch);
        files = new ParquetFiles(duckdb, memoryMegabytes);
    }

    DuckDBConnection duckdb() {
        return duckdb;
    }

    ParquetFiles files() {
        return files;
    }

    /** A place for rows, for {@link #write}. The caller closes it, before this is closed; on any thread. */
    StagedRows stage(TableDefinition definition) {
        return new StagedRows(memory, definition);
    }

    /** Stages rows and writes them. */
    <R> List<DataFile> write(Table table, RowFormat<R> format, List<R> rows, Map<String, Shredding> shredding) {
        try (StagedRows staged = stage(format.definition())) {
            rows.forEach(row -> staged.add(format, row));
            return write(table, staged, shredding);
        }
    }

    /** The files are on the disk, but in no table yet. */
    List<DataFile> write(Table table, StagedRows rows, Map<String, Shredding> shredding) {
        List<DataFile> written = new ArrayList<>();
        if (rows.size() == 0) {
            return written;
        }
        TableDefinition definition = rows.definition();
        try {
            if (definition.month().isEmpty()) {
                written.add(write(table, rows, OptionalInt.empty(), shredding));
            }
            for (int month : rows.months()) {
                DataFile file = write(table, rows, OptionalInt.of(month), shredding);
                written.add(file);
            }
            return written;
        } catch (SQLException e) {
            throw new Unavailable(
                    "lake.not-written",
                    "%d rows of table %s could not be written: see that disk and memory suffice"
                            .formatted(rows.size(), table.name()),
                    e);
        }
    }

    private DataFile write(Table table, StagedRows rows, OptionalInt month, Map<String, Shredding> shredding)
            throws SQLException {
        TableDefinition definition = rows.definition();
        String kept = "(from %s where %s%s)"
                .formatted(
                        STAGED,
                        Sql.name(StagedRows.KEPT),
                        month.isPresent() ? " and %s = %d".formatted(monthOf(definition), month.getAsInt()) : "");
        return reading(
                rows,
                () -> files.write(
                        table,
                        definition,
                        columns(table, definition),
                        kept,
                        month,
                        shredding,
                        rows.variantBytes() / rows.size()));
    }

    /** A step over the view {@code staged}, which shows the rows once. */
    interface Step<T> {
        T run() throws SQLException;
    }

    <T> T reading(StagedRows rows, Step<T> step) throws SQLException {
        try (ArrowArrayStream stream = ArrowArrayStream.allocateNew(memory)) {
            Data.exportArrayStream(memory, new StagedReader(rows, memory), stream);
            try {
                duckdb.registerArrowStream(STAGED, stream);
                return step.run();
            } finally {
                execute("drop view if exists " + STAGED);
                stream.release();
            }
        }
    }

    /** A table that a newer program has upgraded may have columns that this one does not know. */
    static String columns(Table table, TableDefinition definition) {
        return table.schema().columns().stream()
                .map(column -> selected(column, definition) + " as " + Sql.name(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static String selected(Types.NestedField column, TableDefinition definition) {
        if (definition.schema().findField(column.name()) == null) {
            return "null::" + Sql.type(column.type());
        }
        String made = definition.made().get(column.name());
        if (made != null) {
            return made;
        }
        return column.type() instanceof Types.VariantType
                ? "variant_bytes_to_variant(%s)".formatted(Sql.name(column.name()))
                : Sql.name(column.name());
    }

    /** Of a row of a table that is partitioned, since 1970. */
    static String monthOf(TableDefinition definition) {
        return definition
                .month()
                .map(Sql::name)
                .map("(year(%1$s) * 12 + month(%1$s) - 23641)"::formatted)
                .orElseThrow();
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
        memory.close();
    }
}
