package io.windrose.bench;

import io.windrose.server.Main;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

/**
 * {@code windrose serve} in a process of its own: by the launcher where there is one, with the launcher's own flags;
 * else, as in tests, on the class path of this process.
 */
final class ServedProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("(?:is ready at|Open) +(http\\S+)");
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration DEMO_LIMIT = Duration.ofMinutes(10);

    private final Process process;
    private final Path data;
    private final TemporaryFolder temporary;
    private final long start = System.nanoTime();
    private URI url = URI.create("");
    private Duration untilReady = Duration.ZERO;

    private ServedProcess(Process process, Path data, TemporaryFolder temporary) {
        this.process = process;
        this.data = data;
        this.temporary = temporary;
    }

    /** Memory of a process and all its children, in MiB. */
    record Memory(long resident, long proportional) {
        Memory plus(Memory other) {
            return new Memory(resident + other.resident, proportional + other.proportional);
        }
    }

    /** Starts the server on {@code data} and a free port, and waits until it says that it is ready. */
    static ServedProcess start(Path data, String... more) throws IOException, InterruptedException {
        ServedProcess served = launch(data, more);
        served.awaitReady();
        return served;
    }

    /** Starts the demo on {@code data} and a free port, and waits until it is loaded. */
    static ServedProcess demo(Path data, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("demo", "--data", data.toString(), "--port", "0"));
        arguments.addAll(List.of(more));
        ServedProcess served = launch(data, arguments);
        served.awaitReady(DEMO_LIMIT);
        return served;
    }

    /** Starts the server and does not wait. */
    static ServedProcess launch(Path data, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("serve", "--data", data.toString(), "--port", "0", "--set", "log.level=warn"));
        arguments.addAll(List.of(more));
        return launch(data, arguments);
    }

    private static ServedProcess launch(Path data, List<String> arguments) throws IOException {
        Path folder = data.toAbsolutePath().getParent();
        TemporaryFolder temporary = TemporaryFolder.in(folder == null ? Path.of(".") : folder);
        List<String> command = command(temporary.path());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectOutput(temporary.resolve("output").toFile())
                .redirectErrorStream(true)
                .start();
        return new ServedProcess(process, data, temporary);
    }

    private static List<String> command(Path temporary) {
        Optional<String> home = Optional.ofNullable(System.getenv("WINDROSE_HOME"));
        if (home.isPresent()) {
            return new ArrayList<>(
                    List.of(Path.of(home.get(), "windrose").toAbsolutePath().toString()));
        }
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    }

    void awaitReady() throws IOException, InterruptedException {
        awaitReady(LIMIT);
    }

    private void awaitReady(Duration limit) throws IOException, InterruptedException {
        while (System.nanoTime() - start < limit.toNanos() && process.isAlive()) {
            Matcher ready = READY.matcher(output());
            if (ready.find()) {
                untilReady = Duration.ofNanos(System.nanoTime() - start);
                url = URI.create(ready.group(1));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        String said = output();
        close();
        throw new IllegalStateException("the server did not become ready: " + said);
    }

    /** What it said so far. */
    String output() throws IOException {
        return Files.readString(temporary.resolve("output"));
    }

    URI url() {
        return url;
    }

    Path data() {
        return data;
    }

    /** Since the process was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The processor time of the server itself, without its children. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Duration untilReady() {
        return untilReady;
    }

    long pid() {
        return process.pid();
    }

    /** As the kernel counts it; shared pages once in {@code proportional}, for every process in {@code resident}. */
    Memory memory() throws IOException {
        // PostgreSQL detaches itself, so it is no child of ours.
        Memory own = tree(process.toHandle());
        return postgres().map(ServedProcess::tree).map(own::plus).orElse(own);
    }

    private Optional<ProcessHandle> postgres() throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Memory tree(ProcessHandle root) {
        Memory sum = memory(root);
        for (ProcessHandle child : root.descendants().toList()) {
            sum = sum.plus(memory(child));
        }
        return sum;
    }

    /** {@code kill -9} of the server alone; its PostgreSQL lives on. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        temporary.close();
    }

    /** {@code kill -9} of the server, its children and its PostgreSQL, as the end of a container is. */
    void killEverything() throws IOException, InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        postgres().ifPresent(postgres -> {
            all.add(postgres);
            all.addAll(postgres.descendants().toList());
        });
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        kill();
    }

    /** By SIGTERM, as an operator does it; gives how long it took. */
    Duration terminate() {
        long asked = System.nanoTime();
        process.destroy();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    @Override
    public void close() {
        terminate();
        temporary.close();
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
}
