package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real shop's year and a real web server's log, imported over the API: what it answers is what pandas makes of the
 * files. Where these or pandas are not there, it is skipped.
 */
@Timeout(300)
class RealDataTest {
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(4);

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode ask(String path, String body, int status) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "POST", path, body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(status);
        return answer.body();
    }

    private static void bring(String query, Path file) throws IOException {
        TestServer.Answer kept = server.send(
                "POST",
                "/api/imports?" + query,
                Map.of("Authorization", "Bearer " + server.operatorKey(), "Content-Type", "application/octet-stream"),
                Files.readAllBytes(file));
        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
        String path = "/api/imports/" + kept.body().path("id").asText();
        ask(path + "/start", "{}", 202);
        long deadline = System.nanoTime() + LIMIT;
        while (!state(path).equals("complete")) {
            assertThat(System.nanoTime()).as(state(path)).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static String state(String path) {
        return server.byToken(server.operatorKey(), "GET", path, "")
                .body()
                .path("state")
                .asText();
    }

    private static JsonNode pandas(String script, Path file) throws IOException, InterruptedException {
        Scripts.requirePython("pandas");
        try (InputStream in = RealDataTest.class.getResourceAsStream(script)) {
            Path copied = folder.resolve(script);
            Files.write(copied, in.readAllBytes());
            return TestServer.MAPPER.readTree(
                    Scripts.run(folder, List.of(Scripts.PYTHON, copied.toString(), file.toString()), Map.of()));
        }
    }

    @Test
    void monthsProductsAndReturningCustomersOfAShopAreThoseOfPandas() throws IOException, InterruptedException {
        Path file = Scripts.data("clv/online_retail_ii_2009_2010.csv.gz");
        JsonNode expected = pandas("retail.py", file);
        bring("kind=orders&source=retail&file=retail.csv.gz&currency=EUR", file);
        awaitOrders(22_101);

        Map<String, BigDecimal> revenue = byMonth("revenue");
        Map<String, BigDecimal> orders = byMonth("orders");
        assertThat(revenue).hasSize(13).hasSameSizeAs(expected.path("revenue"));
        revenue.forEach((month, value) -> {
            assertThat(value)
                    .as("revenue of " + month)
                    .isEqualByComparingTo(thousandths(expected.path("revenue").path(month)));
            assertThat(orders.get(month))
                    .as("orders of " + month)
                    .isEqualByComparingTo(expected.path("orders").path(month).decimalValue());
        });

        List<String> products = new ArrayList<>();
        for (JsonNode row : server.rows("""
                select sku, sum(amount)::varchar from order_lines
                group by sku order by sum(amount) desc, sku limit 10""")) {
            products.add(row.path(0).asText()
                    + " "
                    + new BigDecimal(row.path(1).asText()).stripTrailingZeros().toPlainString());
        }
        List<String> ofPandas = new ArrayList<>();
        expected.path("products")
                .forEach(row -> ofPandas.add(row.path(0).asText()
                        + " "
                        + thousandths(row.path(1)).stripTrailingZeros().toPlainString()));
        assertThat(products).hasSize(10).isEqualTo(ofPandas);

        JsonNode cohorts = ask("/api/analyses/retention", """
                        {"from": "2009-12-01", "to": "2010-12-31", "unit": "month", "periods": 13,
                         "first": {"event": "Order Completed"}, "again": {"event": "Order Completed"}}""", 200).path("cohorts");
        assertThat(cohorts).hasSize(13);
        int compared = 0;
        for (JsonNode cohort : cohorts) {
            String month = cohort.path("from").asText().substring(0, 7);
            assertThat(cohort.path("people").asInt())
                    .as("first orders of " + month)
                    .isEqualTo(expected.path("kept").path(month + " 0").asInt());
            for (JsonNode cell : cohort.path("cells")) {
                int period = cell.path("period").asInt();
                if (period > 0) {
                    assertThat(cell.path("people").asInt())
                            .as(month + " after " + period)
                            .isEqualTo(expected.path("kept")
                                    .path(month + " " + period)
                                    .asInt());
                    compared += cell.path("people").asInt() > 0 ? 1 : 0;
                }
            }
        }
        assertThat(compared).as("every month after every other").isEqualTo(12 * 13 / 2);
    }

    /** The money tables follow the lake. */
    private static void awaitOrders(int count) {
        String sql = "select count(*) from orders where company_gross is not null";
        long deadline = System.nanoTime() + LIMIT;
        while (server.rows(sql).path(0).path(0).asInt() < count) {
            assertThat(System.nanoTime()).as("orders are settled").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
    }

    private static BigDecimal thousandths(JsonNode number) {
        return new BigDecimal(number.asText()).movePointLeft(3);
    }

    private static Map<String, BigDecimal> byMonth(String metric) {
        JsonNode trend = ask("/api/analyses/trends", """
                        {"metrics": [{"metric": "%s"}], "interval": "month", "from": "2009-12-01", "to": "2010-12-31"}""".formatted(metric), 200);
        Map<String, BigDecimal> byMonth = new TreeMap<>();
        for (int i = 0; i < trend.path("buckets").size(); i++) {
            byMonth.put(
                    trend.path("buckets").path(i).path("from").asText().substring(0, 7),
                    trend.path("series").path(0).path("values").path(i).decimalValue());
        }
        return byMonth;
    }

    @Test
    void pagesAndTheWaysBetweenThemAreThoseOfPandas() throws IOException, InterruptedException {
        Path file = Scripts.data("weblog/apache_combined_10k.log.gz");
        JsonNode expected = pandas("weblog.py", file);
        bring("kind=weblog&source=log&file=access.log.gz", file);

        Map<String, Integer> views = new TreeMap<>();
        server.rows("select path, count(*) from events where source_id = 'import:log' group by path")
                .forEach(row -> views.put(row.path(0).asText(), row.path(1).asInt()));
        Map<String, Integer> ofPandas = new TreeMap<>();
        expected.path("views")
                .properties()
                .forEach(each -> ofPandas.put(each.getKey(), each.getValue().asInt()));
        assertThat(views).isEqualTo(ofPandas);

        JsonNode paths = ask("/api/analyses/paths", """
                {"from": "2015-05-01", "to": "2015-05-31", "depth": 3, "most": 50, "include": ["robots"]}""", 200);
        assertThat(paths.path("total").asInt())
                .isEqualTo(expected.path("visits").asInt());
        int nodes = 0;
        for (JsonNode node : paths.path("nodes")) {
            if (node.path("kind").asText().equals("value")) {
                String name =
                        node.path("step").asInt() + " " + node.path("name").asText();
                assertThat(node.path("count").asInt())
                        .as(name)
                        .isEqualTo(expected.path("nodes").path(name).asInt());
                nodes++;
            }
        }
        assertThat(nodes).isEqualTo(150);
        int links = 0;
        for (JsonNode link : paths.path("links")) {
            JsonNode from = paths.path("nodes").path(link.path("from").asInt());
            JsonNode to = paths.path("nodes").path(link.path("to").asInt());
            if (from.path("kind").asText().equals("value")
                    && to.path("kind").asText().equals("value")) {
                String name = "%d %s %s"
                        .formatted(
                                link.path("step").asInt(),
                                from.path("name").asText(),
                                to.path("name").asText());
                assertThat(link.path("count").asInt())
                        .as(name)
                        .isEqualTo(expected.path("links").path(name).asInt());
                links++;
            }
        }
        assertThat(links).isGreaterThan(50);
    }
}
