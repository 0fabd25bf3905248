package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the campaign is to reach, over all its days. */
public record Target(Metric metric, BigDecimal value) {
    /** What is counted. */
    public enum Metric {
        REVENUE,
        ORDERS,
        NEW_CUSTOMERS,
        VISITS,
        COST_PER_ORDER,
        RETURN_ON_SPEND;

        /** As in the API and the database: {@code new-customers}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Metric named(String word) {
            return Arrays.stream(values())
                    .filter(metric -> metric.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "campaign.unknown-metric",
                            "there is no metric \"%s\"; give one of %s"
                                    .formatted(
                                            word,
                                            Arrays.stream(values())
                                                    .map(Metric::word)
                                                    .collect(Collectors.joining(", ")))));
        }
    }

    public Target {
        value = Amounts.positive("target", value);
    }
}
