package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.demo.DemoFolder;
import io.windrose.demo.DemoShop;
import io.windrose.demo.WantedMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went wrong in the demo market in its last two days is found, and its cost is told. */
class DemoJudgedTest {
    private static final LocalDate LAST = LocalDate.parse("2026-05-28");

    @TempDir
    private Path folder;

    @Test
    void aBrokenCheckoutIsFoundOnItsFirstDay() throws IOException {
        DemoFolder demo = DemoFolder.take(
                Files.createDirectory(folder.resolve("demo")),
                new WantedMarket(Optional.of(50_000), Optional.of(174), Optional.empty(), Optional.of(LAST)),
                LAST.plusDays(1));
        try (TestServer server = new TestServer(demo.path(), Map.of())) {
            DemoShop shop = server.wiring().demoShop();
            shop.load(demo, progress -> {});
            shop.judge(demo);
            shop.judge(demo);

            JsonNode watches = ask(server, "/api/watches").path("items");
            assertThat(watches)
                    .hasSize(5)
                    .allSatisfy(watch -> assertThat(watch.path("recipients")).isEmpty());
            JsonNode phones = alerts(server, watches, "Orders on phones");
            assertThat(phones).as(phones.toString()).hasSize(1);
            assertThat(phones.path(0).path("verdict").asText()).isEqualTo("low");
            assertThat(phones.path(0).path("openedOn").asText())
                    .isEqualTo(LAST.minusDays(1).toString());
            assertThat(phones.path(0).path("value").doubleValue()).isZero();

            shop.askForModels(demo);
            shop.askForModels(demo);

            assertThat(ask(server, "/api/lifts").path("items")).hasSize(1);
            String id =
                    ask(server, "/api/lifts").path("items").path(0).path("id").asText();
            JsonNode report = judged(server, "/api/lifts/" + id);
            // Nearly all of two days' orders on phones; some of their owners ordered elsewhere instead.
            assertThat(report.path("relative").path("value").doubleValue()).isBetween(-1.1, -0.7);
            assertThat(report.path("lift").path("high").doubleValue()).isNegative();
        }
    }

    private static JsonNode alerts(TestServer server, JsonNode watches, String name) {
        for (JsonNode watch : watches) {
            if (watch.path("name").asText().equals(name)) {
                return ask(server, "/api/watches/" + watch.path("id").asText())
                        .path("watch")
                        .path("alerts");
            }
        }
        throw new AssertionError("there is no " + name + " in " + watches);
    }

    private static JsonNode judged(TestServer server, String path) {
        long end = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        JsonNode lift = ask(server, path);
        while (lift.path("lift").path("state").asText().equals("judging")) {
            assertThat(System.nanoTime()).as("still judging").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            lift = ask(server, path);
        }
        return lift.path("test").path("report");
    }

    private static JsonNode ask(TestServer server, String path) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "GET", path, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }
}
