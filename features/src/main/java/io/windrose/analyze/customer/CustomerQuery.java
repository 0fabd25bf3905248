package io.windrose.analyze.customer;

import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for the customers of one period. */
final class CustomerQuery {
    private static final SqlText BUCKETS = SqlText.resource(CustomerQuery.class, "buckets.sql");
    private static final SqlText GRID = SqlText.resource(CustomerQuery.class, "grid.sql");
    private static final SqlText BASKET = SqlText.resource(CustomerQuery.class, "basket.sql");
    /** Pairs are looked for among so many products; a pair in many orders is of products in many. */
    private static final int PRODUCTS = 300;
    /** An order of more is a wholesaler's, and has more pairs than all others together. */
    private static final int LARGEST = 100;

    private static final int PAIRS = 20;

    private final Inquiry inquiry;
    private final Period period;
    private final CustomersRequest request;

    CustomerQuery(Inquiry inquiry, Period period, CustomersRequest request) {
        this.inquiry = inquiry;
        this.period = period;
        this.request = request;
    }

    /** What happened in each bucket, and in all of them. */
    record Sold(CustomerReport.Sales total, List<CustomerReport.Sales> buckets) {}

    Sold sold() {
        Dialect dialect = inquiry.dialect();
        String sql = BUCKETS.with(Map.of(
                "start", dialect.literal(period.from()),
                "end", dialect.literal(period.end()),
                "bucket", new PeriodSql(dialect, period).bucket("ordered_at")));
        return inquiry.ask(sql, this::sold);
    }

    private Sold sold(QueryResult rows) {
        List<CustomerReport.Sales> buckets =
                new ArrayList<>(Collections.nCopies(period.starts().size(), CustomerReport.Sales.NONE));
        CustomerReport.Sales total = CustomerReport.Sales.NONE;
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            int bucket = (int) Rows.number(row, 1);
            switch (Rows.text(row, 0)) {
                case "people" -> buckets.set(bucket, withPeople(buckets.get(bucket), row));
                case "orders" -> {
                    buckets.set(bucket, withOrders(buckets.get(bucket), row));
                    total = withOrders(total, row);
                }
                default -> total = row.get(2) == null ? total : withPeople(total, row);
            }
        }
        return new Sold(total, buckets);
    }

    private static CustomerReport.Sales withPeople(CustomerReport.Sales sales, List<@Nullable Object> row) {
        return new CustomerReport.Sales(
                Rows.number(row, 2),
                Rows.number(row, 3),
                sales.firstOrders(),
                sales.laterOrders(),
                sales.firstRevenue(),
                sales.laterRevenue(),
                sales.withoutAmount());
    }

    private static CustomerReport.Sales withOrders(CustomerReport.Sales sales, List<@Nullable Object> row) {
        return new CustomerReport.Sales(
                sales.newCustomers(),
                sales.returning(),
                sales.firstOrders() + Rows.number(row, 2),
                sales.laterOrders() + Rows.number(row, 3),
                sales.firstRevenue().add(Rows.amount(row, 4)),
                sales.laterRevenue().add(Rows.amount(row, 5)),
                sales.withoutAmount() + Rows.number(row, 6));
    }

    private enum State {
        ACTIVE,
        DORMANT,
        LOST
    }

    /** Who is there at the end. */
    record Known(CustomerReport.States states, List<CustomerReport.Cell> grid) {}

    Known known() {
        Dialect dialect = inquiry.dialect();
        String sql = GRID.with(Map.of(
                "end", dialect.literal(period.end()),
                "dormant", dialect.literal(period.end().minus(Duration.ofDays(request.dormantAfter()))),
                "lost", dialect.literal(period.end().minus(Duration.ofDays(request.lostAfter())))));
        return inquiry.ask(sql, CustomerQuery::known);
    }

    private record Scores(int recency, int frequency, int monetary) {}

    private static Known known(QueryResult rows) {
        Map<State, Long> states = new EnumMap<>(State.class);
        Map<Scores, CustomerReport.Cell> cells = new HashMap<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            State state = State.valueOf(Rows.text(row, 0).toUpperCase(Locale.ROOT));
            states.merge(state, Rows.number(row, 4), Long::sum);
            Scores scores = new Scores((int) Rows.number(row, 1), (int) Rows.number(row, 2), (int) Rows.number(row, 3));
            cells.merge(
                    scores,
                    new CustomerReport.Cell(
                            scores.recency(),
                            scores.frequency(),
                            scores.monetary(),
                            Rows.number(row, 4),
                            Rows.amount(row, 5)),
                    CustomerQuery::sum);
        }
        return new Known(
                new CustomerReport.States(
                        states.getOrDefault(State.ACTIVE, 0L),
                        states.getOrDefault(State.DORMANT, 0L),
                        states.getOrDefault(State.LOST, 0L)),
                cells.values().stream().sorted(ORDER).toList());
    }

    private static final Comparator<CustomerReport.Cell> ORDER = Comparator.comparingInt(CustomerReport.Cell::recency)
            .thenComparingInt(CustomerReport.Cell::frequency)
            .thenComparingInt(CustomerReport.Cell::monetary);

    private static CustomerReport.Cell sum(CustomerReport.Cell one, CustomerReport.Cell other) {
        return new CustomerReport.Cell(
                one.recency(),
                one.frequency(),
                one.monetary(),
                one.customers() + other.customers(),
                one.revenue().add(other.revenue()));
    }

    CustomerReport.Basket basket() {
        String sql = BASKET.with(Map.of(
                "holds", new PeriodSql(inquiry.dialect(), period).holds("ordered_at"),
                "products", Integer.toString(PRODUCTS),
                "largest", Integer.toString(LARGEST),
                "pairs", Integer.toString(PAIRS)));
        return inquiry.ask(sql, CustomerQuery::basket);
    }

    private record FoundPair(
            String product, String name, String other, String otherName, long both, long one, long two) {
        CustomerReport.Pair of(long orders) {
            return new CustomerReport.Pair(
                    product,
                    name,
                    other,
                    otherName,
                    both,
                    (double) both / orders,
                    (double) both / one,
                    (double) both / two,
                    (double) both * orders / ((double) one * two));
        }
    }

    private static CustomerReport.Basket basket(QueryResult rows) {
        List<FoundPair> pairs = new ArrayList<>();
        CustomerReport.Basket whole =
                new CustomerReport.Basket(0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            if (Rows.text(row, 0).equals("whole")) {
                whole = new CustomerReport.Basket(
                        Rows.number(row, 5),
                        Rows.number(row, 6),
                        Rows.number(row, 7),
                        average(row, 8),
                        average(row, 9),
                        average(row, 10),
                        List.of());
            } else {
                String product = Rows.text(row, 1);
                String other = Rows.text(row, 3);
                pairs.add(new FoundPair(
                        product,
                        Rows.optionalText(row, 2).orElse(product),
                        other,
                        Rows.optionalText(row, 4).orElse(other),
                        Rows.number(row, 5),
                        Rows.number(row, 6),
                        Rows.number(row, 7)));
            }
        }
        long orders = whole.withLines();
        return new CustomerReport.Basket(
                whole.orders(),
                orders,
                whole.tooLarge(),
                whole.products(),
                whole.pieces(),
                whole.value(),
                pairs.stream()
                        .map(pair -> pair.of(orders))
                        .sorted(Comparator.comparingLong(CustomerReport.Pair::orders)
                                .reversed()
                                .thenComparing(CustomerReport.Pair::product)
                                .thenComparing(CustomerReport.Pair::other))
                        .toList());
    }

    private static Optional<Double> average(List<@Nullable Object> row, int column) {
        return Optional.ofNullable((Double) row.get(column));
    }
}
