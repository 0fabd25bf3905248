package io.windrose.visualize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is on a dashboard, as it is kept. */
final class DashboardJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DashboardJson() {}

    /** @param cards in the order in which they are read */
    record Board(Dates dates, Comparison comparison, List<String> filters, List<Card> cards) {}

    static String write(DashboardDraft draft) {
        ObjectNode board = JSON.createObjectNode();
        board.set("dates", dates(draft.dates()));
        board.put("comparison", Words.word(draft.comparison()));
        draft.filters().forEach(board.putArray("filters")::add);
        for (Card card : draft.cards()) {
            ObjectNode node = board.withArray("cards").addObject();
            node.put("title", card.title());
            Place place = card.place();
            node.putArray("place")
                    .add(place.column())
                    .add(place.row())
                    .add(place.width())
                    .add(place.height());
            card.dates().ifPresent(own -> node.set("dates", dates(own)));
            switch (card.content()) {
                case Card.Analysis analysis -> {
                    node.put("analysis", analysis.kind().word()).put("question", analysis.question());
                    analysis.chart().ifPresent(chart -> node.put("chart", chart));
                }
                case Card.Query query -> node.put("query", query.query().toString());
                case Card.Words words -> node.put("markdown", words.markdown());
            }
        }
        return board.toString();
    }

    private static ObjectNode dates(Dates dates) {
        return switch (dates) {
            case Dates.Last last -> JSON.createObjectNode().put("days", last.days());
            case Dates.Between between ->
                JSON.createObjectNode()
                        .put("from", between.from().toString())
                        .put("to", between.to().toString());
        };
    }

    static Board read(String text) {
        try {
            JsonNode board = JSON.readTree(text);
            List<String> filters = new ArrayList<>();
            board.path("filters").forEach(filter -> filters.add(filter.asText()));
            List<Card> cards = new ArrayList<>();
            board.path("cards").forEach(card -> cards.add(card(card)));
            return new Board(
                    dates(board.path("dates")),
                    Comparison.named(board.path("comparison").asText()),
                    filters,
                    cards);
        } catch (JsonProcessingException e) {
            throw new Fault("visualize.unreadable", "a dashboard that was kept is no JSON", e);
        }
    }

    private static Card card(JsonNode node) {
        JsonNode place = node.path("place");
        return new Card(
                node.path("title").asText(),
                new Place(
                        place.path(0).asInt(),
                        place.path(1).asInt(),
                        place.path(2).asInt(),
                        place.path(3).asInt()),
                content(node),
                Optional.ofNullable(node.get("dates")).map(DashboardJson::dates));
    }

    private static Card.Content content(JsonNode node) {
        if (node.has("analysis")) {
            return new Card.Analysis(
                    Card.Analysis.Kind.named(node.path("analysis").asText()),
                    node.path("question").asText(),
                    Optional.ofNullable(node.get("chart")).map(JsonNode::asText));
        }
        return node.has("query")
                ? new Card.Query(UUID.fromString(node.path("query").asText()))
                : new Card.Words(node.path("markdown").asText());
    }

    private static Dates dates(JsonNode node) {
        return node.has("days")
                ? new Dates.Last(node.path("days").asInt())
                : new Dates.Between(
                        LocalDate.parse(node.path("from").asText()),
                        LocalDate.parse(node.path("to").asText()));
    }
}
