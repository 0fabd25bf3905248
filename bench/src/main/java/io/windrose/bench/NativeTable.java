package io.windrose.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Answer;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.lake.query.Sql;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;

/** DuckDB alone, with rows of a lake in tables of its own format, or in open files. For one platform thread. */
final class NativeTable implements AutoCloseable {
    private static final int BATCH_ROWS = 8_192;
    private static final Duration COPYING = Duration.ofHours(1);

    private final DuckDBConnection duckdb;
    private final BufferAllocator memory = new RootAllocator();

    private NativeTable(DuckDBConnection duckdb) {
        this.duckdb = duckdb;
    }

    /** Copies what the lake has of events, in the lake's order, each property a plain column. */
    static NativeTable of(Lake lake, Path folder, int megabytes, int threads) throws IOException, SQLException {
        return of(lake, Map.of("events", events()), folder, megabytes, threads);
    }

    /** The same, read where it lies in one Parquet file: what an open format costs, whoever reads it. */
    static NativeTable open(Lake lake, Path folder, int megabytes, int threads) throws IOException, SQLException {
        NativeTable table = empty(folder, megabytes, threads);
        table.execute("set parquet_metadata_cache = true");
        Path file = folder.resolve("events.parquet");
        copy(lake, events(), file, megabytes, threads);
        table.execute("create view events as from read_parquet(%s)".formatted(Sql.text(file.toString())));
        return table;
    }

    private static String events() {
        return "select " + Column.everythingOnLake() + " from events";
    }

    /** @param selects by the table's name, what of the lake it has */
    static NativeTable of(Lake lake, Map<String, String> selects, Path folder, int megabytes, int threads)
            throws IOException, SQLException {
        NativeTable table = empty(folder, megabytes, threads);
        for (Map.Entry<String, String> each : selects.entrySet()) {
            Path copy = folder.resolve("copy.parquet");
            copy(lake, each.getValue(), copy, megabytes, threads);
            table.execute("create table %s as from read_parquet(%s)"
                    .formatted(Sql.name(each.getKey()), Sql.text(copy.toString())));
            Files.delete(copy);
        }
        table.execute("checkpoint");
        return table;
    }

    /** Writes what a statement gives into a file, values between commas and no heading. */
    void writeCsv(String select, Path file) throws SQLException {
        execute("copy (%s) to %s (format csv, header false)".formatted(select, Sql.text(file.toString())));
    }

    private static NativeTable empty(Path folder, int megabytes, int threads) throws IOException, SQLException {
        Files.createDirectories(folder);
        NativeTable table = new NativeTable(
                (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("alone.duckdb")));
        table.execute("set memory_limit = '" + megabytes + "MiB'");
        table.execute("set threads = " + threads);
        table.execute(
                "set temp_directory = " + Sql.text(folder.resolve("scratch").toString()));
        table.execute("set TimeZone = 'UTC'");
        return table;
    }

    private static void copy(Lake lake, String select, Path target, int megabytes, int threads) {
        Query all = Query.of(select).limitedTo(Long.MAX_VALUE).within(COPYING);
        SandboxSettings settings = new SandboxSettings(1, megabytes, threads, COPYING);
        try (Sandbox sandbox = lake.sandbox(settings, new SimpleMeterRegistry())) {
            sandbox.parquet(all, bytes -> {
                try {
                    return Files.copy(bytes, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Read in the same way as the answers of the lake's engines. */
    <T> T query(String sql, Function<QueryResult, T> reader) throws SQLException, IOException {
        try (BufferAllocator own = memory.newChildAllocator("query", 0, Long.MAX_VALUE);
                Statement statement = duckdb.createStatement();
                DuckDBResultSet rows = (DuckDBResultSet) statement.executeQuery(sql);
                ArrowReader batches = (ArrowReader) rows.arrowExportStream(own, BATCH_ROWS)) {
            return reader.apply(new QueryResult(new Answer(batches, Long.MAX_VALUE)));
        }
    }

    private void execute(String sql) throws SQLException {
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
