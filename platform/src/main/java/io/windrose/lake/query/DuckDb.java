package io.windrose.lake.query;

import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Opens DuckDB databases in memory. Use their connections on platform threads only. */
public final class DuckDb {
    private DuckDb() {}

    /**
     * A new, empty one.
     *
     * @param scratch where it puts what does not fit into memory; nothing else may be there
     */
    public static DuckDBConnection open(int memoryMegabytes, int threads, Path scratch) {
        return open(memoryMegabytes, threads, scratch, new Properties());
    }

    /** As {@link #open}, but an answer is computed while it is read; no other statement may run on it meanwhile. */
    public static DuckDBConnection openStreaming(int memoryMegabytes, int threads, Path scratch) {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        return open(memoryMegabytes, threads, scratch, properties);
    }

    private static DuckDBConnection open(int memoryMegabytes, int threads, Path scratch, Properties properties) {
        try {
            Files.createDirectories(scratch);
            DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
            try (Statement statement = connection.createStatement()) {
                for (String setting : List.of(
                        "memory_limit = '" + memoryMegabytes + "MiB'",
                        "threads = " + threads,
                        "temp_directory = " + Sql.text(scratch.toString()),
                        "TimeZone = 'UTC'",
                        "preserve_insertion_order = true",
                        // Files of the lake never change.
                        "parquet_metadata_cache = true",
                        "autoinstall_known_extensions = false",
                        "autoload_known_extensions = false")) {
                    statement.execute("set " + setting);
                }
            }
            return connection;
        } catch (SQLException | IOException e) {
            throw new Unavailable(
                    "lake.engine-not-started", "DuckDB did not start with its scratch folder %s".formatted(scratch), e);
        }
    }
}
