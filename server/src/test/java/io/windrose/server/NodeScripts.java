package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The scripts of {@code src/test/clients}, beside the published libraries that their lock file names. */
final class NodeScripts {
    private static final long LIMIT_SECONDS = 120;

    private final Path folder;

    private NodeScripts(Path folder) {
        this.folder = folder;
    }

    /** Fetches the libraries unless they are there; skips the test, visibly, where there is no Node. */
    static NodeScripts prepare() throws IOException {
        assumeTrue(program("node").isPresent(), "Node is not installed, so its client libraries are not tested");
        assumeTrue(program("npm").isPresent(), "npm is not installed, so Node's client libraries are not tested");
        Path module = Path.of(System.getProperty("windrose.root"), "server");
        Path folder = Files.createDirectories(module.resolve("target/clients"));
        Path lock = folder.resolve("package-lock.json");
        byte[] wanted = Files.readAllBytes(module.resolve("src/test/clients/package-lock.json"));
        boolean fetched = Files.exists(folder.resolve("node_modules/.package-lock.json"))
                && Arrays.equals(Files.readAllBytes(lock), wanted);
        try (Stream<Path> files = Files.list(module.resolve("src/test/clients"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        NodeScripts scripts = new NodeScripts(folder);
        if (!fetched) {
            scripts.run(List.of("npm", "ci"), Map.of());
        }
        return scripts;
    }

    /** Where the scripts run. */
    Path folder() {
        return folder;
    }

    /** The first of these programs that is on the path. */
    static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a script, which must succeed. */
    void run(String script, Map<String, String> environment) throws IOException {
        run(List.of("node", script), environment);
    }

    private void run(List<String> command, Map<String, String> environment) throws IOException {
        Path output = Files.createTempFile(folder, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(ended && process.exitValue() == 0)
                    .as(command + " said: " + Files.readString(output))
                    .isTrue();
            Files.delete(output);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
