package io.windrose.analyze.trend;

import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.PickedRows;
import io.windrose.core.Company;
import io.windrose.core.Fault;
import io.windrose.lake.query.Dialect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for figures. */
final class TrendQuestions {
    private final Inquiry inquiry;
    private final TrendRequest request;
    private final Company company;

    TrendQuestions(Inquiry inquiry, TrendRequest request, Company company) {
        this.inquiry = inquiry;
        this.request = request;
        this.company = company;
    }

    /** @param formula none that is made of others */
    TrendRows rows(Formula formula, Window window, Top top) {
        Dialect dialect = inquiry.dialect();
        PickedRows picked = picked(formula, new PeriodBuckets(dialect, window), dialect);
        String sql = new TrendSql(dialect, request, window).of(formula, picked.sql(), top);
        int keys = request.by().size();
        if (picked.isOfAllTime()) {
            return inquiry.ask(sql, rows -> TrendRows.read(rows, keys, window.count()));
        }
        Period period = window.period();
        Instant from = picked.isOfVisits() ? period.lookedAtFrom() : period.from();
        Instant seen = window.seenTo(picked.after());
        Instant to = picked.isOfVisits() && period.lookedAtTo().isAfter(seen) ? period.lookedAtTo() : seen;
        return inquiry.ask(sql, from, to, rows -> TrendRows.read(rows, keys, window.count()));
    }

    private PickedRows picked(Formula formula, PeriodBuckets buckets, Dialect dialect) {
        return switch (formula) {
            case Formula.Figure figure -> PickedRows.of(figure, request.choice(), buckets, dialect, company);
            case Formula.Conversion conversion ->
                PickedRows.of(conversion, request.choice(), buckets, dialect, company);
            case Formula.Retention retention -> PickedRows.of(retention, request.choice(), buckets, dialect, company);
            case Formula.Ratio ratio ->
                throw new Fault("analyze.ratio-asked", "a ratio was asked for in one statement: " + ratio);
        };
    }

    /** How many events are left out. */
    record Apart(long robots, long internal) {}

    Apart apart(Window window) {
        Period period = window.period();
        String sql = """
            select count(case when device = 'robot' then 1 end),
                   count(case when traffic = 'internal' and device is distinct from 'robot' then 1 end)
            from events where %s""".formatted(new PeriodSql(inquiry.dialect(), period).holds("occurred_at"));
        return inquiry.ask(sql, period.from(), period.end(), rows -> {
            List<@Nullable Object> row = rows.next();
            return new Apart(Rows.number(row, 0), Rows.number(row, 1));
        });
    }
}
