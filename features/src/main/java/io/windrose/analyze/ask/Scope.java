package io.windrose.analyze.ask;

import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Set;

/**
 * Which events a question counts at all.
 *
 * @param included what is left out otherwise
 * @param where what must hold of each event
 */
public record Scope(DateRange range, Comparison comparison, Set<LeftOut> included, List<Condition> where) {
    private static final int MOST_CONDITIONS = 20;

    public Scope {
        included = Set.copyOf(included);
        where = List.copyOf(where);
        if (where.size() > MOST_CONDITIONS) {
            throw new Incorrect(
                    "analyze.too-many-conditions",
                    "there are %d conditions; give %d at most".formatted(where.size(), MOST_CONDITIONS));
        }
    }

    /** As usual, beside nothing. */
    public static Scope of(DateRange range) {
        return new Scope(range, Comparison.NONE, Set.of(), List.of());
    }

    /** Whether an event counts. */
    public String counted(EventsSql events) {
        return events.counted() + " and " + events.holds(where);
    }
}
