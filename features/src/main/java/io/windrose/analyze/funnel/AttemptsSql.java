package io.windrose.analyze.funnel;

import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.EventsSql;
import io.windrose.analyze.ask.Period;
import io.windrose.lake.query.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The beginning of a statement whose last table, {@code people}, has a row for each person, with {@code at_1} and so on
 * for the steps that they reached, and {@code value}. Where an event stands in the line of a person's events is its
 * {@code place}: the microseconds times 128, with the first step that the event is one of in the bits below, so that
 * events of one moment stand in the order of the steps. The lowest two bits are for what an event is in a line: there
 * it may stand more than once.
 */
final class AttemptsSql {
    /** More than there are; events that are none come last in their moment. */
    private static final int MOST_STEPS = 32;

    private static final int NO_STEP = MOST_STEPS - 1;

    /** What an event is in a line; of one place, what is less comes first. */
    private static final int NEXT = 0;

    private static final int BLOCKER = 1;
    private static final int ATTEMPT = 2;
    private static final int KINDS = 4;

    static final int PLACES = MOST_STEPS * KINDS;

    private final Dialect dialect;
    private final Period period;
    private final FunnelRequest request;
    private final long window;
    private final List<String> tables = new ArrayList<>();

    AttemptsSql(Dialect dialect, Period period, FunnelRequest request) {
        this.dialect = dialect;
        this.period = period;
        this.request = request;
        this.window = request.window().toSeconds() * 1_000_000 * PLACES;
    }

    String sql() {
        told();
        if (request.order() == FunnelRequest.Order.ANY) {
            inAnyOrder();
        } else {
            inOrder();
        }
        return "with " + String.join(",\n", tables) + "\n";
    }

    private void add(String name, String select) {
        tables.add("%s as (%n%s%n)".formatted(name, select));
    }

    /** The events that matter: {@code mask} has a bit for each step that it is one of, and for each exclusion. */
    private void told() {
        EventsSql events = new EventsSql(dialect, request.scope().included());
        List<EventChoice> choices = new ArrayList<>();
        request.steps().forEach(step -> choices.add(step.of()));
        request.excluding().forEach(exclusion -> choices.add(exclusion.of()));
        List<String> matches = choices.stream().map(events::matches).toList();
        String mask = IntStream.range(0, matches.size())
                .mapToObj(place -> "case when %s then %d else 0 end".formatted(matches.get(place), 1 << place))
                .collect(Collectors.joining(" + "));
        // No value is a text too: engines differ in what they do without one.
        String value = request.by()
                .map(field -> ", case when %1$s is null then '' else concat('=', %1$s) end as value"
                        .formatted(events.text(field)))
                .orElse("");
        String counted = request.scope().counted(events)
                + (request.order() == FunnelRequest.Order.STRICT ? "" : " and (" + String.join(" or ", matches) + ")");
        add("marked", """
                select profile_id as person, %s as moment, %s as mask%s
                from %s
                where %s""".formatted(dialect.microseconds("occurred_at"), mask, value, events.from(), counted));
        String first = IntStream.range(0, request.steps().size())
                .mapToObj(place -> "when %s then %d".formatted(isOf(place), place * KINDS))
                .collect(Collectors.joining(" ", "case ", " else " + NO_STEP * KINDS + " end"));
        add(
                "told",
                "select person, moment * %d + %s as place, mask%s from marked"
                        .formatted(PLACES, first, names("value")));
    }

    /** The name of the value, where there is one. */
    private String names(String value) {
        return request.by().isPresent() ? ", " + value : "";
    }

    private static String isOf(int choice) {
        return "(mask & %d) <> 0".formatted(1 << choice);
    }

    private String isBegun(String at) {
        return "%1$s >= %2$d and %1$s < %3$d".formatted(at, place(period.from()), place(period.end()));
    }

    private static long place(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment) * PLACES;
    }

    /** Its moment as a place. */
    static String moment(String at) {
        return "(%1$s - %1$s %% %2$d)".formatted(at, PLACES);
    }

    /**
     * Step by step: those attempts that reached one, in one line with what comes next. An event directly behind an
     * attempt is the first after it, and the attempt the latest: that leaves most of the window, and whoever began
     * earlier goes on alike. What is excluded stands in the same line, so that an attempt before it has nothing behind.
     */
    private void inOrder() {
        List<Integer> required = request.required();
        // Of several at the same place one value counts; without a value they are alike, and may stay.
        add("state_1", """
                select person, place as at_1%s
                from told
                where %s and %s%s""".formatted(
                        names("min(value) as value"),
                        isOf(0),
                        isBegun("place"),
                        request.by().isPresent() ? " group by person, place" : ""));
        for (int i = 1; i < required.size(); i++) {
            List<Integer> reached = required.subList(0, i);
            int from = reached.getLast();
            int to = required.get(i);
            List<Integer> between = IntStream.range(from + 1, to).boxed().toList();
            add("state_" + (to + 1), next("state_" + (from + 1), reached, to, between));
        }
        for (int i = 0; i < required.size(); i++) {
            int last = required.get(i) + 1;
            String ats = required.subList(0, i + 1).stream()
                    .map(place -> ", min(at_%1$d) as at_%1$d".formatted(place + 1))
                    .collect(Collectors.joining());
            add(
                    "reach_" + last,
                    "select person%s%s from state_%d group by person"
                            .formatted(ats, names("min_by(value, at_%d) as value".formatted(last)), last));
        }
        String joins = required.stream()
                .skip(1)
                .map(place -> "left join reach_%1$d on reach_%1$d.person = reach_1.person".formatted(place + 1))
                .collect(Collectors.joining("\n"));
        String ats = required.stream()
                .map(place -> ", %s as at_%d".formatted(furthest("at_" + (place + 1), place), place + 1))
                .collect(Collectors.joining());
        add(
                "required",
                "select reach_1.person%s%s%nfrom reach_1%n%s"
                        .formatted(ats, names(furthest("value", 0) + " as value"), joins));
        for (int i = 1; i < required.size(); i++) {
            List<Integer> reached = required.subList(0, i);
            int from = reached.getLast();
            List<Integer> between =
                    IntStream.range(from + 1, required.get(i)).boxed().toList();
            for (int side : between) {
                add("side_" + (side + 1), """
                        select person, at_%d from (
                        %s
                        ) sides""".formatted(side + 1, next("required", reached, side, between)));
            }
        }
        people(required);
    }

    private void people(List<Integer> required) {
        StringBuilder columns = new StringBuilder("r.person");
        StringBuilder joins = new StringBuilder();
        for (int place = 0; place < request.steps().size(); place++) {
            int number = place + 1;
            if (request.steps().get(place).isRequired()) {
                columns.append(", r.at_%d".formatted(number));
            } else {
                int after = required.stream()
                                .filter(each -> each + 1 > number)
                                .findFirst()
                                .orElseThrow()
                        + 1;
                columns.append(
                        ", case when r.at_%2$d is null or s%1$d.at_%1$d < r.at_%2$d then s%1$d.at_%1$d end as at_%1$d"
                                .formatted(number, after));
                joins.append("%nleft join side_%1$d s%1$d on s%1$d.person = r.person".formatted(number));
            }
        }
        add("people", "select %s%s%nfrom required r%s".formatted(columns, names("r.value"), joins));
    }

    /** Of the attempt that came furthest. */
    private String furthest(String column, int from) {
        return request.required().reversed().stream()
                .filter(place -> place >= from)
                .map(place -> "reach_%d.%s".formatted(place + 1, column))
                .collect(Collectors.joining(", ", "coalesce(", ")"));
    }

    /** Of the attempts that reached a step those that go on. */
    private String next(String source, List<Integer> reached, int to, List<Integer> between) {
        int from = reached.getLast();
        // The one that is reached last is told by its place in the line.
        List<Integer> before = reached.subList(0, reached.size() - 1);
        String carried = carried(before, place -> ", at_" + (place + 1), "value");
        String none = carried(before, place -> ", cast(null as bigint)", "cast(null as string)");
        String line =
                """
                select person, at_%1$d + %2$d as rank%3$s from %4$s where at_%1$d is not null
                union all
                select person, place%5$s from told where %6$s%7$s""".formatted(from + 1, ATTEMPT, carried, source, none, isOf(to), blockers(none, from, to, between));
        return """
                select person%1$s, rank_before - %2$d as at_%3$d, rank as at_%4$d
                from (
                select person, rank, %5$s%6$s
                from (
                %7$s) line
                ) behind
                where rank %% %8$d = %9$d and rank_before %% %8$d = %2$d and %10$s - %11$s <= %12$d""".formatted(
                carried,
                ATTEMPT,
                from + 1,
                to + 1,
                lag("rank", "rank_before"),
                carried(before, place -> ", " + lag("at_" + (place + 1), "at_" + (place + 1)), lag("value", "value")),
                line,
                KINDS,
                NEXT,
                moment("rank"),
                moment(before.isEmpty() ? "rank_before" : "at_1"),
                window);
    }

    private static String lag(String column, String name) {
        return "lag(%s) over (partition by person order by rank) as %s".formatted(column, name);
    }

    private String carried(List<Integer> steps, IntFunction<String> column, String value) {
        return steps.stream().map(column::apply).collect(Collectors.joining()) + names(value);
    }

    private String blockers(String none, int from, int to, List<Integer> between) {
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < request.excluding().size(); i++) {
            if (request.excluding().get(i).after() == from + 1) {
                conditions.add(isOf(request.steps().size() + i));
            }
        }
        if (request.order() == FunnelRequest.Order.STRICT) {
            int passed = 1 << to;
            for (int each : between) {
                passed |= 1 << each;
            }
            conditions.add("(mask & %d) = 0".formatted(passed));
        }
        return conditions.isEmpty()
                ? ""
                : "\nunion all\nselect person, place + %d%s from told where %s"
                        .formatted(BLOCKER, none, String.join(" or ", conditions));
    }

    /** Each event of the range begins an attempt; of each step the next event counts, the one itself included. */
    private void inAnyOrder() {
        List<Integer> all = IntStream.range(0, request.steps().size()).boxed().toList();
        String nexts = all.stream()
                .map(place -> """
                        , coalesce(min(case when %s then place - place %% %d end) over (
                          partition by person order by place - place %% %2$d
                          range between current row and unbounded following), %d) as next_%d""".formatted(isOf(place), PLACES, Long.MAX_VALUE, place + 1))
                .collect(Collectors.joining());
        add(
                "ahead",
                "select person, place - place %% %d as begun%s%s from told".formatted(PLACES, names("value"), nexts));
        String done = all.stream()
                .map(place -> ", case when %1$s - begun <= %2$d then %1$s end as at_%3$d"
                        .formatted(last(place), window, place + 1))
                .collect(Collectors.joining());
        add(
                "attempts",
                "select person, begun%s%s from ahead where %s".formatted(names("value"), done, isBegun("begun")));
        List<Integer> required = request.required();
        String level = required.stream()
                .map(place -> "case when at_%d is null then 0 else 1 end".formatted(place + 1))
                .collect(Collectors.joining(" + "));
        String reached = required.reversed().stream()
                .map(place -> "at_" + (place + 1))
                .collect(Collectors.joining(", ", "coalesce(", ")"));
        add("people", """
                select * from (
                select *, row_number() over (
                    partition by person order by %s desc, %s, begun desc%s) as choice
                from attempts
                where at_1 is not null) choices
                where choice = 1""".formatted(level, reached, names("value")));
    }

    /** When all required steps up to it and the step itself are done. */
    private String last(int place) {
        String nexts = IntStream.rangeClosed(0, place)
                .filter(each -> each == place || request.steps().get(each).isRequired())
                .mapToObj(each -> "next_" + (each + 1))
                .collect(Collectors.joining(", "));
        return place == 0 ? nexts : "greatest(" + nexts + ")";
    }
}
