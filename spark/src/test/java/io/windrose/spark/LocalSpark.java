package io.windrose.spark;

import io.windrose.lake.ContractLake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Spark that {@code spark/local/start} runs, for the catalog of a lake; with an end, and a new beginning. */
final class LocalSpark implements AutoCloseable {
    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private Process process;

    LocalSpark(Path data, ContractLake lake) {
        this.data = data;
        this.environment = Map.of(
                "WINDROSE_DATABASE_URL", lake.catalogUrl(),
                "WINDROSE_DATABASE_USER", "postgres",
                "WINDROSE_DATABASE_PASSWORD", "postgres");
        this.port = freePort();
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

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
