package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MoneyTest {
    private static final String RATES = "Date,USD\n2026-03-06,1.25\n";

    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(
                folder.resolve("data"), Map.of("lake.batch-interval", "1s", "company.zone", "Europe/Berlin"));
        Sender shop = Sender.of(server, "shop");
        shop.post("/v1/track", order("Order Completed", "1", "100", "USD", "2026-03-05T23:30:00Z"));
        shop.post("/v1/track", order("Order Refunded", "1", "20", "USD", "2026-03-07T10:00:00Z"));
        shop.post("/v1/track", order("Order Completed", "2", "7", "CHF", "2026-03-06T10:00:00Z"));
        server.awaitRows("select * from order_statements", 2);
        server.awaitRows("select * from refunds where not is_orphan", 1);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String order(String event, String id, String revenue, String currency, String at) {
        return """
                {"event": "%s", "userId": "ada", "timestamp": "%s",
                 "properties": {"order_id": "%s", "revenue": %s, "currency": "%s",
                                "products": [{"sku": "shoe", "price": %4$s}]}}""".formatted(event, at, id, revenue, currency);
    }

    @Test
    void tellsMoneyByApiAndByCommand() throws IOException {
        Path rates = Files.writeString(folder.resolve("rates.csv"), RATES);
        Path products = Files.writeString(folder.resolve("products.csv"), "sku,cost,currency\nshoe,25,USD\n,1,EUR\n");
        assertThat(run("rates", rates.toString()))
                .isEqualTo("0: 1 rates of 2026-03-06 to 2026-03-06, 1 of them new or changed");
        assertThat(run("products", products.toString()))
                .isEqualTo("1: 1 products, 1 of them new or changed line 3: sku is empty");

        JsonNode figures = get("/api/money/figures?from=2026-03-01&to=2026-03-31");

        assertThat(figures.path("currency").asText()).isEqualTo("EUR");
        JsonNode total = figures.path("total");
        assertThat(total.path("orders").asInt()).isEqualTo(2);
        assertThat(total.path("newCustomers").asInt()).isEqualTo(1);
        assertThat(total.path("gross").asDouble()).isEqualTo(80);
        assertThat(total.path("net").asDouble()).isEqualTo(64);
        assertThat(total.path("cost").asDouble()).isEqualTo(20 + 20);
        assertThat(figures.path("days").path(0).path("day").asText()).isEqualTo("2026-03-06");
        assertThat(figures.path("missingRates").path(0).path("currency").asText())
                .isEqualTo("CHF");
        assertThat(run("figures", "--from", "2026-03-01", "--to", "2026-03-31"))
                .startsWith("1: ")
                .contains("missing rate: kind orders currency CHF");
        assertThat(get("/api/money/rates?day=2026-03-08")
                        .path("rates")
                        .path(1)
                        .path("quotedOn")
                        .asText())
                .isEqualTo("2026-03-06");
        assertThat(get("/api/money/products").path("items").path(0).path("sku").asText())
                .isEqualTo("shoe");
    }

    @Test
    void statesWhichSourceComesFirst() {
        assertThat(run("precedence", "--before", "shop=import:orders")).contains("shop", "server");
        assertThat(get("/api/money/precedence")
                        .path("pairs")
                        .path(0)
                        .path("second")
                        .asText())
                .isEqualTo("import:orders");

        TestServer.Answer circle = server.byToken(
                server.operatorKey(),
                "PUT",
                "/api/money/precedence",
                "{\"pairs\": [{\"first\": \"a\", \"second\": \"b\"}, {\"first\": \"b\", \"second\": \"a\"}]}");

        assertThat(circle.status()).isEqualTo(409);
        assertThat(circle.body().path("code").asText()).isEqualTo("campaign.precedence-circle");
        assertThat(circle.body().path("detail").asText()).contains("a before b before a");
    }

    @Test
    void reconcilesWithTheShopsOwnRecordsByApiAndByCommand() throws IOException {
        Path books = Files.writeString(folder.resolve("books.csv"), """
                order_id,day,gross,refunded,currency
                1,2026-03-06,100,,USD
                9,2026-03-07,3.50,,EUR
                1,2026-03-07,,20,USD
                2,2026-03-06,7,,CHF
                """);
        String range = "--from 2026-03-05 --to 2026-03-08 ";
        assertThat(run((("reconcile " + range + "--name till --books ") + books).split(" ", -1)))
                .startsWith("0: books till: 4 lines of 2026-03-06 to 2026-03-07")
                .contains("2026-03-07", "not-told -3.50 (1)", "held against till: all but 0.00 of");

        JsonNode found = get("/api/money/reconciliation?from=2026-03-05&to=2026-03-08");
        assertThat(found.path("books").asText()).isEqualTo("till");
        assertThat(found.path("days").findValuesAsText("day")).containsExactly("2026-03-06", "2026-03-07");
        assertThat(found.path("revenue").path("unmatched").path("number").asInt())
                .isEqualTo(2);
        JsonNode day = get("/api/money/reconciliation/2026-03-07?books=till");
        assertThat(day.path("cases").path(0).path("orderId").asText()).isEqualTo("9");
        assertThat(day.path("cases").path(0).path("booked").path("currency").asText())
                .isEqualTo("EUR");
        assertThat(get("/api/money/reconciliation?books=none").has("compared")).isFalse();
        assertThat(run("reconcile", "--from", "2025-01-01", "--to", "2025-01-31", "--against", "till"))
                .startsWith("0: ")
                .contains("held against till: it tells nothing of these days");
        assertThat(run(("reconcile " + range + "--against source:shop").split(" ", -1)))
                .startsWith("0: ");

        Path days = Files.writeString(folder.resolve("days.csv"), "day,orders,gross\n2026-03-06,2,81.25\n");
        assertThat(run((("reconcile " + range + "--name days --books ") + days).split(" ", -1)))
                .startsWith("1: ");
        Path wrong = Files.writeString(folder.resolve("wrong.csv"), "day,gross\n6 March,1\n");
        TestServer.Answer refused =
                server.byToken(server.operatorKey(), "POST", "/api/money/books", Files.readString(wrong));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().path("code").asText()).isEqualTo("campaign.books-unreadable");
        assertThat(refused.body().path("detail").asText()).contains("line 2: day is \"6 March\": write it as");
        for (String name : List.of("days", "till")) {
            assertThat(server.byToken(server.operatorKey(), "DELETE", "/api/money/books/" + name, "")
                            .status())
                    .isEqualTo(204);
        }
        assertThat(get("/api/money/books").path("items")).isEmpty();
        assertThat(server.byToken(server.operatorKey(), "GET", "/api/money/reconciliation/today", "")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("http.no-day");
    }

    @Test
    void refusesOptionsThatSayNothingAndSendsTheOthersAsTheyAre() {
        assertThat(run("reconcile", "--books", "books.csv", "--against", "till"))
                .startsWith("2: ")
                .contains("leave --against out, or --books");
        assertThat(run("reconcile", "--name", "till"))
                .startsWith("2: ")
                .contains("give the file with --books, or leave them out");
        assertThat(run("reconcile", "--against", "till", "--zone", "Europe/Berlin"))
                .startsWith("2: ");
        assertThat(run("reconcile", "--from", "1 March & more"))
                .startsWith("1: ")
                .contains("from is \"1 March & more\"; give a day as 2026-11-22");
        assertThat(run("figures", "--from", "2026-03-01", "--to", "2026-03-31&to=?"))
                .startsWith("1: ")
                .contains("to is \"2026-03-31&to=?\"; give a day as 2026-11-22");
    }

    @Test
    void explainsItsTablesToWhoWritesSql() {
        List<String> tables = get("/api/sql/tables").path("tables").findValuesAsText("name");

        assertThat(tables).contains("orders", "order_statements", "refunds", "company_rates");
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of("money"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--data", server.folder().toString()));
        int code = command.execute(all.toArray(String[]::new));
        return code + ": " + out.toString().strip().replaceAll("\\s+", " ");
    }

    private static JsonNode get(String path) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), "GET", path, "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }
}
