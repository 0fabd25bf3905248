package io.windrose.analyze;

import static java.util.Objects.requireNonNull;

import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks for the figures of a period and of each of its buckets. */
final class OverviewQuery {
    private static final SqlText TEXT = SqlText.resource(OverviewQuery.class, "overview.sql");

    private final String sql;
    private final int buckets;
    private final Optional<String> currency;

    /** @param currency whose amounts are revenue; amounts without one are taken for it */
    OverviewQuery(Dialect dialect, Period period, OverviewRequest request, Optional<String> currency) {
        String join = request.filters().isEmpty() ? "" : "join chosen c on p.visitor = c.visitor and p.visit = c.visit";
        this.sql = new VisitsSql(dialect, period, request, Set.of()).followedBy(TEXT, Map.of("join_chosen", join));
        this.buckets = period.starts().size();
        this.currency = currency;
    }

    /**
     * What was found.
     *
     * @param unlinkedVisits of visitors who are not known for longer than a day
     * @param otherCurrencies what is not in the figures' revenue
     */
    record Found(Figures total, List<Figures> buckets, long unlinkedVisits, List<Amount> otherCurrencies) {
        Found {
            buckets = List.copyOf(buckets);
            otherCurrencies = List.copyOf(otherCurrencies);
        }
    }

    String sql() {
        return sql;
    }

    Found read(QueryResult rows) {
        Reading reading = new Reading();
        rows.forEachRemaining(reading::add);
        return new Found(reading.total, reading.figures, reading.unlinked, List.copyOf(reading.others.values()));
    }

    private final class Reading {
        private final List<Figures> figures = new ArrayList<>(Collections.nCopies(buckets, Figures.NONE));
        private final Map<String, Amount> others = new TreeMap<>();
        private Figures total = Figures.NONE;
        private long unlinked;

        void add(List<@Nullable Object> row) {
            long number = Rows.number(row, 4);
            switch (Rows.text(row, 0)) {
                case "visits" -> {
                    long visitors = Rows.number(row, 3);
                    long converted = Rows.number(row, 5);
                    if (row.get(1) == null) {
                        total = total.withVisits(visitors, number, converted);
                        unlinked = row.get(7) == null ? 0 : Rows.number(row, 7);
                    } else {
                        figures.set(bucket(row), figures.get(bucket(row)).withVisits(visitors, number, converted));
                    }
                }
                case "views" -> {
                    total = total.plusPageViews(number);
                    figures.set(bucket(row), figures.get(bucket(row)).plusPageViews(number));
                }
                default -> orders(row, number);
            }
        }

        private void orders(List<@Nullable Object> row, long number) {
            BigDecimal amount = Rows.amount(row, 6);
            Optional<String> said = Rows.optionalText(row, 2);
            boolean isOther = said.isPresent() && !said.equals(currency);
            BigDecimal revenue = isOther ? BigDecimal.ZERO : amount;
            if (isOther) {
                others.merge(
                        said.get(),
                        new Amount(said.get(), number, amount),
                        (one, more) -> new Amount(
                                one.currency(),
                                one.orders() + more.orders(),
                                one.amount().add(more.amount())));
            }
            total = total.plusOrders(number, revenue);
            figures.set(bucket(row), figures.get(bucket(row)).plusOrders(number, revenue));
        }

        private static int bucket(List<@Nullable Object> row) {
            return Math.toIntExact(((Number) requireNonNull(row.get(1))).longValue());
        }
    }
}
