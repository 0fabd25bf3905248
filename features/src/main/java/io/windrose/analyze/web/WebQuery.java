package io.windrose.analyze.web;

import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.EventsSql;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.PlacedOrders;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.analyze.ask.VisitActions;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks for all figures of a period at once. */
public final class WebQuery {
    private static final SqlText TEXT = SqlText.resource(WebQuery.class, "web.sql");

    private static final String ORDER =
            "length(events.name) = 15 and lower(events.name) in ('order completed', 'completed order')";

    /** Orders of no visit; conditions are on visits, which these have none of. */
    private static final SqlText LONE_ORDERS = SqlText.of("""
            union all
                select null, 0, null, null, null, 0, 1, revenue, no_rate
                from placed
                where visit is null and {in_range}""");

    private final EventsSql events;
    private final String sql;

    public WebQuery(Dialect dialect, Period period, WebRequest request) {
        this.events = new EventsSql(dialect, request.scope().included());
        PeriodSql time = new PeriodSql(dialect, period);
        Map<String, String> values = new HashMap<>();
        values.put("is_order", ORDER);
        values.put("is_left", events.matches(EventChoice.named("Page Left")));
        values.put("seconds", events.number(new Field.Property("engaged_seconds")));
        values.put("is_vital", events.matches(EventChoice.named("Web Vital")));
        values.put("vital", events.text(new Field.Property("name")));
        values.put("value", events.number(new Field.Property("value")));
        values.put("measured", events.text(new Field.Property("metric_id")));
        values.put("where", events.holds(request.scope().where()));
        values.put("counted", events.counted());
        values.put("events", events.from());
        values.put("seen_at", time.isLookedAt("events.occurred_at"));
        values.put(
                "vitals", Arrays.stream(Vital.values()).map("'%s'"::formatted).collect(Collectors.joining(", ")));
        values.put("actions", VisitActions.with("is_view", "page", "seconds", "fits"));
        values.put("placed_orders", PlacedOrders.sql(time));
        values.put("in_range", time.holds("moment"));
        values.put("started_in_range", time.holds("v.started"));
        values.put("most", Integer.toString(request.rows()));
        values.put("good", threshold(Vital::good));
        values.put("fair", threshold(Vital::fair));
        values.put("lone_orders", request.scope().where().isEmpty() ? LONE_ORDERS.with(values) : "");
        this.sql = TEXT.with(values);
    }

    private static String threshold(ToDoubleFunction<Vital> threshold) {
        return Arrays.stream(Vital.values())
                .map(vital -> " when '%s' then %se0".formatted(vital, threshold.applyAsDouble(vital)))
                .collect(Collectors.joining("", "case v.vital", " end"));
    }

    EventsSql events() {
        return events;
    }

    public String sql() {
        return sql;
    }

    /** All that was found, as the rows come. */
    record Found(
            Optional<WebAnalysis.Visits> visits,
            long pageViews,
            List<WebAnalysis.Page> pages,
            List<WebAnalysis.Landing> landings,
            List<WebAnalysis.Speed> vitals) {}

    static Found read(QueryResult result) {
        Optional<WebAnalysis.Visits> all = Optional.empty();
        List<WebAnalysis.Page> pages = new ArrayList<>();
        List<WebAnalysis.Landing> landings = new ArrayList<>();
        List<WebAnalysis.Speed> vitals = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            String kind = Rows.text(row, 1);
            switch (Rows.text(row, 0)) {
                case "visits" -> {
                    if (kind.equals("all")) {
                        all = Optional.of(visits(row));
                    } else {
                        landings.add(new WebAnalysis.Landing(Label.of(kind, Rows.optionalText(row, 2)), visits(row)));
                    }
                }
                case "pages" -> pages.add(page(Label.of(kind, Rows.optionalText(row, 2)), row));
                default -> vitals.add(speed(kind, row));
            }
        }
        return new Found(all, pages.stream().mapToLong(WebAnalysis.Page::views).sum(), pages, landings, vitals);
    }

    private static WebAnalysis.Visits visits(List<@Nullable Object> row) {
        return new WebAnalysis.Visits(
                Rows.count(row, 5),
                Rows.count(row, 6),
                Rows.count(row, 7),
                Rows.count(row, 8),
                Rows.count(row, 9),
                Rows.count(row, 10),
                Rows.amount(row, 13),
                attention(row));
    }

    private static WebAnalysis.Page page(Label label, List<@Nullable Object> row) {
        return new WebAnalysis.Page(label, Rows.count(row, 5), Rows.count(row, 7), Rows.count(row, 8), attention(row));
    }

    private static WebAnalysis.Speed speed(String kind, List<@Nullable Object> row) {
        return new WebAnalysis.Speed(
                Vital.valueOf(Rows.text(row, 4)),
                kind.equals("all") ? Optional.empty() : Rows.optionalText(row, 2),
                Rows.optionalText(row, 3).filter(device -> !device.equals("all")),
                Rows.count(row, 5),
                Rows.count(row, 7),
                Rows.count(row, 8),
                seconds(row));
    }

    private static WebAnalysis.Attention attention(List<@Nullable Object> row) {
        return new WebAnalysis.Attention(Rows.count(row, 11), seconds(row));
    }

    private static double seconds(List<@Nullable Object> row) {
        return row.get(12) instanceof Number found ? found.doubleValue() : 0;
    }
}
