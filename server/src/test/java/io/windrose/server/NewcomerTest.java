package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's first page, {@code docs/guides/first-ten-minutes.md}, step by step in a real browser. */
class NewcomerTest {
    private static final long LIMIT_SECONDS = 120;
    private static final String FROM = "2026-01-01";
    private static final String TO = "2026-03-31";

    private final Program program = new Program();

    @AfterEach
    void stop() {
        program.stopAll();
    }

    @Test
    void theFirstPageOfTheGuideHolds(@TempDir Path folder) throws Exception {
        Optional<Path> node = NodeScripts.program("node");
        Optional<Path> chromium = NodeScripts.program("chromium", "chromium-browser", "google-chrome");
        assumeTrue(node.isPresent(), "Node is not installed, so the web app is not tested in a browser");
        assumeTrue(chromium.isPresent(), "Chromium is not installed, so the web app is not tested in a browser");
        assumeTrue(NodeScripts.program("curl").isPresent(), "curl is not installed");
        Path data = folder.resolve("demo");
        Program.Running demo = program.demo(data, "--people", "800", "--days", "90", "--last-day", TO);

        Map<String, String> environment = Map.of(
                "URL",
                demo.url().toString(),
                "PASSWORD",
                found("Password +(\\S+)", demo),
                "CURL",
                found("(curl -u [^\\n]+\\\\\\n[^\\n]+)", demo),
                "FIGURES",
                figures(data),
                "FROM",
                FROM,
                "TO",
                TO,
                "CHROMIUM",
                chromium.get().toString(),
                "IMAGES",
                System.getProperty("windrose.images", ""));
        run(node.get(), folder.resolve("newcomer.log"), environment);
    }

    private static String found(String pattern, Program.Running demo) {
        Matcher matcher = Pattern.compile(pattern).matcher(demo.output());
        assertThat(matcher.find()).as(demo.output()).isTrue();
        return matcher.group(1);
    }

    /** What the overview must show, asked in another way. */
    private String figures(Path data) throws IOException {
        Program.Result result = program.run("sql", "--data", data.toString(), "--format", "json", """
                select count(distinct profile_id) filter (type = 'page' or path is not null or session_id is not null)
                           as "Visitors",
                       count(*) filter (type = 'page') as "Page views",
                       count(distinct order_id) filter (name = 'Order Completed') as "Orders"
                from events where device is distinct from 'robot'
                """);
        assertThat(result.exit()).as(result.error()).isZero();
        awaitOrders(
                data, TestServer.MAPPER.readTree(result.output()).path("Orders").asText());
        JsonNode figures = TestServer.MAPPER.readTree(result.output());
        List.of("Visitors", "Page views", "Orders")
                .forEach(name -> assertThat(figures.path(name).asLong()).isPositive());
        return figures.toString();
    }

    /** The tables of money are seconds behind the events. */
    private void awaitOrders(Path data, String wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        String found = "";
        while (!found.contains(":" + wanted + "}") && System.nanoTime() < deadline) {
            found = program.run(
                            "sql", "--data", data.toString(), "--format", "json", "select count(*) as n from orders")
                    .output()
                    .replace(" ", "");
        }
        assertThat(found).contains(":" + wanted + "}");
    }

    private static void run(Path node, Path output, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path web = Path.of(System.getProperty("windrose.root"), "web");
        ProcessBuilder builder = new ProcessBuilder(node.toString(), "--test-reporter=spec", "e2e/newcomer.mjs")
                .directory(web.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            assertThat(ended && process.exitValue() == 0)
                    .as("the newcomer said: " + Files.readString(output))
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
