package io.windrose.campaign.inbox;

import java.math.BigDecimal;

/**
 * How much of all money is some campaign's, in the company's currency. What has no rate is in no sum.
 *
 * @param unmarked revenue of orders that have neither mark nor coupon, nor a mark of their visit, and so nothing to be
 *     known by
 * @param unratedCosts rows of cost whose rate is missing
 * @param unratedOrders orders whose rate is missing
 */
public record InboxSums(
        String currency,
        BigDecimal resolvedCost,
        BigDecimal unresolvedCost,
        BigDecimal resolvedRevenue,
        BigDecimal unresolvedRevenue,
        BigDecimal unmarked,
        long unratedCosts,
        long unratedOrders) {}
