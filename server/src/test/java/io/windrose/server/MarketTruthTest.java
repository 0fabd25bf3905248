package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.demo.DemoFolder;
import io.windrose.demo.WantedMarket;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo market, loaded as {@code windrose demo} does it, against its truth.json: exactly, to the cent. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarketTruthTest {
    private static final String FIRST = "2025-11-10";
    private static final String LAST = "2026-05-28";
    private static final List<String> CATCHING = List.of("paid search", "affiliates");
    private static final String RANGE = "from=" + FIRST + "&to=" + LAST;

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static JsonNode truth;

    @BeforeAll
    static void load() throws IOException {
        DemoFolder demo = DemoFolder.take(
                Files.createDirectory(folder.resolve("demo")),
                new WantedMarket(
                        Optional.of(2_000),
                        Optional.of(200),
                        Optional.of(20_260_528L),
                        Optional.of(LocalDate.parse(LAST))),
                LocalDate.parse(LAST).plusDays(1));
        server = new TestServer(demo.path(), Map.of());
        var counts = server.wiring().demoShop().load(demo, progress -> {});
        server.wiring().demoShop().writeTruth(demo, counts);
        truth = TestServer.MAPPER.readTree(Files.readString(demo.truth()));
        TestServer.await("orders", () -> number("select count(*) from order_statements") == told("orders"));
        TestServer.await("refunds", () -> number("select count(*) from refund_statements") == told("refunds"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static long count(String field) {
        return truth.path("counts").path(field).asLong();
    }

    private static BigDecimal money(String field) {
        return new BigDecimal(truth.path("counts").path(field).asText());
    }

    /** Without what those left out who refuse analytics. */
    private static long told(String field) {
        return count(field) - count("refused_" + field);
    }

    /**
     * Of channels that catch demand, what is shown beside the models is nearer to the truth. Paid social makes demand
     * that events do not show: its comparison does not hold, and says so.
     */
    @Test
    @Order(0)
    void whatCatchesDemandAddsLessThanModelsCredit() {
        JsonNode answer = sent(
                        "POST", "/api/attribution", "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(FIRST, LAST), 200)
                .path("answer");
        Map<String, Double> causes = new TreeMap<>();
        truth.path("channels")
                .forEach(channel -> causes.put(
                        channel.path("name").asText(),
                        channel.path("incremental_orders").asDouble()));
        assertThat(causes).containsKeys("affiliates", "paid search").containsEntry("affiliates", 0.0);

        double added = 0;
        double last = 0;
        double markov = 0;
        StringBuilder told = new StringBuilder();
        for (JsonNode row : answer.path("rows")) {
            Double caused = causes.get(row.path("key").asText());
            if (caused != null && row.path("key").asText().equals("paid social")) {
                assertThat(row.path("increment").path("doubts").toString()).contains("brings-others");
            }
            if (caused == null || !CATCHING.contains(row.path("key").asText())) {
                continue;
            }
            double adds = row.path("increment").path("added").asDouble();
            added += Math.abs(adds - caused);
            last += Math.abs(credited(row, "last") - caused);
            markov += Math.abs(credited(row, "markov-1") - caused);
            told.append("%s: truth %.0f, adds %.1f %s, last %.0f, markov %.0f%n"
                    .formatted(
                            row.path("key").asText(),
                            caused,
                            adds,
                            row.path("increment").path("doubts"),
                            credited(row, "last"),
                            credited(row, "markov-1")));
        }

        assertThat(added).as(told.toString()).isLessThan(0.5 * last).isLessThan(markov);
        JsonNode totals = answer.path("totals");
        double conversions = 0;
        for (JsonNode row : answer.path("rows")) {
            conversions += credited(row, "shapley");
        }
        assertThat(conversions).isCloseTo(totals.path("conversions").asDouble(), within(1e-6));
        assertThat(totals.path("conversions").asDouble()
                        + totals.path("untouched").asDouble())
                .isEqualTo((double) told("orders"));
    }

    private static double credited(JsonNode row, String model) {
        for (JsonNode credit : row.path("credits")) {
            if (credit.path("model").asText().equals(model)) {
                return credit.path("conversions").asDouble();
            }
        }
        return 0;
    }

    @Test
    @Order(1)
    void everyEventIsThereOnce() {
        assertThat(count("duplicates")).isPositive();
        assertThat(number("select count(*) from events")).isEqualTo(count("events") - count("duplicates"));
    }

    @Test
    @Order(2)
    void ordersAndRefundsAreThoseThatWereTold() {
        JsonNode total = get("/api/money/figures?" + RANGE).path("total");

        assertThat(told("orders")).isPositive();
        assertThat(total.path("orders").asLong()).isEqualTo(told("orders"));
        assertThat(decimal(total.path("gross")))
                .isEqualByComparingTo(money("revenue").subtract(money("refused_revenue")));
        assertThat(told("refunds")).isPositive();
        assertThat(total.path("refunds").asLong()).isEqualTo(told("refunds"));
        assertThat(decimal(total.path("refunded")))
                .isEqualByComparingTo(money("refunded").subtract(money("refused_refunded")));
    }

    @Test
    @Order(3)
    void theOverviewSaysTheSameAsTheTablesOfMoneyOnEachDay() {
        sameOnEachDay("from=2025-11-10&to=2026-01-31");
        sameOnEachDay("from=2026-02-01&to=2026-02-28");
        sameOnEachDay("from=2026-03-01&to=2026-05-28");
    }

    @Test
    @Order(3)
    void readingAndSpeedAreThoseThatWereTold() {
        JsonNode told = truth.path("counts").path("web");
        JsonNode found = sent(
                "POST",
                "/api/analyses/web",
                "{\"from\": \"%s\", \"to\": \"%s\", \"compare\": \"none\", \"include\": [\"robots\"]}"
                        .formatted(FIRST, LAST),
                200);
        Map<String, String> expected = new TreeMap<>();
        for (var vital : told.path("vitals").properties()) {
            expected.put(vital.getKey(), speed(vital.getValue()));
        }
        Map<String, String> speeds = new TreeMap<>();
        for (JsonNode vital : found.path("vitals")) {
            if (vital.path("page").isMissingNode() || vital.path("page").isNull()) {
                speeds.put(
                        (vital.path("vital").asText() + " "
                                        + vital.path("device").asText(""))
                                .strip(),
                        speed(vital));
            }
        }

        assertThat(told.path("attended_visits").asLong()).isPositive();
        assertThat(found.path("total").path("visits").path("engagedSeconds").doubleValue())
                .isCloseTo(
                        told.path("engaged_seconds").doubleValue()
                                / told.path("attended_visits").doubleValue(),
                        within(1e-9));
        assertThat(expected).hasSize(17);
        assertThat(speeds).isEqualTo(expected);
    }

    private static String speed(JsonNode figures) {
        return "%s measured, %s good, %s poor, %.4f"
                .formatted(
                        figures.path("measured").asText(),
                        figures.path("good").asText(),
                        figures.path("poor").asText(),
                        figures.path("p75").doubleValue());
    }

    private static void sameOnEachDay(String range) {
        Map<String, List<String>> byMoney = new TreeMap<>();
        get("/api/money/figures?" + range)
                .path("days")
                .forEach(day -> byMoney.put(
                        day.path("day").asText(),
                        List.of(
                                day.path("sums").path("orders").asText(),
                                plain(day.path("sums").path("gross")))));
        byMoney.values().removeIf(day -> day.getFirst().equals("0"));
        Map<String, List<String>> byOverview = new TreeMap<>();
        get("/api/overview?compare=none&" + range)
                .path("series")
                .forEach(bucket -> byOverview.put(
                        bucket.path("from").asText().substring(0, 10),
                        List.of(
                                bucket.path("figures").path("orders").asText(),
                                plain(bucket.path("figures").path("revenue")))));
        byOverview.values().removeIf(day -> day.getFirst().equals("0"));

        assertThat(byMoney).isNotEmpty();
        assertThat(byOverview).isEqualTo(byMoney);
    }

    @Test
    @Order(4)
    void spendAndMisspeltLinksResolveOnceTheInboxIsAccepted() {
        assertThat(count("restated_spend")).isPositive();
        TestServer.await(
                "keys of the demo",
                () -> number("select count(*) from events where campaign_id is not null") > 0
                        && number("select count(*) from spend where campaign_id is not null") > 0);

        assertThat(acceptAll()).isPositive();

        TestServer.await(
                "campaigns",
                () -> number("select count(*) from events where campaign <> '' and campaign_id is null") == 0
                        && number("select count(*) from spend where campaign_id is null") == 0);
        assertThat(get("/api/campaign-inbox").path("items")).isEmpty();
        Map<String, String> expected = new TreeMap<>();
        long misspelt = 0;
        for (var campaign : truth.path("counts").path("campaigns").properties()) {
            JsonNode counts = campaign.getValue();
            misspelt += counts.path("misspelt_visits").asLong();
            expected.put(
                    name(campaign.getKey()),
                    "%s visits, %s of them misspelt, %s days, %s"
                            .formatted(
                                    counts.path("visits").asText(),
                                    counts.path("misspelt_visits").asText(),
                                    counts.path("reported_days").asText(),
                                    new BigDecimal(counts.path("reported_cost").asText()).setScale(4)));
        }
        assertThat(misspelt).isPositive();
        assertThat(resolved()).isEqualTo(expected);
        JsonNode spend = get("/api/money/reconciliation?books=none&" + RANGE).path("spend");
        assertThat(decimal(spend.path("unmatched").path("amount"))).isZero();
        assertThat(decimal(spend.path("matched").path("amount")))
                .isEqualByComparingTo(decimal(spend.path("total").path("amount")))
                .isEqualByComparingTo(decimal(
                        server.rows("select sum(cost) from spend").path(0).path(0)));
    }

    /** Counted here without SQL: by the first event of the visit that has a mark. */
    @Test
    @Order(5)
    void anOrderIsTheCampaignsThatBroughtItsVisit() {
        Map<String, String> campaignOfVisit = new HashMap<>();
        server.rows("""
                select session_id, campaign from events
                where session_id is not null and campaign <> '' order by occurred_at""")
                .forEach(row -> campaignOfVisit.putIfAbsent(
                        row.path(0).asText(), row.path(1).asText()));
        Map<String, String> names = new HashMap<>();
        server.rows("""
                select distinct e.campaign, c.name from events e join campaigns c on c.campaign_id = e.campaign_id
                where e.campaign <> ''""")
                .forEach(row -> names.put(row.path(0).asText(), row.path(1).asText()));
        Map<String, Integer> expected = new TreeMap<>();
        server.rows("select session_id from orders where session_id is not null")
                .forEach(row -> {
                    String mark = campaignOfVisit.get(row.path(0).asText());
                    if (mark != null) {
                        expected.merge(names.get(mark), 1, Integer::sum);
                    }
                });
        Map<String, Integer> found = new TreeMap<>();
        server.rows("""
                select c.name, count(*) from orders o join campaigns c on c.campaign_id = o.campaign_id group by c.name""")
                .forEach(row -> found.put(row.path(0).asText(), row.path(1).asInt()));

        assertThat(expected).hasSizeGreaterThan(3);
        assertThat(found).isEqualTo(expected);
        JsonNode revenue = get("/api/money/reconciliation?books=none&" + RANGE).path("revenue");
        assertThat(decimal(revenue.path("matched").path("amount"))).isPositive();
        assertThat(decimal(revenue.path("matched").path("amount"))
                        .add(decimal(revenue.path("unmatched").path("amount"))))
                .isEqualByComparingTo(decimal(revenue.path("total").path("amount")));
    }

    @Test
    @Order(5)
    void fromImpressionToRevenueEachRowIsTheTruthsAndAllAddUp() {
        JsonNode byCampaign = acquisition("campaign");
        JsonNode byChannel = acquisition("channel");
        JsonNode overview =
                get("/api/overview?compare=none&include=robots&" + RANGE).path("total");

        for (JsonNode found : List.of(byCampaign, byChannel, acquisition("content"))) {
            JsonNode total = found.path("total");
            assertThat(sum(found.path("rows"))).isEqualTo(sum(total)).isEqualTo(sum(found.path("met")));
            assertThat(total.path("orders").asLong()).isEqualTo(told("orders"));
            assertThat(decimal(total.path("revenue")))
                    .isEqualByComparingTo(money("revenue").subtract(money("refused_revenue")));
            assertThat(total.path("visits").asLong())
                    .isEqualTo(number("select count(distinct session_id) from events where session_id is not null"));
            assertThat(total.path("impressions").asLong())
                    .isEqualTo(truth.path("everything").path("impressions").asLong());
            assertThat(total.path("clicks").asLong())
                    .isEqualTo(truth.path("everything").path("clicks").asLong());
        }
        assertThat(byChannel.path("total").path("visits").asLong())
                .isEqualTo(overview.path("visits").asLong());

        Map<String, String> expected = new TreeMap<>();
        Map<String, BigDecimal> costs = new TreeMap<>();
        Map<String, Long> visits = new TreeMap<>();
        Map<String, Long> misspelt = new TreeMap<>();
        for (JsonNode plan : truth.path("plans")) {
            String word = plan.path("campaign").asText();
            JsonNode counts = truth.path("counts").path("campaigns").path(word);
            BigDecimal cost = new BigDecimal(counts.path("reported_cost").asText());
            long wrong = counts.path("misspelt_visits").asLong();
            expected.put(
                    name(word), "%s visits, %s".formatted(counts.path("visits").asText(), cost.setScale(4)));
            costs.merge(plan.path("channel").asText(), cost.setScale(4), BigDecimal::add);
            visits.merge(plan.path("channel").asText(), counts.path("visits").asLong() - wrong, Long::sum);
            misspelt.merge("all", wrong, Long::sum);
        }
        Map<String, String> campaigns = new TreeMap<>();
        for (JsonNode row : byCampaign.path("rows")) {
            if (row.path("name").isTextual()) {
                campaigns.put(
                        row.path("name").asText(),
                        "%s visits, %s"
                                .formatted(
                                        row.path("figures").path("visits").asText(),
                                        decimal(row.path("figures").path("cost"))
                                                .setScale(4)));
            }
        }
        expected.values().removeIf(figures -> figures.startsWith("0 visits, 0.0000"));
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(campaigns).isEqualTo(expected);
        long wrong = 0;
        for (JsonNode row : byChannel.path("rows")) {
            String channel = row.path("key").asText();
            JsonNode figures = row.path("figures");
            if (List.of("other", "paid other").contains(channel)) {
                wrong += figures.path("visits").asLong();
            }
            if (costs.containsKey(channel)) {
                assertThat(decimal(figures.path("cost"))).as(channel).isEqualByComparingTo(costs.get(channel));
                assertThat(figures.path("visits").asLong()).as(channel).isEqualTo(visits.get(channel));
                costs.remove(channel);
            } else {
                assertThat(decimal(figures.path("cost"))).as(channel).isZero();
            }
        }
        costs.values().removeIf(cost -> cost.signum() == 0);
        assertThat(costs).isEmpty();
        assertThat(wrong).isEqualTo(misspelt.get("all"));
    }

    private static JsonNode acquisition(String by) {
        return sent(
                "POST",
                "/api/analyses/acquisition",
                "{\"from\": \"%s\", \"to\": \"%s\", \"by\": \"%s\", \"include\": [\"robots\"]}"
                        .formatted(FIRST, LAST, by),
                200);
    }

    /** Of rows, or of the total itself. */
    private static List<String> sum(JsonNode rows) {
        List<String> sums = new ArrayList<>();
        for (String figure : List.of("cost", "impressions", "clicks", "visits", "newPeople", "orders", "revenue")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode row : rows.isArray() ? rows : List.of(rows)) {
                sum = sum.add(decimal((rows.isArray() ? row.path("figures") : row).path(figure)));
            }
            sums.add(figure + " " + plain(TestServer.MAPPER.getNodeFactory().numberNode(sum)));
        }
        return sums;
    }

    /** A person would not name a campaign as its mark reads. */
    private static String name(String word) {
        return Arrays.stream(word.split("-", -1))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining(" "));
    }

    private static int acceptAll() {
        ObjectNode body = TestServer.MAPPER.createObjectNode();
        ArrayNode choices = body.putArray("items");
        for (JsonNode item : get("/api/campaign-inbox").path("items")) {
            JsonNode best = item.path("proposals").path(0);
            assertThat(best.isMissingNode()).as(item.toString()).isFalse();
            ObjectNode choice = choices.addObject();
            choice.set("kind", item.path("kind"));
            choice.set("fields", item.path("fields"));
            choice.set("campaign", best.path("campaign"));
        }
        TestServer.Answer answer =
                server.byToken(server.operatorKey(), "POST", "/api/campaign-inbox/accept", body.toString());
        assertThat(answer.body().path("items"))
                .allSatisfy(outcome -> assertThat(outcome.has("decision"))
                        .as(outcome.toString())
                        .isTrue());
        return choices.size();
    }

    /** The misspelt ones are those of which the door made another channel than the campaign's. */
    private static Map<String, String> resolved() {
        Map<String, String> found = new TreeMap<>();
        server.rows("""
                select c.name, coalesce(v.visits, 0), coalesce(v.misspelt, 0), coalesce(s.days, 0), coalesce(s.cost, 0)
                from campaigns c
                left join (
                    select campaign_id, count(distinct session_id) as visits,
                           count(distinct case when channel in ('paid other', 'other') then session_id end) as misspelt
                    from events where campaign_id is not null group by campaign_id
                ) v on v.campaign_id = c.campaign_id
                left join (
                    select campaign_id, count(*) as days, sum(cost) as cost
                    from spend where campaign_id is not null group by campaign_id
                ) s on s.campaign_id = c.campaign_id""")
                .forEach(row -> found.put(
                        row.path(0).asText(),
                        "%s visits, %s of them misspelt, %s days, %s"
                                .formatted(
                                        row.path(1).asText(),
                                        row.path(2).asText(),
                                        row.path(3).asText(),
                                        decimal(row.path(4)).setScale(4))));
        return found;
    }

    @Test
    @Order(6)
    void whoRefusesIsAllThatTheShopsBooksDifferBy() {
        String printed = run(
                "money",
                "reconcile",
                "--from",
                FIRST,
                "--to",
                LAST,
                "--books",
                folder.resolve("demo/books.csv").toString());
        assertThat(printed).startsWith("0: ").contains("held against shop: all but 0.00 of");

        JsonNode compared = get("/api/money/reconciliation?books=shop&" + RANGE).path("compared");

        assertThat(compared.path("booked").path("number").asLong()).isEqualTo(count("orders"));
        assertThat(decimal(compared.path("booked").path("amount"))).isEqualByComparingTo(money("revenue"));
        assertThat(decimal(compared.path("booked").path("refunded"))).isEqualByComparingTo(money("refunded"));
        assertThat(compared.path("explanations")).hasSize(2);
        JsonNode orders = explanation(compared, "not-told");
        assertThat(orders.path("number").asLong()).isEqualTo(-count("refused_orders"));
        assertThat(decimal(orders.path("amount")))
                .isEqualByComparingTo(money("refused_revenue").negate());
        JsonNode refunds = explanation(compared, "refund-not-told");
        assertThat(decimal(refunds.path("refunded")))
                .isEqualByComparingTo(money("refused_refunded").negate());
    }

    @Test
    @Order(7)
    void anOrderThatTheShopTellsAsWellCountsOnce() throws IOException {
        String orders = Files.readString(folder.resolve("demo/books.csv"))
                .lines()
                .filter(line -> line.startsWith("order_id") || !line.split(",", -1)[2].isEmpty())
                .map(line -> line.split(",", -1))
                .map(cells -> String.join(",", cells[0], cells[1], cells[2], cells[4]))
                .collect(Collectors.joining("\n", "", "\n"))
                .replace("order_id,day,gross,currency", "order id,time,revenue,currency");
        bring(orders);
        TestServer.await(
                "orders of the books",
                () -> number("select count(*) from orders where source_id = 'import:books'") == count("orders"));

        JsonNode found = get("/api/money/reconciliation?books=shop&" + RANGE);

        JsonNode revenue = found.path("revenue").path("total");
        assertThat(revenue.path("number").asLong()).isEqualTo(count("orders"));
        assertThat(decimal(revenue.path("amount"))).isEqualByComparingTo(money("revenue"));
        assertThat(found.path("leftOut")).hasSize(1);
        JsonNode twice = found.path("leftOut").path(0);
        assertThat(twice.path("reason").asText()).isEqualTo("counts from import:books");
        assertThat(twice.path("part").path("number").asLong()).isEqualTo(told("orders"));
        assertThat(decimal(twice.path("part").path("amount")))
                .isEqualByComparingTo(money("revenue").subtract(money("refused_revenue")));
        assertThat(found.path("compared").path("explanations").findValuesAsText("reason"))
                .containsExactly("refund-not-told");
        assertThat(decimal(found.path("unexplainedByDay"))).isZero();
        sameOnEachDay("from=2025-11-10&to=2026-01-31");
    }

    private static void bring(String orders) {
        JsonNode received = sent("POST", "/api/imports?kind=orders&source=books&file=books.csv", orders, 201);
        String path = "/api/imports/" + received.path("id").asText();
        sent("POST", path + "/start", "{}", 202);
        TestServer.await("the import", () -> get(path).path("state").asText().equals("complete"));
        assertThat(get(path).path("counts").path("refused").asLong()).isZero();
    }

    private static JsonNode sent(String method, String path, String body, int status) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), method, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer.body();
    }

    private static JsonNode explanation(JsonNode compared, String reason) {
        for (JsonNode each : compared.path("explanations")) {
            if (each.path("reason").asText().equals(reason)) {
                return each.path("part");
            }
        }
        throw new AssertionError("there is no " + reason + " in " + compared);
    }

    private static long number(String sql) {
        return server.rows(sql).path(0).path(0).asLong();
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asText());
    }

    private static String plain(JsonNode node) {
        BigDecimal amount = decimal(node);
        return (amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros()).toPlainString();
    }

    private static JsonNode get(String path) {
        return sent("GET", path, "", 200);
    }

    private static String run(String... words) {
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = server.folder().toString();
        return command.execute(all) + ": " + said;
    }
}
