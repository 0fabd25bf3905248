package io.windrose.campaign.results;

import java.math.BigDecimal;

/**
 * Money and orders of a range of days, in the company's currency.
 *
 * @param unrated amounts that are in no sum, because a rate is missing
 * @param impressions what the platform claims, as are clicks
 * @param net gross less what was paid back of these orders
 */
public record PeriodSums(
        BigDecimal cost, long unrated, long impressions, long clicks, long orders, BigDecimal gross, BigDecimal net) {
    static final PeriodSums NONE = new PeriodSums(BigDecimal.ZERO, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    static PeriodSums ofSpend(BigDecimal cost, long unrated, long impressions, long clicks) {
        return new PeriodSums(cost, unrated, impressions, clicks, 0, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    static PeriodSums ofOrders(long orders, BigDecimal gross, BigDecimal net, long unrated) {
        return new PeriodSums(BigDecimal.ZERO, unrated, 0, 0, orders, gross, net);
    }

    PeriodSums plus(PeriodSums more) {
        return new PeriodSums(
                cost.add(more.cost),
                unrated + more.unrated,
                impressions + more.impressions,
                clicks + more.clicks,
                orders + more.orders,
                gross.add(more.gross),
                net.add(more.net));
    }
}
