package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From what a browser sends, and from files of paths, to what the models say. */
class AttributionTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
        Sender shop = Sender.of(server, "shop");
        Instant begun = Instant.now().minusSeconds(7_200);
        page(shop, "eve", "?utm_source=google&utm_medium=cpc", begun);
        page(shop, "eve", "", begun.plusSeconds(3_600));
        shop.post(
                "/v1/track",
                "{\"anonymousId\":\"eve\",\"event\":\"Signed Up\",\"properties\":{\"worth\":30},\"timestamp\":\"%s\"}"
                        .formatted(begun.plusSeconds(3_700)));
        page(shop, "bob", "", begun);
        server.awaitRows("select * from events", 4);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void page(Sender shop, String who, String marks, Instant at) {
        shop.post(
                "/v1/page",
                "{\"anonymousId\":\"%s\",\"timestamp\":\"%s\",\"context\":{\"page\":{\"path\":\"/\",\"url\":\"https://shop.example/%s\"}}}"
                        .formatted(who, at, marks));
    }

    private static final String SIGNED_UP =
            "{\"conversion\":{\"event\":{\"type\":\"track\",\"event\":\"Signed Up\"},\"value\":\"properties.worth\"}}";

    private static JsonNode credit(JsonNode answer, String key, String model) {
        return StreamSupport.stream(answer.path("rows").spliterator(), false)
                .filter(row -> row.path("key").asText().equals(key))
                .flatMap(row -> StreamSupport.stream(row.path("credits").spliterator(), false))
                .filter(credit -> credit.path("model").asText().equals(model))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void creditsWhatIsInTheLakeAndKeepsIt() {
        TestServer.Answer asked = server.byToken(server.operatorKey(), "POST", "/api/attribution", SIGNED_UP);

        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(200);
        JsonNode answer = asked.body().path("answer");
        assertThat(credit(answer, "paid search", "first").path("value").asDouble())
                .isEqualTo(30);
        assertThat(credit(answer, "direct", "last").path("conversions").asDouble())
                .isEqualTo(1);
        assertThat(answer.path("totals").path("nulls").asInt()).isEqualTo(1);
        assertThat(answer.path("notes").findValuesAsText("code")).contains("rules-credit-what-was-there");
        String id = asked.body().path("id").asText();
        JsonNode kept = server.byToken(server.operatorKey(), "GET", "/api/attribution/" + id, "")
                .body();
        assertThat(kept.path("answer")).isEqualTo(answer);
        assertThat(kept.path("kept").path("snapshots").path("events").asLong()).isPositive();
        assertThat(kept.path("kept").path("seed").asLong()).isEqualTo(1);
        assertThat(server.byToken(server.operatorKey(), "GET", "/api/attribution", "")
                        .body()
                        .path("items")
                        .findValuesAsText("id"))
                .contains(id);
        assertThat(server.byToken(
                                server.operatorKey(),
                                "POST",
                                "/api/attribution",
                                kept.path("kept").path("question").toString())
                        .body()
                        .path("answer"))
                .as("the question asked again")
                .isEqualTo(answer);
    }

    @Test
    void theCommandCreditsPathsOfAPackedFile() throws IOException {
        Path file = folder.resolve("paths.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("\"path\",\"total_conversions\",\"total_conversion_value\",\"total_null\"\n\"a > b\",3,30,7\n\"a\",1,4,9\n"
                    .getBytes(StandardCharsets.UTF_8));
        }

        String printed = printed("attribute", "--paths", file.toString(), "--model", "linear", "--model", "markov-1");

        assertThat(printed).contains("LINEAR").contains("MARKOV-1").doesNotContain("SHAPLEY").contains("note: models credit");
        assertThat(printed.lines().filter(line -> line.startsWith("a ")).toList())
                .singleElement()
                .asString()
                .contains("2.50");
        JsonNode json = TestServer.MAPPER.readTree(printed("attribute", "--paths", file.toString(), "--format", "json"));
        double sum = 0;
        for (JsonNode row : json.path("answer").path("rows")) {
            sum += credit(json.path("answer"), row.path("key").asText(), "shapley")
                    .path("conversions")
                    .asDouble();
        }
        assertThat(sum).isCloseTo(4, within(1e-9));
        assertThat(printed("attribute", "--event", "Signed Up", "--model", "last")).contains("paid search");
    }

    @Test
    void saysWhatIsWrong() {
        TestServer.Answer lookback =
                server.byToken(server.operatorKey(), "POST", "/api/attribution", "{\"lookbackDays\":0}");
        assertThat(lookback.status()).isEqualTo(400);
        assertThat(lookback.body().path("detail").asText()).contains("lookbackDays is 0");
        TestServer.Answer lift = server.byToken(
                server.operatorKey(), "POST", "/api/attribution", "{\"lifts\":[{\"key\":\"email\",\"conversions\":3}]}");
        assertThat(lift.status()).isEqualTo(400);
        assertThat(lift.body().path("detail").asText()).contains("no standardError");
    }

    private static String printed(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] all = new String[words.length + 4];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--url";
        all[words.length + 1] = server.url().toString();
        all[words.length + 2] = "--token";
        all[words.length + 3] = server.operatorKey();
        assertThat(command.execute(all)).as(err.toString()).isZero();
        return out.toString();
    }
}
