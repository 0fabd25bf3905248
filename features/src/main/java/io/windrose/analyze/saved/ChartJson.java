package io.windrose.analyze.saved;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a chart's settings are kept: {@code {"kind": "line", "x": "day", "y": ["orders"], "series": "channel"}}. */
final class ChartJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ChartJson() {}

    static String write(ChartSettings chart) {
        ObjectNode node = JSON.createObjectNode()
                .put("kind", chart.kind().name().toLowerCase(Locale.ROOT))
                .put("x", chart.x());
        chart.y().forEach(node.putArray("y")::add);
        chart.series().ifPresent(series -> node.put("series", series));
        return node.toString();
    }

    static ChartSettings read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            List<String> y = new ArrayList<>();
            node.path("y").forEach(column -> y.add(column.asText()));
            return new ChartSettings(
                    ChartSettings.Kind.valueOf(node.path("kind").asText().toUpperCase(Locale.ROOT)),
                    node.path("x").asText(),
                    y,
                    Optional.ofNullable(node.get("series")).map(JsonNode::asText));
        } catch (JsonProcessingException e) {
            throw new Fault("analyze.chart-unreadable", "a saved query's chart is no JSON", e);
        }
    }
}
