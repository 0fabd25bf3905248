package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Campaigns through the API and the command line of a running server. */
class CampaignTest {
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

    @Test
    void aCampaignIsPlannedApprovedAndLinked() {
        String brand =
                post("/api/brands", "{\"name\":\"North\"}", 201).path("id").asText();
        JsonNode made = post("/api/campaigns", """
                {"name": "Spring Trails", "brand": "%s", "startsOn": "2026-03-02", "endsOn": "2026-03-15",
                 "budget": {"currency": "EUR", "weeks": [{"monday": "2026-03-02", "amount": 1200.5}]},
                 "target": {"metric": "orders", "value": 80}, "channels": ["Email"]}""".formatted(brand), 201);
        String path = "/api/campaigns/" + made.path("id").asText();
        assertThat(made.path("brandName").asText()).isEqualTo("North");
        assertThat(made.path("budget").path("total").decimalValue()).isEqualByComparingTo("1200.5");
        assertThat(made.path("next").get(0).asText()).isEqualTo("approved");

        assertThat(post(path + "/status", "{\"status\":\"approved\",\"version\":1}", 200)
                        .path("approval")
                        .path("by")
                        .asText())
                .isEqualTo("owner");
        assertThat(post(path + "/status", "{\"status\":\"live\",\"version\":1}", 409)
                        .path("code")
                        .asText())
                .isEqualTo("campaign.changed");

        JsonNode links = post(path + "/links", """
                {"address": "https://shop.example/tents", "places": [{"source": "poster", "medium": "print"}]}""", 201);
        String link = links.path("items").get(0).path("id").asText();
        assertThat(links.path("items").get(0).path("address").asText())
                .isEqualTo(
                        "https://shop.example/tents?utm_source=poster&utm_medium=print&utm_campaign=Spring%20Trails");
        assertThat(server.textAs(server.operatorKey(), path + "/links/" + link + "/qr"))
                .startsWith("<svg ");
        assertThat(get(path + "/keys")
                        .path("items")
                        .get(0)
                        .path("fields")
                        .path("campaign")
                        .asText())
                .isEqualTo("spring trails");
        assertThat(post(path + "/keys", "{\"kind\":\"coupon\",\"fields\":{\"code\":\"*\"}}", 400)
                        .path("code")
                        .asText())
                .isEqualTo("campaign.key-too-wide");
        assertThat(get(path + "/results").path("total").path("orders").asInt()).isZero();
        assertThat(get("/api/campaign-inbox").path("items")).isEmpty();
        assertThat(get("/api/campaign-inbox/sums")
                        .path("cost")
                        .path("unresolved")
                        .asInt())
                .isZero();
        assertThat(get("/api/campaign-links?text=POSTER")
                        .path("items")
                        .get(0)
                        .path("campaignName")
                        .asText())
                .isEqualTo("Spring Trails");
        assertThat(get("/api/campaign-links/visits")
                        .path("items")
                        .get(0)
                        .path("visits")
                        .asInt())
                .isZero();
        JsonNode checked = post(path + "/links/check", """
                {"address": "shop.example", "places": [{"source": "", "medium": "print"}]}""", 200);
        assertThat(checked.path("address").path("code").asText()).isEqualTo("campaign.link-address");
        assertThat(checked.path("links")
                        .get(0)
                        .path("problems")
                        .get(0)
                        .path("mark")
                        .asText())
                .isEqualTo("source");
    }

    @Test
    void namingRulesAreTriedBeforeTheyAreKept() {
        JsonNode tried = post("/api/naming-rules/check", """
                {"rules": [{"mark": "source", "letterCase": "lower", "separator": "_", "required": true,
                            "allowed": ["Paid Social", "mail"]}],
                 "marks": {"source": "PAID SOCIAL", "medium": "x", "campaign": "y"}}""", 200);

        assertThat(tried.path("marks").path("source").asText()).isEqualTo("paid_social");
        assertThat(tried.path("problems").get(0).path("code").asText()).isEqualTo("campaign.allowed-against-rule");
        assertThat(tried.path("rules").get(0).path("allowed").get(0).asText()).isEqualTo("paid_social");
        assertThat(get("/api/naming-rules").path("rules")).isEmpty();
    }

    @Test
    void aCampaignIsOnTheCalendarAndIsMovedThere() {
        String id = post("/api/campaigns", """
                {"name": "On the calendar", "startsOn": "2031-03-03", "endsOn": "2031-03-16", "channels": ["email"],
                 "budget": {"currency": "EUR", "weeks": [{"monday": "2031-03-03", "amount": 70}]}}""", 201).path("id").asText();
        String may = post(
                        "/api/campaign-seasons",
                        "{\"name\":\"Spring sale\",\"from\":\"2026-03-20\",\"to\":\"2026-03-25\",\"repetition\":\"yearly\"}",
                        201)
                .path("id")
                .asText();

        JsonNode calendar =
                get("/api/campaign-calendar?from=2031-03-01&to=2031-04-30&country=DE&country=FR&language=de");

        assertThat(calendar.path("campaigns").get(0).path("id").asText()).isEqualTo(id);
        assertThat(calendar.path("campaigns")
                        .get(0)
                        .path("budget")
                        .path("inPeriod")
                        .decimalValue())
                .isEqualByComparingTo("70");
        assertThat(calendar.path("campaigns").get(0).path("movable").asBoolean())
                .isTrue();
        assertThat(calendar.path("holidays").toString()).contains("Ostermontag", "\"public\"");
        assertThat(calendar.path("seasons").toString()).contains("easter-week");
        assertThat(calendar.path("ownSeasons").get(0).path("from").asText()).isEqualTo("2031-03-20");
        assertThat(post(
                                "/api/campaigns/" + id + "/move",
                                "{\"version\":1,\"startsOn\":\"2031-03-10\",\"endsOn\":\"2031-03-23\"}",
                                200)
                        .path("budget")
                        .path("weeks")
                        .get(0)
                        .path("monday")
                        .asText())
                .isEqualTo("2031-03-10");
        assertThat(answer("GET", "/api/campaign-calendar?from=2031-03-01", "", 400)
                        .path("code")
                        .asText())
                .isEqualTo("http.query-missing");
        assertThat(answer("GET", "/api/campaign-calendar?from=2031-03-01&to=2031-03-02&country=XX", "", 400)
                        .path("code")
                        .asText())
                .isEqualTo("campaign.unknown-country");
        server.byToken(server.operatorKey(), "DELETE", "/api/campaign-seasons/" + may, "");
        assertThat(get("/api/campaign-seasons").path("items")).isEmpty();
    }

    @Test
    void alertsAreLookedForOnDemandAndCounted() {
        JsonNode looked = post("/api/campaign-alerts/evaluate", "{}", 200);

        assertThat(looked.path("open").asInt()).isZero();
        assertThat(get("/api/campaign-alerts/count").path("open").asInt()).isZero();
        assertThat(get("/api/campaign-alerts?state=open").path("items")).isEmpty();
        assertThat(answer("GET", "/api/campaign-alerts?state=wild", "", 400)
                        .path("code")
                        .asText())
                .isEqualTo("campaign.unknown-state");
        assertThat(server.textAs(server.operatorKey(), "/metrics"))
                .contains("windrose_campaign_alerts{kind=\"over-budget\"} 0.0");
    }

    @Test
    void theCommandsListAlertsAndAcknowledgeThem() throws IOException, SQLException {
        String campaign = post("/api/campaigns", "{\"name\":\"Overdrawn\"}", 201)
                .path("id")
                .asText();
        String alert = openAlert(campaign);
        StringWriter said = new StringWriter();

        assertThat(run(said, "campaigns", "alerts", "list")).isZero();
        assertThat(said.toString())
                .containsPattern("Overdrawn +over-budget +.+Z +2026-03-08 +700 EUR +500 +900 to 1100 +" + alert);
        assertThat(run(said, "campaigns", "alerts", "acknowledge", alert)).isEqualTo(2);
        assertThat(said.toString()).contains("--note");
        assertThat(run(said, "campaigns", "alerts", "acknowledge", alert, "--note", "Bids are down"))
                .isZero();
        assertThat(said.toString()).contains("over-budget of \"Overdrawn\" is acknowledged");
        assertThat(run(said, "campaigns", "alerts", "acknowledge", alert, "--note", "Mine"))
                .isEqualTo(1);
        assertThat(said.toString()).contains("was acknowledged by owner before: \"Bids are down\"");

        StringWriter open = new StringWriter();
        assertThat(run(open, "campaigns", "alerts", "list")).isZero();
        assertThat(open.toString()).doesNotContain(alert);
        StringWriter known = new StringWriter();
        assertThat(run(known, "campaigns", "alerts", "list", "--state", "acknowledged", "--campaign", campaign))
                .isZero();
        assertThat(known.toString()).containsPattern(alert + " +owner: Bids are down");
        server.byToken(server.operatorKey(), "DELETE", "/api/campaigns/" + campaign, "");
    }

    /** As the job would, which judges whole days after the approval only, and so nothing that a test approves. */
    private static String openAlert(String campaign) throws IOException, SQLException {
        Path postgres = server.folder().resolve("postgres");
        String port =
                Files.readAllLines(postgres.resolve("data/postmaster.pid")).get(3);
        String password = Files.readString(postgres.resolve("password")).strip();
        UUID id = UUID.randomUUID();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/windrose", "windrose", password);
                Statement statement = connection.createStatement()) {
            TestServer.await("the first run of the job, which would close it", () -> hasRun(statement));
            statement.execute("""
                    insert into campaign.alerts (id, campaign_id, kind, unit, opened_at, opened_until, opened_planned,
                        opened_reached, opened_low, opened_high, seen_at, seen_until, seen_planned, seen_reached,
                        seen_low, seen_high)
                    values ('%s', '%s', 'over-budget', 'EUR', now(), '2026-03-08', 500, 700, 900, 1100,
                        now(), '2026-03-08', 500, 700, 900, 1100)""".formatted(id, campaign));
        }
        return id.toString();
    }

    private static boolean hasRun(Statement statement) {
        try (ResultSet found = statement.executeQuery("""
                select 1 from jobs.scheduled_tasks
                where task_name = 'campaign.alerts' and last_success is not null and not picked""")) {
            return found.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPictureComesBackAsItWasBrought() {
        String path = "/api/campaigns/"
                + post("/api/campaigns", "{\"name\":\"With a picture\"}", 201)
                        .path("id")
                        .asText();
        byte[] picture = "GIF89a, in truth only its beginning".getBytes(StandardCharsets.UTF_8);

        TestServer.Answer kept = server.send(
                "POST",
                path + "/pictures?name=banner",
                Map.of("Authorization", "Bearer " + server.operatorKey(), "Content-Type", "application/octet-stream"),
                picture);

        assertThat(kept.status()).as(kept.body().toString()).isEqualTo(201);
        assertThat(kept.body().path("mediaType").asText()).isEqualTo("image/gif");
        assertThat(server.textAs(
                        server.operatorKey(),
                        path + "/pictures/" + kept.body().path("id").asText()))
                .startsWith("GIF89a");
    }

    @Test
    void theCommandsBringAndList() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.csv"), """
                name,start,end,budget,currency
                Winter Layers,2026-11-02,2026-11-15,100,EUR
                Worse,2026-11-02,yesterday,100,EUR
                """);
        StringWriter said = new StringWriter();

        assertThat(run(said, "campaigns", "import", "--check", file.toString())).isEqualTo(1);
        assertThat(said.toString()).contains("1 campaigns good, 1 rows refused", "line 3: end is \"yesterday\"");
        assertThat(run(said, "campaigns", "import", file.toString())).isEqualTo(1);
        assertThat(run(said, "campaigns", "list", "--status", "draft")).isZero();
        assertThat(said.toString()).containsPattern("Winter Layers +draft +2026-11-02 +2026-11-15 +100");
    }

    private static int run(StringWriter said, String... words) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--data";
        all[words.length + 1] = folder.resolve("data").toString();
        return command.execute(all);
    }

    private static JsonNode get(String path) {
        return answer("GET", path, "", 200);
    }

    private static JsonNode post(String path, String body, int status) {
        return answer("POST", path, body, status);
    }

    private static JsonNode answer(String method, String path, String body, int status) {
        TestServer.Answer answer = server.byToken(server.operatorKey(), method, path, body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer.body();
    }
}
