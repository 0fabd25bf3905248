package io.windrose.analyze.path;

import io.windrose.analyze.ask.EventsSql;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.analyze.ask.VisitActions;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks how many paths lead from which step to which. */
public final class PathQuery {
    private static final SqlText TEXT = SqlText.resource(PathQuery.class, "paths.sql");
    private static final String LINE = " over (partition by visitor, visit order by moment, name, is_anchor desc)";
    private static final String VIEW = "type in ('page', 'screen')";

    private final PathRequest request;
    private final String sql;

    public PathQuery(Dialect dialect, Period period, PathRequest request) {
        this.request = request;
        EventsSql events = new EventsSql(dialect, request.scope().included());
        boolean isPage = request.nodes() == PathRequest.Nodes.PAGE;
        String where = events.holds(request.scope().where());
        String anchor =
                switch (request.anchor()) {
                    case PathRequest.Anchor.VisitStart start -> "false";
                    case PathRequest.Anchor.From from -> events.matches(from.of()) + " and " + where;
                    case PathRequest.Anchor.To to -> events.matches(to.of()) + " and " + where;
                };
        boolean isBackwards = request.anchor() instanceof PathRequest.Anchor.To;
        boolean isVisit = request.anchor() instanceof PathRequest.Anchor.VisitStart;
        Map<String, String> values = new HashMap<>();
        values.put("name", isPage ? "case when " + VIEW + " then coalesce(path, name) else name end" : "name");
        values.put("is_step", (isPage ? "(%s and %s) or (%s)".formatted(VIEW, where, anchor) : where));
        values.put("is_anchor", anchor);
        values.put("events", events.from());
        values.put("counted", events.counted());
        values.put("actions", VisitActions.with("name", "is_step", "is_anchor"));
        values.put("neighbour", isBackwards ? "lead(name)" : "lag(name)");
        values.put("kept", kept());
        values.put("is_start", isVisit ? "row_number()" + LINE : "is_first");
        values.put(
                "names",
                each(
                        2,
                        step -> ", %s(name, %d)%s as name_%d"
                                .formatted(isBackwards ? "lag" : "lead", step - 1, LINE, step)));
        values.put("name_columns", each(2, ", name_%d"::formatted));
        values.put("in_range", new PeriodSql(dialect, period).holds("moment"));
        values.put("pairs", pairs());
        values.put("most", Integer.toString(request.most()));
        values.put("depth", Integer.toString(request.depth()));
        this.sql = TEXT.with(values);
    }

    /** The anchor itself always is, so that a name that is repeated is folded into it. */
    private String kept() {
        String turns =
                request.loops() == PathRequest.Loops.FOLDED ? "(neighbour is null or neighbour <> name)" : "true";
        String isFirst = "(is_anchor = 1 and anchors = 1)";
        return switch (request.anchor()) {
            case PathRequest.Anchor.VisitStart start -> turns;
            case PathRequest.Anchor.From from -> isFirst + " or anchors > 0 and " + turns;
            case PathRequest.Anchor.To to -> isFirst + " or anchors = 0 and " + turns;
        };
    }

    private String pairs() {
        return IntStream.rangeClosed(1, request.depth())
                .mapToObj(step -> {
                    String next = step == request.depth() ? "cast(null as string)" : "name_" + (step + 1);
                    return """
                            select %1$d as step, name_%1$d as name, %2$s as next, sum(number) as number
                                from paths
                                where name_%1$d is not null
                                group by name_%1$d%3$s""".formatted(step, next, step == request.depth() ? "" : ", " + next);
                })
                .collect(Collectors.joining("\n    union all\n    "));
    }

    private String each(int first, IntFunction<String> piece) {
        return IntStream.rangeClosed(first, request.depth()).mapToObj(piece).collect(Collectors.joining());
    }

    public String sql() {
        return sql;
    }

    /** So many paths have this name at the step and that one at the next, which does not exist for the last step. */
    record Found(int step, Name name, Optional<Name> next, long number) {}

    record Name(PathFlow.Kind kind, Optional<String> label) {
        static Name of(String kind, Optional<String> label) {
            return new Name(
                    switch (kind) {
                        case "value" -> PathFlow.Kind.VALUE;
                        case "others" -> PathFlow.Kind.OTHERS;
                        default -> PathFlow.Kind.END;
                    },
                    label);
        }
    }

    static List<Found> read(QueryResult result) {
        List<Found> found = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            String next = Rows.text(row, 3);
            found.add(new Found(
                    (int) Rows.number(row, 0),
                    Name.of(Rows.text(row, 1), Rows.optionalText(row, 2)),
                    next.equals("none") ? Optional.empty() : Optional.of(Name.of(next, Rows.optionalText(row, 4))),
                    Rows.number(row, 5)));
        }
        return found;
    }
}
