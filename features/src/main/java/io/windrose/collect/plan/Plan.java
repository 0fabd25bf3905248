package io.windrose.collect.plan;

import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a source is expected to send. */
public record Plan(List<PlannedEvent> events) {
    static final int MOST_EVENTS = 500;

    private record Key(EventType type, String name) {}

    public Plan {
        events = List.copyOf(events);
        require(
                events.size() <= MOST_EVENTS,
                "the plan has " + events.size() + " events; give " + MOST_EVENTS + " at most");
        Set<Key> keys = new HashSet<>();
        for (PlannedEvent event : events) {
            require(
                    keys.add(new Key(event.type(), event.name())),
                    "the plan has the event \""
                            + (event.name().isEmpty() ? event.type().word() : event.name()) + "\" twice; name it once");
        }
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new Incorrect("plan.wrong-plan", message);
        }
    }

    static void requireName(String name, String what) {
        require(
                !name.isBlank() && name.length() <= PlannedProperty.MOST_CHARACTERS && name.indexOf('\0') < 0,
                "the plan has " + what + " with the name \"" + name + "\"; give 1 to " + PlannedProperty.MOST_CHARACTERS
                        + " characters");
    }
}
