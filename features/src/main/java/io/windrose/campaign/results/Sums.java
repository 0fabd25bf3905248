package io.windrose.campaign.results;

import java.math.BigDecimal;

/**
 * Figures that add up; money in the company's currency.
 *
 * @param unrated amounts that are in no sum, because a rate is missing
 * @param impressions what the platform claims, as are clicks
 * @param net gross less what was paid back of these orders
 */
public record Sums(
        BigDecimal cost,
        long unrated,
        long impressions,
        long clicks,
        long orders,
        BigDecimal gross,
        BigDecimal net,
        long newCustomers,
        long visits) {
    static final Sums NONE = new Sums(BigDecimal.ZERO, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

    static Sums ofSpend(BigDecimal cost, long unrated, long impressions, long clicks) {
        return new Sums(cost, unrated, impressions, clicks, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
    }

    static Sums ofOrders(long orders, BigDecimal gross, BigDecimal net, long newCustomers, long unrated) {
        return new Sums(BigDecimal.ZERO, unrated, 0, 0, orders, gross, net, newCustomers, 0);
    }

    static Sums ofVisits(long visits) {
        return new Sums(BigDecimal.ZERO, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, visits);
    }

    Sums withNewCustomers(long counted) {
        return new Sums(cost, unrated, impressions, clicks, orders, gross, net, counted, visits);
    }

    Sums plus(Sums more) {
        return new Sums(
                cost.add(more.cost),
                unrated + more.unrated,
                impressions + more.impressions,
                clicks + more.clicks,
                orders + more.orders,
                gross.add(more.gross),
                net.add(more.net),
                newCustomers + more.newCustomers,
                visits + more.visits);
    }
}
