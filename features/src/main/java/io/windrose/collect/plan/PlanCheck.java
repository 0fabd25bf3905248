package io.windrose.collect.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.EventType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds events against a plan. Thread-safe. */
final class PlanCheck {
    /** Each is stored with the event. */
    static final int MOST_VIOLATIONS = 20;

    static final String UNKNOWN_EVENT = "unknown-event";
    private static final int MOST_CHARACTERS = 100;

    private final Map<EventType, Map<String, Expected>> events = new HashMap<>();

    private record Expected(PlannedEvent event, Set<String> names) {}

    PlanCheck(Plan plan) {
        for (PlannedEvent event : plan.events()) {
            Set<String> names = new HashSet<>();
            event.properties().forEach(property -> names.add(property.name()));
            events.computeIfAbsent(event.type(), type -> new HashMap<>())
                    .put(event.name(), new Expected(event, Set.copyOf(names)));
        }
    }

    /** How the event differs, as {@code missing:price}; nothing for types that the plan does not speak of. */
    List<String> violations(EventType type, String name, JsonNode properties) {
        Map<String, Expected> ofType = events.getOrDefault(type, Map.of());
        Expected expected = ofType.get(type == EventType.TRACK ? name : "");
        if (expected == null) {
            return type == EventType.TRACK ? List.of(UNKNOWN_EVENT) : List.of();
        }
        List<String> found = new ArrayList<>(0);
        for (PlannedProperty property : expected.event().properties()) {
            check(property, properties.path(property.name()), found);
        }
        if (expected.event().others() == PlannedEvent.Others.FLAGGED) {
            Iterator<String> names = properties.fieldNames();
            while (names.hasNext() && found.size() <= MOST_VIOLATIONS) {
                String each = names.next();
                if (!expected.names().contains(each)) {
                    found.add("unknown:" + shortened(each));
                }
            }
        }
        return found.size() <= MOST_VIOLATIONS ? found : found.subList(0, MOST_VIOLATIONS);
    }

    private static void check(PlannedProperty property, JsonNode value, List<String> found) {
        if (value.isMissingNode() || value.isNull()) {
            if (property.need() == PlannedProperty.Need.REQUIRED) {
                found.add("missing:" + shortened(property.name()));
            }
        } else if (!property.type().fits(value)) {
            found.add("type:" + shortened(property.name()));
        } else if (!property.values().isEmpty() && !property.values().contains(value.asText())) {
            found.add("value:" + shortened(property.name()));
        }
    }

    private static String shortened(String name) {
        if (name.length() <= MOST_CHARACTERS) {
            return name;
        }
        int end = Character.isHighSurrogate(name.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return name.substring(0, end) + "…";
    }
}
