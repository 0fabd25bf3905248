package io.windrose.collect.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.windrose.core.EventType;
import io.windrose.core.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as the database keeps it. */
final class PlanJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanJson() {}

    static String write(Plan plan) {
        ArrayNode events = JSON.createArrayNode();
        for (PlannedEvent event : plan.events()) {
            ObjectNode json = events.addObject()
                    .put("type", event.type().word())
                    .put("name", event.name())
                    .put("others", word(event.others()));
            ArrayNode properties = json.putArray("properties");
            for (PlannedProperty property : event.properties()) {
                ArrayNode values = properties
                        .addObject()
                        .put("name", property.name())
                        .put("type", property.type().word())
                        .put("need", word(property.need()))
                        .putArray("values");
                property.values().forEach(values::add);
            }
        }
        return events.toString();
    }

    static Plan read(String text) {
        try {
            List<PlannedEvent> events = new ArrayList<>();
            for (JsonNode event : JSON.readTree(text)) {
                List<PlannedProperty> properties = new ArrayList<>();
                event.path("properties").forEach(property -> properties.add(property(property)));
                events.add(new PlannedEvent(
                        EventType.named(event.path("type").asText()).orElseThrow(PlanJson::unreadable),
                        event.path("name").asText(),
                        properties,
                        PlannedEvent.Others.valueOf(
                                event.path("others").asText().toUpperCase(Locale.ROOT))));
            }
            return new Plan(events);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static PlannedProperty property(JsonNode json) {
        List<String> values = new ArrayList<>();
        json.path("values").forEach(value -> values.add(value.asText()));
        return new PlannedProperty(
                json.path("name").asText(),
                PropertyType.named(json.path("type").asText()),
                PlannedProperty.Need.valueOf(json.path("need").asText().toUpperCase(Locale.ROOT)),
                values);
    }

    private static Fault unreadable() {
        return new Fault("plan.unreadable", "collect.plans holds a plan that cannot be read: see who wrote it");
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
