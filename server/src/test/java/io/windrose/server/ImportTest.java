package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files, from the API and the command line to SQL. */
class ImportTest {
    private static final String ORDERS = """
            order id,date,customer,total,currency
            1,2026-01-05,ada,10.00,EUR
            2,2026-01-06,bob,20.00,EUR
            3,yesterday,bob,30.00,EUR
            """;
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("import.largest-file", "3"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void bringsAFileOverTheApi() {
        JsonNode received = send("POST", "/api/imports?kind=orders&source=api&file=o.csv", ORDERS, 201);
        String path = "/api/imports/" + received.path("id").asText();
        assertThat(received.path("state").asText()).isEqualTo("received");

        JsonNode preview = send("GET", path + "/preview", "", 200);
        assertThat(preview.path("mapping").path("columns").path("order_id").asText())
                .isEqualTo("order id");
        assertThat(preview.path("refused").path(0).path("line").asInt()).isEqualTo(4);
        assertThat(preview.path("events").path(0).path("revenue").decimalValue())
                .isEqualByComparingTo("10");
        JsonNode mapped = send("PUT", path + "/mapping", preview.path("mapping").toString(), 200);
        assertThat(mapped).isEqualTo(preview);

        send("POST", path + "/start", "{}", 202);
        JsonNode ended = await(path);

        assertThat(ended.path("state").asText()).isEqualTo("complete");
        assertThat(ended.path("counts").path("stored").asInt()).isEqualTo(2);
        assertThat(server.rows("select sum(revenue) from events where source_id = 'import:api'")
                        .path(0)
                        .path(0)
                        .decimalValue())
                .isEqualByComparingTo("30");
        assertThat(server.textAs(server.operatorKey(), path + "/refused")).contains("4,\"ordered_at is");
        JsonNode line =
                send("GET", "/api/imports/ledger", "", 200).path("items").path(0);
        assertThat(line.path("inLake").asInt()).isEqualTo(2);
        assertThat(line.path("difference").asInt()).isZero();
        assertThat(send("POST", path + "/start", "{}", 409).path("code").asText())
                .isEqualTo("import.not-startable");
    }

    @Test
    void joinsWhomContactsSayToBeOne() {
        JsonNode received =
                send("POST", "/api/imports?kind=contacts&source=crm", "customer id,visitor id\nmia,v-mia\n", 201);
        send("POST", "/api/imports/" + received.path("id").asText() + "/start", "{}", 202);
        await("/api/imports/" + received.path("id").asText());

        server.awaitRows("select person from identities where person <> profile_id", 1);
    }

    @Test
    void bringsAFileOverTheCommandLineOnceAndAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("orders.csv"), ORDERS);
        Path mapping = folder.resolve("mapping.json");

        assertThat(run(
                        "import",
                        "orders",
                        file.toString(),
                        "--source",
                        "cli",
                        "--dry-run",
                        "--save-mapping",
                        mapping.toString()))
                .contains("order_id")
                .contains("would be refused");
        assertThat(server.rows("select 1 from events where source_id = 'import:cli'"))
                .isEmpty();

        assertThat(run(
                        "import",
                        "orders",
                        file.toString(),
                        "--source",
                        "cli",
                        "--yes",
                        "--mapping",
                        mapping.toString()))
                .contains("2 stored and 0 known before");
        assertThat(Files.readString(folder.resolve("orders.csv.refused.csv"))).contains("4,");

        assertThat(run("import", "orders", file.toString(), "--source", "cli", "--yes"))
                .contains("0 stored and 2 known before");
        assertThat(server.rows("select 1 from events where source_id = 'import:cli'"))
                .hasSize(2);
    }

    @Test
    void takesNoFileThatIsTooLarge() {
        byte[] large = new byte[4 << 20];
        TestServer.Answer answer = server.send(
                "POST",
                "/api/imports?kind=orders&source=large",
                Map.of("Authorization", "Bearer " + server.operatorKey()),
                large);

        assertThat(answer.body().path("code").asText()).isEqualTo("import.too-large");
        assertThat(folder.resolve("data/imports"))
                .isDirectoryNotContaining(path -> path.toFile().length() > 3 << 20);
    }

    @Test
    void saysWhatAnImportNeeds() {
        assertThat(send("POST", "/api/imports", "x", 400).path("code").asText()).isEqualTo("http.missing-parameter");
        assertThat(send("POST", "/api/imports?kind=cats", "x", 400).path("code").asText())
                .isEqualTo("import.unknown-kind");
        assertThat(send("GET", "/api/imports/00000000-0000-7000-8000-000000000000", "", 404)
                        .path("code")
                        .asText())
                .isEqualTo("import.unknown");
    }

    private static JsonNode await(String path) {
        long deadline = System.nanoTime() + LIMIT;
        JsonNode now = send("GET", path, "", 200);
        while (now.path("state").asText().equals("running") && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            now = send("GET", path, "", 200);
        }
        return now;
    }

    private static JsonNode send(String method, String path, String body, int status) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), method, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer.body();
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = server.folder().toString();
        int exit = command.execute(all);
        assertThat(exit).as(out.toString()).isZero();
        return out.toString();
    }
}
