package io.windrose.science.mix;

import java.util.List;
import java.util.Map;

/**
 * The weeks after the data under a plan.
 *
 * @param outcome by region, then by week, its noise included
 * @param total outcome of all weeks and regions
 * @param contributions of each channel in all those weeks, that of past advertising included
 */
public record Forecast(List<List<Interval>> outcome, Interval total, Map<String, Interval> contributions) {
    /** Copies. */
    public Forecast {
        outcome = outcome.stream().map(List::copyOf).toList();
        contributions = Map.copyOf(contributions);
    }
}
