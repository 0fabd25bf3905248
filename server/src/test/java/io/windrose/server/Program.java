package io.windrose.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the program in processes of its own, on the test's class path. */
final class Program {
    private static final Pattern READY = Pattern.compile("(?:is ready at|Open) +(http\\S+)");
    private static final long LIMIT_SECONDS = 90;

    private final List<Process> started = new ArrayList<>();

    /** What a command left behind. */
    record Result(int exit, String output, String error) {}

    /** A server that said it is ready. */
    record Running(Process process, Path outputFile, URI url) {
        long pid() {
            return process.pid();
        }

        String output() {
            return read(outputFile);
        }

        /** As the kernel does it: nothing is closed, nothing is said. */
        void kill() {
            process.destroyForcibly();
            await();
        }

        /** As an operator does it. */
        void terminate() {
            process.destroy();
            await();
        }

        private void await() {
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("the server did not end: " + output());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    Running serve(Path data, String... more) throws IOException, InterruptedException {
        return start("serve", data, more);
    }

    /** Loaded and ready. */
    Running demo(Path data, String... more) throws IOException, InterruptedException {
        return start("demo", data, more);
    }

    private Running start(String name, Path data, String... more) throws IOException, InterruptedException {
        Path output = Files.createTempFile(data.getParent(), name, ".out");
        List<String> command = command(name, "--data", data.toString(), "--port", "0");
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        started.add(process);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (System.nanoTime() < deadline) {
            Matcher ready = READY.matcher(read(output));
            if (ready.find()) {
                return new Running(process, output, URI.create(ready.group(1)));
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("the server did not become ready: " + read(output));
    }

    Result run(String... arguments) {
        try {
            Path output = Files.createTempFile("windrose", ".out");
            Path error = Files.createTempFile("windrose", ".err");
            Process process = new ProcessBuilder(command(arguments))
                    .redirectOutput(output.toFile())
                    .redirectError(error.toFile())
                    .start();
            started.add(process);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the command did not end: " + read(error));
            }
            Result result = new Result(process.exitValue(), read(output), read(error));
            Files.delete(output);
            Files.delete(error);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Stops what a failed test left; by SIGTERM, so that its database stops too. */
    void stopAll() {
        started.stream().filter(Process::isAlive).forEach(process -> {
            process.destroy();
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    process.descendants().forEach(ProcessHandle::destroy);
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
