package io.windrose.database;

import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed program left running on a data folder. The number in {@code postmaster.pid} may by now
 * belong to another program, so nothing is stopped that does not say by its command line that it serves this folder.
 */
final class LeftoverPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostgres.class);
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
    private static final Duration DYING = Duration.ofSeconds(5);
    private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(5);

    private LeftoverPostgres() {}

    static void stop(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        Optional<ProcessHandle> process = readPid(file).flatMap(ProcessHandle::of);
        if (process.isEmpty() || isDying(process.get())) {
            return;
        }
        if (serves(process.get(), data)) {
            stop(process.get(), data);
        } else if (process.get().info().arguments().isPresent()) {
            // PostgreSQL only asks whether the process lives and would refuse to start.
            LOG.info(
                    "removing {}: its process {} is another program now",
                    file,
                    process.get().pid());
            Files.delete(file);
        }
    }

    private static Optional<Long> readPid(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** A killed process has lost its command line before it is gone, and PostgreSQL does not start until it is. */
    private static boolean isDying(ProcessHandle process) {
        return process.info().arguments().isEmpty() && hasEnded(process, DYING);
    }

    private static boolean serves(ProcessHandle process, Path data) {
        ProcessHandle.Info info = process.info();
        boolean isPostgres = info.command()
                .map(Path::of)
                .filter(it -> it.endsWith("postgres"))
                .isPresent();
        List<String> arguments = info.arguments().map(List::of).orElse(List.of());
        int option = arguments.indexOf("-D");
        return isPostgres
                && option >= 0
                && option + 1 < arguments.size()
                && Path.of(arguments.get(option + 1)).equals(data);
    }

    private static void stop(ProcessHandle process, Path data) throws IOException {
        LOG.warn("PostgreSQL {} was left running on {}: stopping it", process.pid(), data);
        signal(process, "INT");
        if (!hasEnded(process, FAST_SHUTDOWN)) {
            signal(process, "QUIT");
        }
        if (!hasEnded(process, IMMEDIATE_SHUTDOWN)) {
            process.destroyForcibly();
        }
        if (!hasEnded(process, IMMEDIATE_SHUTDOWN)) {
            throw new Unavailable(
                    "database.leftover-not-stopped",
                    "process %d still serves %s and does not stop: stop it by hand".formatted(process.pid(), data));
        }
    }

    /** INT is PostgreSQL's fast shutdown, QUIT its immediate one; Java itself can only send TERM, the slow one. */
    private static void signal(ProcessHandle process, String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean hasEnded(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Unavailable interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Unavailable(
                "database.interrupted", "interrupted while stopping a left PostgreSQL: start again", cause);
    }
}
