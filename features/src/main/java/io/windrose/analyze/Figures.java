package io.windrose.analyze;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What is counted of a period, a bucket or a row.
 *
 * @param convertedVisits those of {@code visits} in which an order was placed
 * @param revenue of the orders in the currency of the answer, before anything is paid back; with the lake's 4 decimals
 */
public record Figures(
        long visitors, long visits, long pageViews, long convertedVisits, long orders, BigDecimal revenue) {
    private static final int DECIMALS = 4;
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, BigDecimal.ZERO);

    public Figures {
        revenue = revenue.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    /** The share of visits in which an order was placed; empty without visits. */
    public Optional<Double> conversion() {
        return visits == 0 ? Optional.empty() : Optional.of((double) convertedVisits / visits);
    }

    Figures withVisits(long visitorsSeen, long number, long converted) {
        return new Figures(visitorsSeen, number, pageViews, converted, orders, revenue);
    }

    Figures plusPageViews(long more) {
        return new Figures(visitors, visits, pageViews + more, convertedVisits, orders, revenue);
    }

    Figures plusOrders(long more, BigDecimal amount) {
        return new Figures(visitors, visits, pageViews, convertedVisits, orders + more, revenue.add(amount));
    }
}
