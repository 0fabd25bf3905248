package io.windrose.spark;

import io.windrose.folder.LoopbackPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The Spark that {@code spark/local/start} runs, for the catalog of a lake, with a role that may only read it. It can
 * be ended and begun again.
 */
final class LocalSpark implements AutoCloseable {
    private static final String READER = "spark_reader";

    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

    /** @param catalogUrl of the lake, whose owner is {@code postgres} */
    LocalSpark(Path data, String catalogUrl) {
        this.data = data;
        this.environment = Map.of(
                "WINDROSE_DATABASE_URL",
                catalogUrl,
                "WINDROSE_DATABASE_USER",
                READER,
                "WINDROSE_DATABASE_PASSWORD",
                READER,
                // It does not run long enough for the better compiler to pay.
                "WINDROSE_SPARK_JAVA_OPTIONS",
                "-XX:TieredStopAtLevel=1");
        this.port = freePort();
        makeReader(catalogUrl);
        this.process = start();
    }

    /** As a user has it: with the token. */
    String address() {
        try {
            return Files.readString(data.resolve("spark/address")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() {
        process = start();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Process start() {
        String script = System.getProperty("windrose.root") + "/spark/local/start";
        ProcessBuilder builder = new ProcessBuilder(
                script, "--data", data.toString(), "--port", Integer.toString(port), "--memory", "1g");
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        try {
            Process started = builder.start();
            waitUntilItListens(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitUntilItListens(Process started) throws IOException {
        BufferedReader output = started.inputReader();
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.contains("server started at")) {
                Thread.startVirtualThread(() -> output.lines().forEach(System.err::println));
                return;
            }
        }
        throw new IllegalStateException("Spark did not start: " + String.join("\n", said));
    }

    /** As docs/guides/spark.md says. */
    private static void makeReader(String url) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create role %1$s login password '%1$s'".formatted(READER));
            statement.execute("grant usage on schema lake to " + READER);
            statement.execute("grant select on lake.iceberg_tables, lake.iceberg_namespace_properties to " + READER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try {
            return LoopbackPort.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
