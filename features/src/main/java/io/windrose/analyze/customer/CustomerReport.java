package io.windrose.analyze.customer;

import io.windrose.analyze.ask.DateRange;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Customers of a range, and as they are at its end.
 *
 * @param until when the range is not over, the time on the clock until which it is looked at
 * @param currency of all amounts
 */
public record CustomerReport(
        ZoneId zone,
        DateRange range,
        Optional<DateRange> comparedRange,
        Optional<LocalDateTime> until,
        String granularity,
        String currency,
        Part now,
        Optional<Part> compared,
        List<Bucket> series) {
    public CustomerReport {
        series = List.copyOf(series);
    }

    /** What happened in a range, and who was there at its end. */
    public record Part(Sales total, States states, List<Cell> grid, Basket basket) {
        public Part {
            grid = List.copyOf(grid);
        }
    }

    /**
     * Buyers and what they bought, those who never did before apart from the others.
     *
     * @param newCustomers who bought for the first time of all
     * @param returning who bought, and had bought before
     * @param withoutAmount orders that are in no sum, since no rate or amount is known
     */
    public record Sales(
            long newCustomers,
            long returning,
            long firstOrders,
            long laterOrders,
            BigDecimal firstRevenue,
            BigDecimal laterRevenue,
            long withoutAmount) {
        public static final Sales NONE = new Sales(0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    /** Customers at the end of a range by how long they have not bought. */
    public record States(long active, long dormant, long lost) {
        public long customers() {
            return active + dormant + lost;
        }
    }

    /**
     * Customers with the same scores.
     *
     * @param recency 1 for the fifth who bought longest ago, to 5
     * @param frequency 1, 2, 3 (three or four), 4 (five to nine), 5 (ten or more orders)
     * @param monetary 1 for the fifth who spent least, to 5
     */
    public record Cell(int recency, int frequency, int monetary, long customers, BigDecimal revenue) {}

    /**
     * What orders are made of.
     *
     * @param withLines orders of which products are known
     * @param tooLarge of these, orders of so many products that their pairs are left out
     * @param products different ones in an order, on average
     * @param pieces on average
     * @param value on average, in the company's currency
     * @param pairs those in most orders first
     */
    public record Basket(
            long orders,
            long withLines,
            long tooLarge,
            Optional<Double> products,
            Optional<Double> pieces,
            Optional<Double> value,
            List<Pair> pairs) {
        public Basket {
            pairs = List.copyOf(pairs);
        }
    }

    /**
     * Two products in the same orders.
     *
     * @param orders with both
     * @param support share of the orders with products that have both
     * @param confidence share of the orders with the first that have the second too
     * @param backwards share of the orders with the second that have the first too
     * @param lift how many times as often both are together as they would be if one said nothing of the other
     */
    public record Pair(
            String product,
            String name,
            String other,
            String otherName,
            long orders,
            double support,
            double confidence,
            double backwards,
            double lift) {}

    /** A part of the range. */
    public record Bucket(LocalDateTime from, Sales sales, Optional<Sales> compared) {}
}
