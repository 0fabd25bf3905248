package io.windrose.analyze;

import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.SqlText;
import io.windrose.lake.query.Dialect;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The part that overview and breakdown share: visits with what they are asked for, and the orders placed in them. */
final class VisitsSql {
    private static final SqlText TEXT = SqlText.resource(VisitsSql.class, "visits.sql");

    private final Dialect dialect;
    private final Period period;
    private final String counted;
    private final List<Filter> filters;
    private final List<Attribute> attributes;
    private final List<String> pages;
    private final boolean needsPages;
    private final boolean includesMore;

    VisitsSql(Dialect dialect, Period period, OverviewRequest request, Set<Dimension> shown) {
        this.dialect = dialect;
        this.period = period;
        this.counted = LeftOut.counted(request.included());
        this.includesMore = !request.included().isEmpty();
        this.filters = request.filters();
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        dimensions.addAll(shown);
        filters.forEach(filter -> dimensions.add(filter.dimension()));
        this.attributes = Attribute.of(dimensions);
        this.needsPages = dimensions.contains(Dimension.PAGE);
        this.pages = filters.stream()
                .filter(filter -> filter.dimension() == Dimension.PAGE)
                .map(filter -> is("page", filter.value()))
                .distinct()
                .toList();
    }

    /** The beginning of a statement, which goes on with {@code rest}. */
    String followedBy(SqlText rest, Map<String, String> values) {
        Map<String, String> all = shared();
        all.putAll(values);
        return TEXT.with(all) + rest.with(all);
    }

    private Map<String, String> shared() {
        PeriodSql time = new PeriodSql(dialect, period);
        Map<String, String> values = new HashMap<>();
        values.put("columns", attributes(each -> ", " + each.seen() + " as " + each.name()) + page());
        values.put("counted", counted);
        values.put("names", attributes(each -> ", " + each.name()) + (needsPages ? ", page" : ""));
        values.put("firsts:moment", attributes(each -> Attribute.first(each.name(), "moment", each.name())) + seen());
        values.put("firsts:started", attributes(each -> Attribute.first(each.name(), "started", each.name())) + kept());
        values.put("order_columns", attributes(each -> ", %s as order_%s".formatted(each.ordered(), each.name())));
        values.put("order_firsts", attributes(each -> Attribute.first("order_" + each.name(), "moment", each.name())));
        values.put("order_kept", attributes(each -> ", m.%1$s as %1$s".formatted(each.name())));
        values.put("looked_at", time.isLookedAt("o.ordered_at"));
        values.put("left_out_orders", includesMore ? leftOutOrders() : "");
        values.put(
                "order_choices",
                attributes(each -> ", case when v.visit is null then o.%1$s else v.%1$s end as %1$s"
                                .formatted(each.name()))
                        + marks(number -> ", coalesce(v.saw_%1$d, 0) as saw_%1$d".formatted(number)));
        values.put("order_names", attributes(each -> ", " + each.name()) + marks(", saw_%d"::formatted));
        values.put("bucket:moment", time.bucket("moment"));
        values.put("bucket:o.moment", time.bucket("o.moment"));
        values.put("last", Integer.toString(period.last()));
        values.put("condition", condition());
        return values;
    }

    /** What only those tell who are left out otherwise, is in no table of money. */
    private String leftOutOrders() {
        return """

                union all
                select m.order_key, m.moment, m.visitor, m.visit, m.revenue, m.currency%s
                from mentioned m
                left join (select distinct order_id from order_statements) s on s.order_id = m.order_key
                where s.order_id is null""".formatted(attributes(each -> ", m." + each.name()));
    }

    private interface Piece<T> {
        String of(T part);
    }

    private String attributes(Piece<Attribute> piece) {
        return attributes.stream().map(piece::of).collect(Collectors.joining());
    }

    private String marks(Piece<Integer> piece) {
        return IntStream.range(0, pages.size()).mapToObj(piece::of).collect(Collectors.joining());
    }

    private String page() {
        return needsPages ? ", " + Attribute.PAGE + " as page" : "";
    }

    private String seen() {
        return marks(number ->
                ", max(case when is_view and %s then 1 else 0 end) as saw_%d".formatted(pages.get(number), number));
    }

    private String kept() {
        return marks(number -> ", max(saw_%1$d) as saw_%1$d".formatted(number));
    }

    /** What the filters say, over the columns of a visit. */
    String condition() {
        Map<Dimension, String> alternatives = filters.stream()
                .filter(filter -> filter.match() == Filter.Match.IS)
                .collect(Collectors.groupingBy(
                        Filter::dimension, Collectors.mapping(this::matches, Collectors.joining(" or ", "(", ")"))));
        String none = filters.stream()
                .filter(filter -> filter.match() == Filter.Match.IS_NOT)
                .map(filter -> " and not coalesce(" + matches(filter) + ", false)")
                .collect(Collectors.joining());
        return "1 = 1"
                + alternatives.values().stream().map(each -> " and " + each).collect(Collectors.joining()) + none;
    }

    private String matches(Filter filter) {
        if (filter.dimension() == Dimension.PAGE) {
            return "saw_%d = 1".formatted(pages.indexOf(is("page", filter.value())));
        }
        return is(Attribute.value(filter.dimension()), filter.value());
    }

    private String is(String expression, Optional<String> value) {
        return value.map(text -> "%s = %s".formatted(expression, dialect.literal(text)))
                .orElse(expression + " is null");
    }
}
