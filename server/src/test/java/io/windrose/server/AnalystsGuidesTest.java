package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebook and the R script of the guides, as an analyst runs them. Each holds two ways of reading together. */
class AnalystsGuidesTest {
    private static final int DAYS = 5;

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Map<String, String> door;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
        Sender shop = Sender.of(server, "shop");
        for (int day = 0; day < DAYS; day++) {
            // A day without anything lies between.
            Instant at = Instant.now().minus(2L * day, ChronoUnit.DAYS);
            shop.post("/v1/page", """
                    {"userId": "u%d", "name": "Home", "timestamp": "%s"}""".formatted(day, at));
            shop.post("/v1/track", """
                    {"event": "Order Completed", "userId": "u%d", "timestamp": "%s",
                     "properties": {"order_id": "o-%1$d", "revenue": %1$d.75, "currency": "EUR"}}""".formatted(day, at));
        }
        server.awaitRows("select * from orders", DAYS);
        server.awaitRows("select * from events", 2 * DAYS);
        JsonNode reader = made("/api/published/password", "{}");
        assertThat(server.byToken(server.operatorKey(), "POST", "/api/published", "{}")
                        .status())
                .isEqualTo(200);
        String address = "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        reader.path("role").asText(),
                        reader.path("password").asText(),
                        reader.path("host").asText(),
                        reader.path("port").asInt(),
                        reader.path("database").asText());
        String token = made("/api/tokens", "{\"name\":\"guides\",\"role\":\"viewer\"}")
                .path("token")
                .asText();
        door = Map.of("WINDROSE_URL", server.url().toString(), "WINDROSE_TOKEN", token, "WINDROSE_POSTGRES", address);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode made(String path, String body) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "POST", path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body();
    }

    private static void agree(String out) {
        assertThat(out).contains("%d days agree; revenue 13.75".formatted(2 * DAYS - 1));
    }

    @Test
    void theNotebookReadsTheSameInBothWays() throws IOException, InterruptedException {
        Scripts.requirePython("pandas", "psycopg2");
        JsonNode cells = TestServer.MAPPER
                .readTree(Scripts.root().resolve("docs/guides/notebook.ipynb").toFile())
                .path("cells");
        StringBuilder code = new StringBuilder();
        cells.forEach(cell -> {
            if (cell.path("cell_type").asText().equals("code")) {
                assertThat(cell.path("outputs"))
                        .as("it is kept without answers")
                        .isEmpty();
                StreamSupport.stream(cell.path("source").spliterator(), false)
                        .forEach(line -> code.append(line.asText()));
                code.append("\n\n");
            }
        });
        Path script = Files.writeString(folder.resolve("notebook.py"), code);

        agree(Scripts.run(folder, List.of(Scripts.PYTHON, script.toString()), door));
    }

    @Test
    void theScriptInRReadsTheSameInBothWays() throws IOException, InterruptedException {
        Scripts.requireR("RPostgreSQL", "httr", "jsonlite");
        String script = Scripts.root().resolve("docs/guides/metrics.R").toString();

        agree(Scripts.run(folder, List.of("Rscript", script), door));
    }
}
