package io.windrose.lake;

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

/** Opens DuckDB databases in memory. Use their connections on platform threads only. */
final class DuckDb {
    private DuckDb() {}

    /** @param scratch where it puts what does not fit into memory; nothing else may be there */
    static DuckDBConnection open(int memoryMegabytes, int threads, Path scratch) {
        try {
            Files.createDirectories(scratch);
            DuckDBConnection connection =
                    (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", new Properties());
            try (Statement statement = connection.createStatement()) {
                for (String setting : List.of(
                        "memory_limit = '" + memoryMegabytes + "MiB'",
                        "threads = " + threads,
                        "temp_directory = " + Sql.text(scratch.toString()),
                        "TimeZone = 'UTC'",
                        "preserve_insertion_order = true",
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
