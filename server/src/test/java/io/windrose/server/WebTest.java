package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The web app in a real browser against a whole server: the specs of {@code web/e2e}.
 *
 * <p>{@code -Dwindrose.specs=walk,sources} runs those alone; {@code -Dwindrose.images=FOLDER} keeps pictures.
 */
class WebTest {
    private static final long LIMIT_SECONDS = 3_000;

    @Test
    void walksEveryScreen(@TempDir Path folder) throws IOException {
        Optional<Path> node = NodeScripts.program("node");
        Optional<Path> chromium = NodeScripts.program("chromium", "chromium-browser", "google-chrome");
        assumeTrue(node.isPresent(), "Node is not installed, so the web app is not tested in a browser");
        assumeTrue(chromium.isPresent(), "Chromium is not installed, so the web app is not tested in a browser");
        try (TestServer server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"))) {
            Map<String, String> environment = new HashMap<>();
            environment.put("URL", server.url().toString());
            environment.put("PASSWORD", server.ownerPassword());
            environment.put("CHROMIUM", chromium.get().toString());
            Optional.ofNullable(System.getProperty("windrose.specs"))
                    .ifPresent(specs -> environment.put("ONLY", specs));
            Optional.ofNullable(System.getProperty("windrose.images"))
                    .ifPresent(images -> environment.put("IMAGES", images));
            run(node.get(), folder.resolve("specs.log"), environment);
        }
    }

    private static void run(Path node, Path output, Map<String, String> environment) throws IOException {
        Path web = Path.of(System.getProperty("windrose.root"), "web");
        ProcessBuilder builder = new ProcessBuilder(node.toString(), "--test-reporter=spec", "e2e/run.mjs")
                .directory(web.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(ended && process.exitValue() == 0)
                    .as("the specs said: " + Files.readString(output))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
