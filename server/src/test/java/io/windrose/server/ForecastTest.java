package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From what a browser sends, and from files, to what is expected. */
class ForecastTest {
    private static final int WEEKS = 20;

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s", "company.countries", "DE"));
        Sender shop = Sender.of(server, "shop");
        LocalDate monday = LocalDate.now(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int sent = 0;
        for (int week = 0; week < WEEKS; week++) {
            for (int i = 0; i < 3 + week % 4; i++) {
                shop.post(
                        "/v1/page",
                        "{\"anonymousId\":\"p%d\",\"timestamp\":\"%sT10:0%d:00Z\",\"context\":{\"page\":{\"path\":\"/\",\"url\":\"https://shop.example/\"}}}"
                                .formatted(i, monday.minusWeeks(WEEKS - week), i));
                sent++;
            }
        }
        server.awaitRows("select * from events", sent);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestServer.Answer asked(String question) {
        return server.byToken(server.operatorKey(), "POST", "/api/forecasts", question);
    }

    @Test
    void forecastsAMetricAndKeepsIt() {
        TestServer.Answer made = asked("{\"metric\":\"page_views\",\"interval\":\"week\",\"ahead\":4}");

        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        JsonNode answer = made.body().path("answer");
        assertThat(answer.path("ahead")).hasSize(4);
        assertThat(answer.path("ahead").path(0).path("bands")).hasSize(3);
        assertThat(answer.path("history")).hasSize(WEEKS - 1);
        assertThat(answer.path("coverages").path(1).path("outcomes").asInt()).isPositive();
        assertThat(answer.path("notes").findValuesAsText("code")).contains("season-unknown", "begins-later");
        assertThat(answer.path("notes").path(0).path("values").isObject()).isTrue();
        String id = made.body().path("id").asText();
        JsonNode kept = server.byToken(server.operatorKey(), "GET", "/api/forecasts/" + id, "")
                .body();
        assertThat(kept.path("answer")).isEqualTo(answer);
        assertThat(kept.path("kept").path("snapshots").path("events").asLong()).isPositive();
        assertThat(kept.path("kept").path("diagnostics").path("methods")).hasSize(4);
        assertThat(server.byToken(server.operatorKey(), "GET", "/api/forecasts", "")
                        .body()
                        .path("items")
                        .findValuesAsText("id"))
                .contains(id);
        assertThat(asked(kept.path("kept").path("question").toString()).body().path("answer"))
                .as("the question asked again")
                .isEqualTo(answer);
    }

    @Test
    void theCommandForecastsAMetricAndAFile() throws IOException {
        assertThat(printed("forecast", "--metric", "page_views", "--every", "week", "--ahead", "3"))
                .contains("EXPECTED")
                .contains("80% FROM")
                .contains("seasonal-naive")
                .contains("was taken: ")
                .contains("note: 19 weeks are too few");
        Path file = folder.resolve("series.csv");
        Files.writeString(
                file,
                IntStream.range(0, 120)
                        .mapToObj(i -> LocalDate.parse("2026-01-01").plusDays(i) + "," + (50 + 5 * (i % 7) + i % 3))
                        .collect(Collectors.joining("\n", "day,sold\n", "\n")));
        assertThat(printed("forecast", "--file", file.toString(), "--ahead", "7", "--format", "csv"))
                .startsWith("FROM,EXPECTED,50% FROM,TO,80% FROM,TO,95% FROM,TO\n2026-05-01,");
    }

    @Test
    void saysWhatIsWrong() {
        TestServer.Answer unknown = asked("{\"metric\":\"wishes\"}");
        assertThat(unknown.status()).isEqualTo(404);
        TestServer.Answer nothing = asked("{\"metric\":\"revenue\"}");
        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body().path("code").asText()).isEqualTo("optimize.no-history");
        TestServer.Answer far = asked("{\"metric\":\"page_views\",\"ahead\":40}");
        assertThat(far.body().path("detail").asText()).contains("40 weeks ahead of 19 that are known");
        TestServer.Answer land = asked("{\"metric\":\"page_views\",\"countries\":[\"Atlantis\"]}");
        assertThat(land.body().path("detail").asText()).contains("Atlantis");
        TestServer.Answer file = server.byToken(
                server.operatorKey(), "POST", "/api/forecasts/series?ahead=2", "day,sold\n2026-01-01,many\n");
        assertThat(file.status()).isEqualTo(400);
        assertThat(file.body().path("detail").asText()).contains("line 2 has \"many\" for sold");
    }

    private static String printed(String... command) {
        CommandLine line = Main.commandLine();
        StringWriter out = new StringWriter();
        line.setOut(new PrintWriter(out, true));
        StringWriter err = new StringWriter();
        line.setErr(new PrintWriter(err, true));
        String[] whole = new String[command.length + 4];
        System.arraycopy(command, 0, whole, 0, command.length);
        whole[command.length] = "--url";
        whole[command.length + 1] = server.url().toString();
        whole[command.length + 2] = "--token";
        whole[command.length + 3] = server.operatorKey();
        int code = line.execute(whole);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
