package io.windrose.http;

import io.windrose.campaign.money.Figures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Figures of money in the form in which they are shown. */
record MoneyAnswer(
        LocalDate from,
        LocalDate to,
        String currency,
        Sums total,
        List<Day> days,
        List<Source> sources,
        List<Figures.Missing> missingRates,
        List<Figures.NotCounted> notCounted,
        List<Figures.Wrong> problems) {
    record Sums(
            long orders,
            long newCustomers,
            long returningCustomers,
            BigDecimal gross,
            BigDecimal newGross,
            long refunds,
            BigDecimal refunded,
            BigDecimal refundedOrdered,
            BigDecimal net,
            BigDecimal netOrdered,
            BigDecimal cost,
            BigDecimal margin,
            Optional<Double> shareWithoutCost) {
        static Sums of(Figures.Sums sums) {
            return new Sums(
                    sums.orders(),
                    sums.newCustomers(),
                    sums.orders() - sums.newCustomers(),
                    sums.gross(),
                    sums.newGross(),
                    sums.refunds(),
                    sums.refunded(),
                    sums.refundedOrdered(),
                    sums.net(),
                    sums.netOrdered(),
                    sums.cost(),
                    sums.margin(),
                    sums.shareWithoutCost());
        }
    }

    record Day(Optional<LocalDate> day, Sums sums) {}

    record Source(Optional<String> sourceId, Sums sums) {}

    static MoneyAnswer of(Figures figures) {
        return new MoneyAnswer(
                figures.from(),
                figures.to(),
                figures.currency(),
                Sums.of(figures.total()),
                figures.days().stream()
                        .map(row -> new Day(row.day(), Sums.of(row.sums())))
                        .toList(),
                figures.sources().stream()
                        .map(row -> new Source(row.sourceId(), Sums.of(row.sums())))
                        .toList(),
                figures.missing(),
                figures.notCounted(),
                figures.problems());
    }
}
