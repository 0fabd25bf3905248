package io.windrose.analyze.acquisition;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was paid, who came and what they bought.
 *
 * @param until when the range is not over, the time on the clock until which events are looked at
 * @param currency in which all money is
 * @param rows the most expensive first
 */
public record Acquisition(
        ZoneId zone, DateRange range, Optional<LocalDateTime> until, String currency, List<Row> rows) {
    public Acquisition {
        rows = List.copyOf(rows);
    }

    /** How far costs and events met. */
    public enum Kind {
        /** Both are there. */
        JOINED,
        /** Somebody was paid, and nobody came. */
        COST_ONLY,
        /** They came, and nobody was paid. */
        EVENTS_ONLY,
        /** It is not known whose they are. */
        UNRESOLVED;

        public String word() {
            return Words.word(this);
        }
    }

    /**
     * A channel, campaign or content.
     *
     * @param key empty for what is unresolved, and for all of a kind that have no row of their own
     * @param name where it has another one than its key
     */
    public record Row(Kind kind, Optional<String> key, Optional<String> name, Figures figures) {}

    /**
     * What adds up.
     *
     * @param unrated amounts that are in no sum, because a rate is missing
     * @param impressions what the platform claims, as are clicks
     */
    public record Figures(
            BigDecimal cost,
            long unrated,
            long impressions,
            long clicks,
            long visits,
            long newPeople,
            long orders,
            BigDecimal revenue) {
        public static final Figures NONE = new Figures(BigDecimal.ZERO, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO);

        Figures plus(Figures more) {
            return new Figures(
                    cost.add(more.cost),
                    unrated + more.unrated,
                    impressions + more.impressions,
                    clicks + more.clicks,
                    visits + more.visits,
                    newPeople + more.newPeople,
                    orders + more.orders,
                    revenue.add(more.revenue));
        }

        /** Clicks by impressions. */
        public Optional<Double> clickThroughRate() {
            return ratio(BigDecimal.valueOf(clicks), BigDecimal.valueOf(impressions));
        }

        /** Orders by visits. */
        public Optional<Double> conversion() {
            return ratio(BigDecimal.valueOf(orders), BigDecimal.valueOf(visits));
        }

        public Optional<Double> costPerClick() {
            return ratio(cost, BigDecimal.valueOf(clicks));
        }

        /** Of a thousand impressions. */
        public Optional<Double> costPerMille() {
            return ratio(cost.movePointRight(3), BigDecimal.valueOf(impressions));
        }

        public Optional<Double> costPerOrder() {
            return cost.signum() == 0 ? Optional.empty() : ratio(cost, BigDecimal.valueOf(orders));
        }

        /** Revenue by cost. */
        public Optional<Double> returnOnAdSpend() {
            return ratio(revenue, cost);
        }

        private static Optional<Double> ratio(BigDecimal part, BigDecimal whole) {
            return whole.signum() == 0
                    ? Optional.empty()
                    : Optional.of(part.divide(whole, MathContext.DECIMAL64).doubleValue());
        }
    }

    public Figures total() {
        return rows.stream().map(Row::figures).reduce(Figures.NONE, Figures::plus);
    }

    /** How far costs and events met: all kinds, which add up to the total. */
    public Map<Kind, Figures> met() {
        Map<Kind, Figures> met = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            met.put(kind, Figures.NONE);
        }
        rows.forEach(row -> met.merge(row.kind(), row.figures(), Figures::plus));
        return met;
    }
}
