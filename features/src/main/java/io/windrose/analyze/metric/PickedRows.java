package io.windrose.analyze.metric;

import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.ConditionSql;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.core.Company;
import io.windrose.lake.query.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rows that a figure is made of, as a SELECT: {@code k0}, {@code k1} ... by which it is broken down,
 * {@code bucket}, and, by the kind of figure, {@code value}, {@code person}, or {@code person} and {@code hit}, which
 * is 1 where they did what they were to do.
 *
 * @param isOfAllTime whether it is to be asked of all of time; it says itself what it means
 * @param isOfVisits whether it needs the events around those that are meant
 * @param after how long after the last of its events it looks
 */
public record PickedRows(String sql, boolean isOfAllTime, boolean isOfVisits, Duration after) {
    /**
     * What rows are asked for.
     *
     * @param conditions which hold of all rows that are looked at
     */
    public record Choice(List<Field> by, List<Condition> conditions, Set<LeftOut> included) {
        public static final Choice ALL = new Choice(List.of(), List.of(), Set.of());

        public Choice {
            by = List.copyOf(by);
            conditions = List.copyOf(conditions);
            included = Set.copyOf(included);
        }
    }

    public static PickedRows of(
            Formula.Figure figure, Choice choice, Buckets buckets, Dialect dialect, Company company) {
        SourceSql source = SourceSql.of(figure.source(), dialect, company, choice.included());
        String keys = keys(source, choice.by());
        String measured =
                switch (figure.aggregate()) {
                    case COUNT -> "1 as value";
                    case PEOPLE -> source.person() + " as person, 1 as hit";
                    case SUM, AVERAGE, MINIMUM, MAXIMUM, QUANTILE ->
                        source.amount(figure.field().orElseThrow()) + " as value";
                };
        String when = source.isByDay() ? buckets.holdsDay(source.time()) : buckets.holds(source.time());
        String bucket = source.isByDay() ? buckets.ofDay(source.time()) : buckets.of(source.time());
        String where = "%s and %s and %s and %s"
                .formatted(
                        when,
                        source.counted(),
                        source.matches(figure.choice()),
                        new ConditionSql(dialect, source).holds(choice.conditions()));
        return picked(
                "select %s%s as bucket, %s\nfrom %s\nwhere %s".formatted(keys, bucket, measured, source.from(), where),
                source,
                Duration.ZERO);
    }

    /** The next time is looked for from the same moment on: what happens at once is in the order that was meant. */
    public static PickedRows of(
            Formula.Conversion conversion, Choice choice, Buckets buckets, Dialect dialect, Company company) {
        SourceSql source = SourceSql.of(Source.EVENTS, dialect, company, choice.included());
        String from = source.matches(conversion.from());
        String to = source.matches(conversion.to());
        String keys = keys(source, choice.by());
        String conditions = new ConditionSql(dialect, source).holds(choice.conditions());
        return picked(
                """
                select %1$s%2$s as bucket, person,
                       case when next_at <= moment + interval '%3$d' second then 1 else 0 end as hit
                from (
                    select %4$soccurred_at as moment, profile_id as person, %5$s as is_from,
                           min(case when %6$s then occurred_at end) over (
                               partition by profile_id order by occurred_at
                               range between current row and unbounded following) as next_at
                    from %7$s
                    where %8$s and %9$s and %11$s and (%5$s or %6$s)
                ) steps
                where is_from and %10$s""".formatted(
                                names(choice.by()),
                                buckets.of("moment"),
                                conversion.within().toSeconds(),
                                keys,
                                from,
                                to,
                                source.from(),
                                source.counted(),
                                conditions,
                                buckets.holds("moment"),
                                buckets.sees("occurred_at", conversion.within())),
                source,
                conversion.within());
    }

    /** Days are those of the company's calendar. */
    public static PickedRows of(
            Formula.Retention retention, Choice choice, Buckets buckets, Dialect dialect, Company company) {
        SourceSql source = SourceSql.of(Source.EVENTS, dialect, company, choice.included());
        // The last of the days is whole, and may be a long one.
        Duration after = Duration.ofDays(retention.days() + 2L);
        String first = source.matches(retention.first());
        String again = source.matches(retention.again());
        String keys = keys(source, choice.by());
        String conditions = new ConditionSql(dialect, source).holds(choice.conditions());
        return picked(
                """
                select %1$sbucket, f.person,
                       case when cast(d.next_day as date) <= cast(f.day + interval '%2$d' day as date)
                            then 1 else 0 end as hit
                from (
                    select distinct %3$s%4$s as bucket, profile_id as person, %5$s as day
                    from %6$s
                    where %7$s and %8$s and %9$s and %10$s
                ) f
                left join (
                    select person, day,
                           min(case when came = 1 then day end) over (
                               partition by person order by day
                               rows between 1 following and unbounded following) as next_day
                    from (
                        select profile_id as person, %5$s as day, max(case when %11$s then 1 else 0 end) as came
                        from %6$s
                        where %8$s and %10$s and %12$s and (%9$s or %11$s)
                        group by profile_id, %5$s
                    ) days
                ) d on d.person = f.person and d.day = f.day""".formatted(
                                names(choice.by()),
                                retention.days(),
                                keys,
                                buckets.of("occurred_at"),
                                "cast(%s as date)"
                                        .formatted(dialect.truncated(Dialect.Unit.DAY, "occurred_at", company.zone())),
                                source.from(),
                                buckets.holds("occurred_at"),
                                source.counted(),
                                first,
                                conditions,
                                again,
                                buckets.sees("occurred_at", after)),
                source,
                after);
    }

    private static PickedRows picked(String sql, SourceSql source, Duration after) {
        return new PickedRows(sql, source.isOfAllTime(), source.isOfVisits(), after);
    }

    private static String keys(SourceSql source, List<Field> by) {
        List<String> keys = new ArrayList<>();
        for (Field field : by) {
            keys.add("%s as k%d, ".formatted(source.text(field), keys.size()));
        }
        return String.join("", keys);
    }

    /** {@code k0, k1, } and so on. */
    private static String names(List<Field> by) {
        return IntStream.range(0, by.size()).mapToObj("k%d, "::formatted).collect(Collectors.joining());
    }
}
