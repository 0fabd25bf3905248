package io.windrose.analyze;

import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.analyze.ask.Words;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for the figures of a period by the values of a dimension. */
final class BreakdownQuery {
    private static final SqlText TEXT = SqlText.resource(BreakdownQuery.class, "breakdown.sql");
    private static final SqlText LARGEST = SqlText.of("""
            select value
                from measured
                where value is not null
                group by value
                order by {order} desc, value
                limit {rows}""");
    private static final SqlText PAGES = SqlText.of("""
            join (
                    select visitor, visit, page, sum(case when {period} then 1 else 0 end) as views
                    from actions
                    where is_view
                    group by visitor, visit, page
                ) s on v.visitor = s.visitor and v.visit = s.visit""");
    private static final SqlText LONE_ORDERS = SqlText.of("""
            union all
                select {value}, visitor, 0, 0, 0, 1,
                       case when coalesce(currency, {currency}) = {currency} then coalesce(revenue, 0) else 0 end
                from placed
                where visit is null and bucket = 0 and {condition}""");

    private final String sql;

    private BreakdownQuery(
            Dialect dialect, Period period, BreakdownRequest request, Optional<String> currency, String top) {
        String main = dialect.literal(currency.orElse(""));
        Period whole = new Period(List.of(period.from()), period.end(), period.lookedAtTo());
        VisitsSql visits = new VisitsSql(dialect, whole, request.overview(), Set.of(request.by()));
        boolean byPage = request.by() == Dimension.PAGE;
        String value = Attribute.value(request.by());
        String inPeriod = new PeriodSql(dialect, whole).holds("moment");
        this.sql = visits.followedBy(
                TEXT,
                Map.of(
                        "currency",
                        main,
                        "value",
                        value,
                        "views",
                        byPage ? "s.views" : "v.views",
                        "join_pages",
                        byPage ? PAGES.with(Map.of("period", inPeriod)) : "",
                        "lone_orders",
                        byPage
                                ? ""
                                : LONE_ORDERS.with(
                                        Map.of("value", value, "currency", main, "condition", visits.condition())),
                        "top",
                        top));
    }

    /** With rows for the largest. */
    static BreakdownQuery largest(Dialect dialect, Period period, BreakdownRequest request, Optional<String> currency) {
        String order =
                switch (request.order()) {
                    case VISITORS -> "count(distinct case when began = 1 then visitor end)";
                    case VISITS -> "sum(began)";
                    case PAGE_VIEWS -> "sum(views)";
                    case ORDERS -> "sum(orders)";
                    case REVENUE -> "sum(revenue)";
                };
        return new BreakdownQuery(
                dialect,
                period,
                request,
                currency,
                LARGEST.with(Map.of("order", order, "rows", Integer.toString(request.rows()))));
    }

    /** With rows for these values. */
    static BreakdownQuery of(
            Collection<String> values,
            Dialect dialect,
            Period period,
            BreakdownRequest request,
            Optional<String> currency) {
        String top = values.stream()
                .map(value -> "select " + dialect.literal(value) + " as value")
                .collect(Collectors.joining(" union all "));
        return new BreakdownQuery(
                dialect, period, request, currency, top.isEmpty() ? "select '' as value where 1 = 0" : top);
    }

    /** What a row stands for. */
    record Label(Breakdown.Kind kind, Optional<String> value) {}

    /** A row of the answer. */
    record Found(Label label, Figures figures) {}

    String sql() {
        return sql;
    }

    static List<Found> read(QueryResult rows) {
        List<Found> found = new ArrayList<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            found.add(new Found(
                    new Label(
                            Words.named(Breakdown.Kind.class, Rows.text(row, 0), "analyze.unknown-kind"),
                            Rows.optionalText(row, 1)),
                    new Figures(
                            Rows.number(row, 2),
                            Rows.number(row, 3),
                            Rows.number(row, 4),
                            Rows.number(row, 5),
                            Rows.number(row, 6),
                            Rows.amount(row, 7))));
        }
        return found;
    }
}
