package io.windrose.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code windrose serve} in a process of its own, with the launcher's own flags. */
final class ServedProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("is ready at (\\S+)");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final Path data;
    private final URI url;
    private final Duration untilReady;

    private ServedProcess(Process process, Path data, URI url, Duration untilReady) {
        this.process = process;
        this.data = data;
        this.url = url;
        this.untilReady = untilReady;
    }

    /** Memory of a process and all its children, in MiB. */
    record Memory(long resident, long proportional) {
        Memory plus(Memory other) {
            return new Memory(resident + other.resident, proportional + other.proportional);
        }
    }

    /** Starts the server on {@code data} and a free port, and waits until it says that it is ready. */
    static ServedProcess start(Path data, String... more) throws IOException, InterruptedException {
        Path output = Files.createTempFile("windrose-bench", ".log");
        List<String> command = new ArrayList<>(List.of(
                launcher().toString(), "serve", "--data", data.toString(), "--port", "0", "--set", "log.level=warn"));
        command.addAll(List.of(more));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        while (System.nanoTime() - start < LIMIT.toNanos() && process.isAlive()) {
            Matcher ready = READY.matcher(Files.readString(output));
            if (ready.find()) {
                Duration untilReady = Duration.ofNanos(System.nanoTime() - start);
                Files.delete(output);
                return new ServedProcess(process, data, URI.create(ready.group(1)), untilReady);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        process.destroy();
        throw new IllegalStateException("the server did not become ready: " + Files.readString(output));
    }

    URI url() {
        return url;
    }

    Duration untilReady() {
        return untilReady;
    }

    /** As the kernel counts it; shared pages once in {@code proportional}, for every process in {@code resident}. */
    Memory memory() throws IOException {
        // PostgreSQL detaches itself, so it is no child of ours.
        long postgres = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/data/postmaster.pid")).get(0));
        return tree(process.toHandle()).plus(tree(ProcessHandle.of(postgres).orElseThrow()));
    }

    private static Memory tree(ProcessHandle root) {
        Memory sum = memory(root);
        for (ProcessHandle child : root.descendants().toList()) {
            sum = sum.plus(memory(child));
        }
        return sum;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** By SIGTERM, as an operator does it; gives how long it took. */
    Duration terminate() {
        long start = System.nanoTime();
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        terminate();
    }

    private static Memory memory(ProcessHandle handle) {
        Path file = Path.of("/proc", String.valueOf(handle.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(file)) {
            Map<String, Long> kibibytes = lines.map(line -> line.split("\\s+"))
                    .filter(parts -> parts.length > 1 && parts[0].matches("Rss:|Pss:"))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> Long.parseLong(parts[1])));
            return new Memory(kibibytes.getOrDefault("Rss:", 0L) / 1024, kibibytes.getOrDefault("Pss:", 0L) / 1024);
        } catch (IOException e) {
            // It ended between being listed and being read.
            return new Memory(0, 0);
        }
    }

    /** The launcher says where it is; without it, the folder that we run in. */
    private static Path launcher() {
        String home = Optional.ofNullable(System.getenv("WINDROSE_HOME")).orElse(".");
        return Path.of(home, "windrose").toAbsolutePath();
    }
}
