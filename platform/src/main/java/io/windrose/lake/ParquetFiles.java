package io.windrose.lake;

import io.windrose.lake.query.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBConnection;

/** Writes the rows of a query as a data file of a table, sorted, on the disk before it is named. For one thread. */
final class ParquetFiles {
    private static final int MOST_ROWS = 122_880;
    /** DuckDB's vectors have so many, and groups are whole vectors. */
    private static final int FEWEST_ROWS = 2_048;
    /** What a row takes in DuckDB's memory while it is written: so much, and so many times the JSON of its variants. */
    private static final int ROW_BYTES = 700;

    private static final int JSON_FACTOR = 6;
    /** Of the memory, for one group of rows: the rest is for sorting and for reading. */
    private static final int SHARE = 4;

    private final DuckDBConnection duckdb;

    private final long groupBytes;

    ParquetFiles(DuckDBConnection duckdb, int memoryMegabytes) {
        this.duckdb = duckdb;
        this.groupBytes = ((long) memoryMegabytes << 20) / SHARE;
    }

    /**
     * @param rows what to select from, with every column of the table
     * @param columns the select list, in the table's order
     * @param month the rows' partition, months since 1970; empty in a table without partitions
     * @param shredding by variant column
     * @param jsonBytes of the variants of a row, on average
     */
    DataFile write(
            Table table,
            TableDefinition definition,
            String columns,
            String rows,
            OptionalInt month,
            Map<String, Shredding> shredding,
            long jsonBytes)
            throws SQLException {
        Path file = newFile(table, month);
        makeFolder(file);
        String order = definition.sortedBy().stream().map(Sql::name).collect(Collectors.joining(", "));
        // Sorted first, since a variant takes more memory than what it is made from.
        String copy =
                "copy (select %s from (from %s order by %s)) to %s (format parquet, compression zstd, row_group_size %d, field_ids %s, return_stats%s)"
                        .formatted(
                                columns,
                                rows,
                                order,
                                Sql.text(file.toString()),
                                rowGroup(jsonBytes),
                                Sql.fieldIds(table.schema()),
                                shreddingOption(table, shredding));
        try (Statement statement = duckdb.createStatement();
                ResultSet result = statement.executeQuery(copy)) {
            result.next();
            LocalFileIO.force(file);
            return dataFile(table, definition, file, month, result);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot bring " + file + " onto the disk", e);
        }
    }

    /** A group of rows is in memory until it is full: with large variants it has fewer of them. */
    private long rowGroup(long jsonBytes) {
        long rows = groupBytes / (ROW_BYTES + JSON_FACTOR * jsonBytes);
        return Math.clamp(rows - rows % FEWEST_ROWS, FEWEST_ROWS, MOST_ROWS);
    }

    private static void makeFolder(Path file) {
        try {
            LocalFileIO.makeFolder(file.resolveSibling(".").normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of " + file, e);
        }
    }

    private static Path newFile(Table table, OptionalInt month) {
        Path data = LocalFileIO.path(table.location()).resolve("data");
        Path folder = month.isPresent() ? data.resolve(monthName(month.getAsInt())) : data;
        return folder.resolve(UUID.randomUUID() + ".parquet");
    }

    static String monthName(int month) {
        return "%04d-%02d".formatted(1970 + Math.floorDiv(month, 12), 1 + Math.floorMod(month, 12));
    }

    /** Always explicit: left to itself, DuckDB makes a column of every key that it meets. */
    private static String shreddingOption(Table table, Map<String, Shredding> shredding) {
        List<String> options = table.schema().columns().stream()
                .filter(column -> column.type() instanceof Types.VariantType)
                .map(Types.NestedField::name)
                .map(name -> {
                    Shredding keys = shredding.getOrDefault(name, Shredding.NONE);
                    return Sql.name(name) + ": " + Sql.text(keys.types().isEmpty() ? "VARIANT" : keys.sql());
                })
                .toList();
        return options.isEmpty() ? "" : ", shredding {" + String.join(", ", options) + "}";
    }

    private static DataFile dataFile(
            Table table, TableDefinition definition, Path file, OptionalInt month, ResultSet result)
            throws SQLException {
        DataFiles.Builder builder = DataFiles.builder(table.spec())
                .withPath(LocalFileIO.location(file))
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(result.getLong("file_size_bytes"))
                .withSortOrder(table.sortOrder())
                .withMetrics(FileStatistics.metrics(
                        result.getLong("count"),
                        statistics((Map<?, ?>) result.getObject("column_statistics")),
                        table.schema(),
                        definition.bounded()));
        if (month.isPresent()) {
            PartitionData partition = new PartitionData(table.spec().partitionType());
            partition.set(0, month.getAsInt());
            builder.withPartition(partition);
        }
        return builder.build();
    }

    private static Map<String, Map<String, String>> statistics(Map<?, ?> columns) {
        Map<String, Map<String, String>> statistics = new HashMap<>();
        columns.forEach((column, values) -> {
            Map<String, String> named = new HashMap<>();
            ((Map<?, ?>) values).forEach((name, value) -> named.put(String.valueOf(name), String.valueOf(value)));
            statistics.put(String.valueOf(column), named);
        });
        return statistics;
    }
}
