package io.windrose.analyze.ask;

import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Optional;

/**
 * Which events are meant.
 *
 * @param type empty for all
 * @param name empty for all
 * @param conditions all of which must hold
 */
public record EventChoice(Optional<EventType> type, Optional<String> name, List<Condition> conditions) {
    private static final int MOST_CONDITIONS = 20;
    private static final int LONGEST_NAME = 1_024;

    /** Every event. */
    public static final EventChoice ANY = new EventChoice(Optional.empty(), Optional.empty(), List.of());

    public EventChoice {
        conditions = List.copyOf(conditions);
        if (conditions.size() > MOST_CONDITIONS) {
            throw new Incorrect(
                    "analyze.too-many-conditions",
                    "there are %d conditions; give %d at most".formatted(conditions.size(), MOST_CONDITIONS));
        }
        if (name.map(String::length).orElse(0) > LONGEST_NAME) {
            throw new Incorrect(
                    "analyze.name-too-long",
                    "the name of an event is longer than %d characters".formatted(LONGEST_NAME));
        }
    }

    /** Those of this name that were tracked. */
    public static EventChoice named(String name) {
        return new EventChoice(Optional.of(EventType.TRACK), Optional.of(name), List.of());
    }

    public static EventChoice of(EventType type) {
        return new EventChoice(Optional.of(type), Optional.empty(), List.of());
    }

    public EventChoice where(Condition... more) {
        return new EventChoice(type, name, List.of(more));
    }
}
