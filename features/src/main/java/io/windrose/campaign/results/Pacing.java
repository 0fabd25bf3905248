package io.windrose.campaign.results;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a campaign stands against its plan.
 *
 * @param until the last day that is whole
 * @param budget empty without one in the company's currency, or without dates
 * @param target empty without one that adds up, or without dates
 */
public record Pacing(LocalDate until, Optional<Against> budget, Optional<Against> target, List<Alert> alerts) {
    public Pacing {
        alerts = List.copyOf(alerts);
    }

    /**
     * A figure against what is planned of it.
     *
     * @param planned until the end
     * @param due what should be reached by now
     * @param reached until now
     * @param forecast of the end; empty where too few days are known
     */
    public record Against(BigDecimal planned, BigDecimal due, BigDecimal reached, Optional<Forecast> forecast) {}

    /** What the end will be like; in four of five cases from {@code low} to {@code high}. */
    public record Forecast(BigDecimal expected, BigDecimal low, BigDecimal high) {}

    /** That something is off. */
    public record Alert(Kind kind, String text) {
        /** What is off. */
        public enum Kind {
            OVER_BUDGET,
            UNDER_BUDGET,
            BEHIND_TARGET,
            SPEND_OUTSIDE_DATES;

            /** As in the API and the database. */
            public String word() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }

            public static Kind named(String word) {
                return Kind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
            }
        }
    }
}
