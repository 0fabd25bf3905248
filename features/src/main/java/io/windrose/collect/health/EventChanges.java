package io.windrose.collect.health;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which events are new since a week, and which are gone. */
final class EventChanges {
    private static final long DAY_HOURS = 24;

    /** What was seen on fewer days may come again. */
    private static final int FEWEST_DAYS = 3;

    private static final SortedSet<String> NO_TYPES = Collections.unmodifiableSortedSet(new TreeSet<>());

    private final long recent;

    /** @param recent the hour from which on it is now */
    EventChanges(long recent) {
        this.recent = recent;
    }

    List<SchemaChange> find(Map<Series, HourlyCounts> named, Map<String, SourceHours> sources) {
        List<SchemaChange> found = new ArrayList<>();
        named.forEach((series, counts) -> {
            HourlyCounts whole = requireNonNull(sources.get(series.source())).counts();
            // All that a new source sends is new, and all that a silent one sent is gone.
            if (counts.first() >= recent && whole.first() < recent - 7 * DAY_HOURS) {
                found.add(change(SchemaChange.Kind.NEW_EVENT, series));
            } else if (counts.last() < recent && whole.last() >= recent && counts.daysBefore(recent) >= FEWEST_DAYS) {
                found.add(change(SchemaChange.Kind.VANISHED_EVENT, series));
            }
        });
        return found;
    }

    private static SchemaChange change(SchemaChange.Kind kind, Series series) {
        return new SchemaChange(kind, series, Optional.empty(), NO_TYPES, NO_TYPES);
    }
}
