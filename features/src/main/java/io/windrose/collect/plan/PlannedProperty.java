package io.windrose.collect.plan;

import java.util.List;

/**
 * A property that an event is expected to have.
 *
 * @param need whether an event without it fits
 * @param values the only ones that fit, as texts; empty permits all of the type
 */
public record PlannedProperty(String name, PropertyType type, Need need, List<String> values) {
    static final int MOST_CHARACTERS = 200;
    static final int MOST_VALUES = 200;

    public enum Need {
        REQUIRED,
        OPTIONAL
    }

    public PlannedProperty {
        values = List.copyOf(values);
        Plan.requireName(name, "a property");
        Plan.require(
                values.size() <= MOST_VALUES,
                "the property \"" + name + "\" lists " + values.size() + " values; list " + MOST_VALUES
                        + " at most, or none to permit all");
    }
}
