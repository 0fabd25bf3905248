package io.windrose.analyze;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Set;

/**
 * What is asked for.
 *
 * @param included what is left out otherwise
 * @param filters of one dimension that must match, one is enough; all else must hold together
 */
public record OverviewRequest(DateRange range, Comparison comparison, Set<LeftOut> included, List<Filter> filters) {
    private static final int MOST_FILTERS = 20;

    public OverviewRequest {
        included = Set.copyOf(included);
        filters = List.copyOf(filters);
        if (filters.size() > MOST_FILTERS) {
            throw new Incorrect(
                    "analyze.too-many-filters",
                    "there are %d filters; give %d at most".formatted(filters.size(), MOST_FILTERS));
        }
    }

    /** As usual. */
    public OverviewRequest(DateRange range, Comparison comparison, List<Filter> filters) {
        this(range, comparison, Set.of(), filters);
    }
}
