package io.windrose.optimize.forecast;

import io.windrose.campaign.calendar.Country;
import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of a forecast, whatever it is of.
 *
 * @param ahead steps
 * @param countries whose public holidays may move the figure
 * @param spend what advertising is planned to cost, where spend is to be looked at
 * @param method that somebody wants; without it the one that did best
 */
public record ForecastSettings(
        int ahead, List<Country> countries, Optional<PlannedSpend> spend, Optional<Method> method) {
    private static final int MOST_COUNTRIES = 20;

    /**
     * By step.
     *
     * @param amounts one for each step, one for all of them, or none: then as much as of late
     */
    public record PlannedSpend(List<Double> amounts) {
        public PlannedSpend {
            amounts = List.copyOf(amounts);
            for (double amount : amounts) {
                if (!(amount >= 0 && Double.isFinite(amount))) {
                    throw new Incorrect(
                            "optimize.negative-spend", "%s is planned to be spent; give 0 or more".formatted(amount));
                }
            }
        }
    }

    public ForecastSettings {
        countries = List.copyOf(countries);
        if (ahead < 1) {
            throw new Incorrect("optimize.wrong-ahead", "%d steps ahead; give 1 or more".formatted(ahead));
        }
        if (countries.size() > MOST_COUNTRIES) {
            throw new Incorrect(
                    "optimize.too-many-countries",
                    "there are %d countries; give %d at most".formatted(countries.size(), MOST_COUNTRIES));
        }
        int planned = spend.map(plan -> plan.amounts().size()).orElse(0);
        if (planned > 1 && planned != ahead) {
            throw new Incorrect(
                    "optimize.wrong-spend",
                    "spend is planned for %d steps of %d; give one amount for each, one for all, or none"
                            .formatted(planned, ahead));
        }
    }

    int ahead(Interval interval) {
        if (ahead > interval.mostAhead) {
            throw new Incorrect(
                    "optimize.wrong-ahead",
                    "%d %ss ahead; give 1 to %d".formatted(ahead, interval.word(), interval.mostAhead));
        }
        return ahead;
    }
}
