package io.windrose.campaign.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Money of a range of days, in the company's currency.
 *
 * @param days one for each day and source with something to tell
 * @param missing what has no rate, and so is in none of the amounts
 * @param notCounted orders that other sources tell too, and from where they count
 * @param problems what is wrong with orders and refunds that count
 */
public record Figures(
        LocalDate from,
        LocalDate to,
        String currency,
        Sums total,
        List<Row> days,
        List<Row> sources,
        List<Missing> missing,
        List<NotCounted> notCounted,
        List<Wrong> problems) {
    public Figures {
        days = List.copyOf(days);
        sources = List.copyOf(sources);
        missing = List.copyOf(missing);
        notCounted = List.copyOf(notCounted);
        problems = List.copyOf(problems);
    }

    /**
     * What is added up.
     *
     * @param newCustomers orders that are the first of a customer
     * @param refunded by the day on which it was paid back
     * @param refundedOrdered by the day of the order
     * @param cost of goods, as far as it is known
     * @param linesWithoutCost whose cost is not known
     */
    public record Sums(
            long orders,
            long newCustomers,
            BigDecimal gross,
            BigDecimal newGross,
            long refunds,
            BigDecimal refunded,
            BigDecimal refundedOrdered,
            BigDecimal cost,
            long lines,
            long linesWithoutCost) {
        static final Sums NONE = new Sums(
                0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

        Sums plus(Sums more) {
            return new Sums(
                    orders + more.orders,
                    newCustomers + more.newCustomers,
                    gross.add(more.gross),
                    newGross.add(more.newGross),
                    refunds + more.refunds,
                    refunded.add(more.refunded),
                    refundedOrdered.add(more.refundedOrdered),
                    cost.add(more.cost),
                    lines + more.lines,
                    linesWithoutCost + more.linesWithoutCost);
        }

        /** Less what was paid back on these days, of whatever orders. */
        public BigDecimal net() {
            return gross.subtract(refunded);
        }

        /** Less what was ever paid back of these days' orders. */
        public BigDecimal netOrdered() {
            return gross.subtract(refundedOrdered);
        }

        /** Of the orders of these days. */
        public BigDecimal margin() {
            return netOrdered().subtract(cost);
        }

        /** The share of lines whose cost is not known; empty without lines. */
        public Optional<Double> shareWithoutCost() {
            return lines == 0 ? Optional.empty() : Optional.of((double) linesWithoutCost / lines);
        }
    }

    /** Sums of a day, or of a source, or of both. */
    public record Row(Optional<LocalDate> day, Optional<String> sourceId, Sums sums) {}

    /**
     * Amounts that cannot be told in the company's currency.
     *
     * @param kind orders, refunds or costs
     */
    public record Missing(
            String kind, String currency, long number, BigDecimal amount, LocalDate first, LocalDate last) {}

    /** Orders of a source that count from another one. */
    public record NotCounted(
            String sourceId, String countedSourceId, Optional<String> currency, long orders, BigDecimal gross) {}

    /**
     * What is wrong, and how often.
     *
     * @param kind orders or refunds
     * @param problem as {@code orphan}
     */
    public record Wrong(String kind, String problem, String sourceId, long number) {}
}
