package io.windrose.campaign.reconciliation;

import java.math.BigDecimal;

/**
 * Some money, as decimals that add up exactly.
 *
 * @param number of orders, or of rows of costs
 * @param amount the orders' gross amounts, or the costs
 * @param refunded what was paid back on the same days; zero for costs
 */
public record Part(long number, BigDecimal amount, BigDecimal refunded) {
    public static final Part NONE = new Part(0, BigDecimal.ZERO, BigDecimal.ZERO);

    Part plus(Part more) {
        return new Part(number + more.number, amount.add(more.amount), refunded.add(more.refunded));
    }

    Part minus(Part less) {
        return new Part(number - less.number, amount.subtract(less.amount), refunded.subtract(less.refunded));
    }

    /** The amount less what was paid back. */
    public BigDecimal net() {
        return amount.subtract(refunded);
    }

    public boolean isNothing() {
        return number == 0 && amount.signum() == 0 && refunded.signum() == 0;
    }
}
