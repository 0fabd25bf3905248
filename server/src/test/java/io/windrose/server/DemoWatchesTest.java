package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.demo.DemoFolder;
import io.windrose.demo.DemoShop;
import io.windrose.demo.WantedMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's watches find what went wrong in the demo market in its last two days. */
class DemoWatchesTest {
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

    private static JsonNode ask(TestServer server, String path) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "GET", path, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }
}
