package io.windrose.analyze.retention;

import io.windrose.analyze.ask.EventsSql;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks who did the first event in which period and came back in which. */
public final class RetentionQuery {
    private static final SqlText TEXT = SqlText.resource(RetentionQuery.class, "retention.sql");
    private static final SqlText FIRST = SqlText.of("""
            select person, min(bucket) as cohort, min_by(value, bucket) as value
                from did
                where is_first = 1
                group by person
                having min(bucket) between 0 and {last_cohort}""");
    private static final SqlText RECURRING = SqlText.of("""
            select person, bucket as cohort, value
                from did
                where is_first = 1 and bucket between 0 and {last_cohort}""");
    private static final SqlText ON = SqlText.of("""
            select person, bucket from did where is_again = 1""");
    private static final SqlText ON_OR_AFTER = SqlText.of("""
            select person, max(bucket) as bucket from did where is_again = 1 group by person""");
    private static final SqlText REVENUE = SqlText.of("""

            union all
            select 'revenue', l.kind, l.label, l.cohort, {period:b}, count(*) - count(b.amount), sum(b.amount)
            from labelled l
            join (
                select profile_id as person, {bucket_ordered} as bucket, company_gross as amount
                from orders
                where ordered_at >= {from}
            ) b on b.person = l.person and {holds:b}
            group by l.kind, l.label, l.cohort, {period:b}""");

    private final String sql;

    public RetentionQuery(Dialect dialect, Period period, RetentionRequest request) {
        EventsSql events = new EventsSql(dialect, request.scope().included());
        PeriodSql time = new PeriodSql(dialect, period);
        String first = events.matches(request.first());
        String again = events.matches(request.again());
        boolean isLater = request.mode() == RetentionRequest.Mode.ON_OR_AFTER;
        int last = request.periods() - 1;
        Map<String, String> values = new HashMap<>();
        values.put("bucket_occurred", time.bucket("occurred_at"));
        values.put("bucket_ordered", time.bucket("ordered_at"));
        values.put("from", dialect.literal(period.from()));
        values.put("first", first);
        values.put("again", again);
        values.put("counted", request.scope().counted(events));
        // The moment leads, so that the least is of the first event; no value is a text too.
        values.put(
                "value",
                request.by()
                        .map(field -> """
                                substring(min(case when %1$s then
                                    concat(lpad(cast(%2$s as string), 20, '0'),
                                           case when %3$s is null then '' else concat('=', %3$s) end)
                                    end), 21)""".formatted(first, dialect.microseconds("occurred_at"), events.text(field)))
                        .orElse("''"));
        values.put("events", events.from());
        values.put("last_cohort", Integer.toString(request.cohorts() - 1));
        values.put("rows", Integer.toString(request.rows()));
        for (String table : List.of("a", "b")) {
            String since = table + ".bucket - l.cohort";
            values.put("period:" + table, isLater ? "least(%s, %d)".formatted(since, last) : since);
            values.put("holds:" + table, isLater ? since + " >= 0" : "%s between 0 and %d".formatted(since, last));
        }
        values.put("cohorts", (request.counting() == RetentionRequest.Counting.FIRST ? FIRST : RECURRING).with(values));
        values.put("came", (isLater ? ON_OR_AFTER : ON).with(values));
        values.put("revenue", request.value() == RetentionRequest.Value.REVENUE ? REVENUE.with(values) : "");
        this.sql = TEXT.with(values);
    }

    public String sql() {
        return sql;
    }

    /** What is told of the people of a label and a cohort. */
    enum Told {
        /** How many they are. */
        SIZE,
        AGAIN,
        /** What they paid; the number is of orders that have no rate. */
        REVENUE
    }

    record Found(Told told, Label label, int cohort, int period, long number, BigDecimal amount) {}

    static List<Found> read(QueryResult result) {
        List<Found> found = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            Told told =
                    switch (Rows.text(row, 0)) {
                        case "size" -> Told.SIZE;
                        case "again" -> Told.AGAIN;
                        default -> Told.REVENUE;
                    };
            Optional<String> value = Rows.optionalText(row, 2).map(text -> text.substring(1));
            found.add(new Found(
                    told,
                    Label.of(Rows.text(row, 1), value),
                    (int) Rows.number(row, 3),
                    (int) Rows.number(row, 4),
                    Rows.number(row, 5),
                    Rows.amount(row, 6)));
        }
        return found;
    }
}
