package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tracking plans, from the proposal to what does not fit, through the real door. */
@Timeout(60)
class PlanTest {
    @TempDir
    private static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void flagsWhatDoesNotFitStoresItAllTheSameAndCountsIt() {
        Sender sender = Sender.of(server, "planned");
        assertThat(send("PUT", "planned", "", """
                {"events": [{"name": "Bought", "properties": [
                  {"name": "price", "type": "number", "required": true},
                  {"name": "currency", "type": "text", "values": ["EUR"]}]}]}""").status()).isEqualTo(200);

        sender.post("/v1/track", track("Bought", "{\"price\": 1.5, \"currency\": \"EUR\"}"));
        sender.post("/v1/track", track("Bought", "{\"currency\": \"GBP\"}"));
        sender.post("/v1/track", track("Bought", "{}"));
        assertThat(sender.post("/v1/track", track("Baught", "{}"))
                        .body()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1);

        JsonNode rows = server.awaitRows(
                "select name, context.windrose.plan::json::varchar from events where source_id = 'planned'"
                        + " order by received_at",
                4);
        assertThat(StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.path(0).asText() + " " + row.path(1).asText()))
                .containsExactly(
                        "Bought null",
                        "Bought [\"missing:price\",\"value:currency\"]",
                        "Bought [\"missing:price\"]",
                        "Baught [\"unknown-event\"]");
        JsonNode counted = send("GET", "planned", "/violations", "").body().path("items");
        assertThat(StreamSupport.stream(counted.spliterator(), false)
                        .map(one -> one.path("event").asText() + " "
                                + one.path("violation").asText() + " "
                                + one.path("count").asInt()))
                .containsExactly("Bought missing:price 2", "Baught unknown-event 1", "Bought value:currency 1");
        assertThat(server.textAs(server.operatorKey(), "/metrics"))
                .contains("windrose_plan_violations_total{source=\"planned\",violation=\"missing\"} 2.0");
    }

    @Test
    void whatASenderClaimsToBeAFlagIsNotKept() {
        Sender sender = Sender.of(server, "claimed");
        sender.post(
                "/v1/track",
                "{\"event\": \"A\", \"userId\": \"ada\", \"context\": {\"windrose\": {\"plan\": [\"claimed\"]}}}");

        JsonNode rows = server.awaitRows(
                "select context.windrose.plan::json::varchar from events where source_id = 'claimed'", 1);
        assertThat(rows.path(0).path(0).isNull()).isTrue();
    }

    @Test
    void proposesAPlanThatWhatCameWouldFit() {
        Sender sender = Sender.of(server, "proposed");
        sender.post("/v1/track", track("Bought", "{\"price\": 1, \"it's \\\"odd\\\"\": true, \"tags\": [\"a\"]}"));
        sender.post("/v1/track", track("Bought", "{\"price\": 2.5, \"tags\": null}"));
        sender.post("/v1/page", "{\"userId\": \"ada\", \"name\": \"Home\", \"properties\": {\"section\": \"x\"}}");
        server.awaitRows("select 1 from events where source_id = 'proposed'", 3);

        JsonNode proposal = send("GET", "proposed", "/proposal?days=1", "").body();
        assertThat(proposal.path("events").asInt()).isEqualTo(3);
        JsonNode bought = proposal.path("plan").path("events").path(0);
        assertThat(bought.path("name").asText()).isEqualTo("Bought");
        assertThat(bought.path("properties").toString()).isEqualTo("""
                [{"name":"it's \\"odd\\"","type":"boolean","required":false},\
                {"name":"price","type":"number","required":true},\
                {"name":"tags","type":"list","required":false}]""");
        assertThat(proposal.path("seen")
                        .path(0)
                        .path("properties")
                        .path(2)
                        .path("share")
                        .asDouble())
                .isEqualTo(0.5);

        assertThat(send("PUT", "proposed", "", proposal.path("plan").toString()).status())
                .isEqualTo(200);
        assertThat(send("GET", "proposed", "", "").body().path("events"))
                .isEqualTo(proposal.path("plan").path("events"));
        assertThat(send("DELETE", "proposed", "", "").status()).isEqualTo(204);
        assertThat(send("GET", "proposed", "", "").status()).isEqualTo(404);
    }

    @Test
    void refusesAWrongPlanWithTheRemedy() {
        Sender.of(server, "wrong");
        TestServer.Answer type = send("PUT", "wrong", "", """
                {"events": [{"name": "A", "properties": [{"name": "p", "type": "string"}]}]}""");
        TestServer.Answer twice = send("PUT", "wrong", "", "{\"events\": [{\"name\": \"A\"}, {\"name\": \"A\"}]}");

        assertThat(type.status()).isEqualTo(400);
        assertThat(type.body().path("detail").asText()).contains("\"string\"").contains("text, number");
        assertThat(twice.body().path("code").asText()).isEqualTo("plan.wrong-plan");
        assertThat(send("PUT", "unheard-of", "", "{\"events\": []}").status()).isEqualTo(404);
    }

    private static TestServer.Answer send(String method, String source, String rest, String body) {
        return server.byToken(server.operatorKey(), method, "/api/sources/" + source + "/plan" + rest, body);
    }

    private static String track(String name, String properties) {
        return "{\"event\": \"%s\", \"userId\": \"ada\", \"properties\": %s}".formatted(name, properties);
    }
}
