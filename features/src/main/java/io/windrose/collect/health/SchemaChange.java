package io.windrose.collect.health;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What events are like since a week that they were not like in the four weeks before, or the other way round.
 *
 * @param property empty where the event itself is new or gone
 * @param before the types that the property had; empty where it was not there
 * @param now the types that it has
 */
public record SchemaChange(
        Kind kind, Series series, Optional<String> property, SortedSet<String> before, SortedSet<String> now) {
    /** What changed. */
    public enum Kind {
        VANISHED_EVENT,
        NEW_EVENT,
        CHANGED_TYPE,
        VANISHED_PROPERTY,
        NEW_PROPERTY
    }
}
