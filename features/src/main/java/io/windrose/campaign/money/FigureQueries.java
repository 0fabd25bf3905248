package io.windrose.campaign.money;

import io.windrose.core.Company;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Query;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Asks the lake for the figures of a range of days; all questions see the same snapshots. */
final class FigureQueries {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Lake lake;
    private final Company company;
    private final LocalDate from;
    private final LocalDate to;
    private final Optional<Excerpt> seen;
    private final Map<String, Long> snapshots;

    FigureQueries(Lake lake, Company company, LocalDate from, LocalDate to, Optional<Excerpt> seen) {
        this.lake = lake;
        this.company = company;
        this.from = from;
        this.to = to;
        this.seen = seen;
        this.snapshots = lake.snapshots();
    }

    private record Place(LocalDate day, String sourceId) {}

    Figures figures() {
        Map<Place, Figures.Sums> rows =
                new TreeMap<>(Comparator.comparing(Place::day).thenComparing(Place::sourceId));
        addOrders(rows);
        addRefunds(rows);
        Map<LocalDate, Figures.Sums> days = new TreeMap<>();
        Map<String, Figures.Sums> sources = new TreeMap<>();
        Figures.Sums total = Figures.Sums.NONE;
        for (var row : rows.entrySet()) {
            days.merge(row.getKey().day(), row.getValue(), Figures.Sums::plus);
            sources.merge(row.getKey().sourceId(), row.getValue(), Figures.Sums::plus);
            total = total.plus(row.getValue());
        }
        List<Figures.Row> byDay = new ArrayList<>();
        days.forEach((day, sums) -> byDay.add(new Figures.Row(Optional.of(day), Optional.empty(), sums)));
        List<Figures.Row> bySource = new ArrayList<>();
        sources.forEach((source, sums) -> bySource.add(new Figures.Row(Optional.empty(), Optional.of(source), sums)));
        return new Figures(from, to, company.currency(), total, byDay, bySource, missing(), notCounted(), problems());
    }

    private void addOrders(Map<Place, Figures.Sums> rows) {
        String sql = """
                select ordered_on, source_id, count(*), count(*) filter (is_new_customer), sum(company_gross),
                       sum(company_gross) filter (is_new_customer), sum(company_cost), sum(lines), sum(lines_without_cost)
                from orders where %s group by ordered_on, source_id""".formatted(within("ordered_on"));
        ask(sql, row -> {
            Place place = new Place(row.day(), row.text());
            long orders = row.number();
            long newCustomers = row.number();
            BigDecimal gross = row.amount();
            BigDecimal newGross = row.amount();
            BigDecimal cost = row.amount();
            return rows.merge(
                    place,
                    new Figures.Sums(
                            orders,
                            newCustomers,
                            gross,
                            newGross,
                            0,
                            BigDecimal.ZERO,
                            BigDecimal.ZERO,
                            cost,
                            row.number(),
                            row.number()),
                    Figures.Sums::plus);
        });
    }

    private void addRefunds(Map<Place, Figures.Sums> rows) {
        String paidBack = """
                select refunded_on, source_id, count(*), sum(company_amount) from refunds where %s
                group by refunded_on, source_id""".formatted(within("refunded_on"));
        ask(
                paidBack,
                row -> rows.merge(
                        new Place(row.day(), row.text()),
                        new Figures.Sums(
                                0,
                                0,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                row.number(),
                                row.amount(),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                0,
                                0),
                        Figures.Sums::plus));
        String ofOrders = """
                select r.ordered_on, o.source_id, sum(r.company_amount_ordered)
                from refunds r join orders o on o.order_id = r.order_id
                where %s group by r.ordered_on, o.source_id""".formatted(within("r.ordered_on"));
        ask(
                ofOrders,
                row -> rows.merge(
                        new Place(row.day(), row.text()),
                        new Figures.Sums(
                                0,
                                0,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                0,
                                BigDecimal.ZERO,
                                row.amount(),
                                BigDecimal.ZERO,
                                0,
                                0),
                        Figures.Sums::plus));
    }

    private List<Figures.Missing> missing() {
        return ask(
                """
                select 'orders', currency, count(*), sum(gross), min(ordered_on), max(ordered_on)
                from orders where gross is not null and company_gross is null and %s group by currency
                union all
                select 'refunds', currency, count(*), sum(amount), min(refunded_on), max(refunded_on)
                from refunds where amount is not null and company_amount is null and %s group by currency
                order by 1, 2""".formatted(within("ordered_on"), within("refunded_on")),
                row -> new Figures.Missing(row.text(), row.text(), row.number(), row.amount(), row.day(), row.day()));
    }

    private List<Figures.NotCounted> notCounted() {
        return ask(
                """
                select source_id, reason, currency, count(*), sum(gross)
                from order_statements where not counted and %s group by source_id, reason, currency
                order by source_id, reason, currency""".formatted(within("ordered_on")),
                row -> new Figures.NotCounted(
                        row.text(),
                        row.text().replaceFirst("^counts from ", ""),
                        Optional.ofNullable(row.textOrNull()),
                        row.number(),
                        row.amount()));
    }

    private List<Figures.Wrong> problems() {
        Map<List<String>, Long> found = new TreeMap<>(Comparator.comparing(List::toString));
        ask("""
                select 'orders', problems, source_id, count(*) from orders
                where problems is not null and %s group by problems, source_id
                union all
                select 'refunds', problems, source_id, count(*) from refunds
                where problems is not null and %s group by problems, source_id""".formatted(within("ordered_on"), within("refunded_on")), row -> {
            String kind = row.text();
            List<Problem> problems = Problem.read(row.text());
            String source = row.text();
            long number = row.number();
            problems.forEach(problem -> found.merge(List.of(kind, problem.word(), source), number, Long::sum));
            return problems;
        });
        return found.entrySet().stream()
                .map(one -> new Figures.Wrong(
                        one.getKey().get(0), one.getKey().get(1), one.getKey().get(2), one.getValue()))
                .toList();
    }

    private String within(String day) {
        return "%1$s between date '%2$s' and date '%3$s'".formatted(day, from, to);
    }

    private <T> List<T> ask(String sql, Function<Cells, T> reader) {
        return lake.query(Query.of(sql).seeing(seen).at(snapshots).within(LIMIT), rows -> Cells.read(rows, reader));
    }
}
