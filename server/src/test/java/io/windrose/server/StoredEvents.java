package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The events of a source as the lake holds them. */
record StoredEvents(List<JsonNode> all) {
    private static final List<String> COLUMNS = List.of(
            "event_id",
            "type",
            "name",
            "user_id",
            "anonymous_id",
            "url",
            "source",
            "medium",
            "campaign",
            "order_id",
            "currency",
            "occurred_at");

    /** Waits for {@code count} events, and until what was sent before this call must be there too. */
    static StoredEvents of(Sender sender, int count) {
        TestServer server = sender.server();
        String from = " from events where source_id = '%s'".formatted(sender.source());
        server.awaitRows("select event_id" + from, count);
        // Whatever was acknowledged before the first of these is in a commit before that of the second.
        Sender end = Sender.of(server, sender.source() + "-end");
        for (int i = 1; i <= 2; i++) {
            end.post("/v1/track", "{\"event\":\"End\",\"userId\":\"ada\"}");
            server.awaitRows("select event_id from events where source_id = '" + end.source() + "'", i);
        }
        List<JsonNode> all = new ArrayList<>();
        server.rows("select " + String.join(", ", COLUMNS)
                        + ", revenue::double, properties::json::varchar, context::json::varchar" + from)
                .forEach(row -> all.add(event(row)));
        return new StoredEvents(all);
    }

    private static JsonNode event(JsonNode row) {
        ObjectNode event = TestServer.MAPPER.createObjectNode();
        int column = 0;
        for (; column < COLUMNS.size(); column++) {
            event.set(COLUMNS.get(column), row.path(column));
        }
        try {
            event.set("revenue", row.path(column++));
            event.set(
                    "properties", TestServer.MAPPER.readTree(row.path(column++).asText()));
            event.set("context", TestServer.MAPPER.readTree(row.path(column).asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return event;
    }

    /** The only event of that name. */
    JsonNode one(String name) {
        List<JsonNode> found = all.stream()
                .filter(event -> event.path("name").asText().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    /** The eight calls that each library for servers makes in these tests: all of them, once, with their fields. */
    void assertEightCalls(String messageId) {
        assertThat(all).hasSize(8);
        assertThat(all).extracting(event -> event.path("event_id").asText()).doesNotHaveDuplicates();

        assertEvent("identify", "identify", "ada", "{\"plan\":\"pro\",\"seats\":3}");
        assertThat(one("identify").path("anonymous_id").asText()).isEqualTo("anonymous-ada");

        assertEvent("Order Completed", "track", "ada", """
                {"order_id":"o-1","revenue":19.9,"currency":"EUR","products":[{"sku":"s1","quantity":2}]}""");
        JsonNode order = one("Order Completed");
        assertThat(order.path("order_id").asText()).isEqualTo("o-1");
        assertThat(order.path("revenue").asDouble()).isEqualTo(19.9);
        assertThat(order.path("currency").asText()).isEqualTo("EUR");
        assertThat(order.path("source").asText()).isEqualTo("news");
        assertThat(order.path("medium").asText()).isEqualTo("email");
        assertThat(order.path("campaign").asText()).isEqualTo("may");
        assertThat(order.path("context").path("ip").asText()).isEqualTo("203.0.113.0");

        JsonNode page = one("Home");
        assertThat(page.path("type").asText()).isEqualTo("page");
        assertThat(page.path("user_id").isNull()).isTrue();
        assertThat(page.path("anonymous_id").asText()).isEqualTo("anonymous-ada");
        assertThat(page.path("url").asText()).isEqualTo("https://shop.example/home");

        assertEvent("Start", "screen", "ada", "{\"variant\":\"b\"}");
        assertEvent("group", "group", "ada", "{\"size\":10}");
        assertThat(one("group").path("context").path("groupId").asText()).isEqualTo("group-1");
        assertEvent("alias", "alias", "ada", "{}");
        assertThat(one("alias").path("context").path("previousId").asText()).isEqualTo("anonymous-ada");

        // Corrected by sentAt: late by what lies between that and the arrival, a second attempt included.
        assertThat(Instant.parse(one("Dated").path("occurred_at").asText()))
                .isCloseTo(Instant.parse("2026-03-01T10:00:00Z"), within(20, ChronoUnit.SECONDS));
        assertThat(one("Named").path("event_id").asText()).isEqualTo(messageId);
        assertThat(one("Named").path("anonymous_id").asText()).isEqualTo("anonymous-ada");
    }

    private void assertEvent(String name, String type, String userId, String properties) {
        JsonNode event = one(name);
        assertThat(event.path("type").asText()).isEqualTo(type);
        assertThat(event.path("user_id").asText()).isEqualTo(userId);
        try {
            assertThat(event.path("properties")).as(name).isEqualTo(TestServer.MAPPER.readTree(properties));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
