package io.windrose.collect.plan;

import io.windrose.core.EventType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An event that a source is expected to send.
 *
 * @param name of a track call; empty for the other types, all of whose calls have the same properties
 * @param others what becomes of properties that are not named here
 */
public record PlannedEvent(EventType type, String name, List<PlannedProperty> properties, Others others) {
    static final int MOST_PROPERTIES = 200;

    public enum Others {
        ALLOWED,
        FLAGGED
    }

    public PlannedEvent {
        properties = List.copyOf(properties);
        if (type == EventType.TRACK) {
            Plan.requireName(name, "an event");
        } else {
            Plan.require(
                    name.isEmpty(),
                    "the plan names \"" + name + "\" of the type " + type.word()
                            + "; only track calls have names here");
        }
        Plan.require(
                properties.size() <= MOST_PROPERTIES,
                "the event \"" + name + "\" has " + properties.size() + " properties; give " + MOST_PROPERTIES
                        + " at most");
        Set<String> names = new HashSet<>();
        for (PlannedProperty property : properties) {
            Plan.require(
                    names.add(property.name()),
                    "the event \"" + name + "\" has the property \"" + property.name() + "\" twice; name it once");
        }
    }
}
