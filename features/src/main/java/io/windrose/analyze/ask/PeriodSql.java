package io.windrose.analyze.ask;

import io.windrose.lake.query.Dialect;
import java.time.Instant;
import java.util.List;

/** Conditions on a period, as moments: the calendar was worked out before, so that engines need not know it. */
public final class PeriodSql {
    private final Dialect dialect;
    private final Period period;

    public PeriodSql(Dialect dialect, Period period) {
        this.dialect = dialect;
        this.period = period;
    }

    /** Whether it happened in the period. */
    public String holds(String time) {
        return "%1$s >= %2$s and %1$s < %3$s"
                .formatted(time, dialect.literal(period.from()), dialect.literal(period.end()));
    }

    /** Whether it happened in the period, or not long before or after it. */
    public String isLookedAt(String time) {
        return "%1$s >= %2$s and %1$s < %3$s"
                .formatted(time, dialect.literal(period.lookedAtFrom()), dialect.literal(period.lookedAtTo()));
    }

    /** The number of its bucket, from 0; one less before the period, one more than the last after it. */
    public String bucket(String time) {
        String inside = search(time, 0, period.starts().size());
        return "case when %1$s < %2$s then -1 when %1$s >= %3$s then %4$d else %5$s end"
                .formatted(
                        time,
                        dialect.literal(period.from()),
                        dialect.literal(period.end()),
                        period.starts().size(),
                        inside);
    }

    /** Halves the buckets at each step. */
    private String search(String time, int from, int to) {
        if (to - from == 1) {
            return Integer.toString(from);
        }
        int middle = (from + to) / 2;
        List<Instant> starts = period.starts();
        return "case when %s < %s then %s else %s end"
                .formatted(
                        time,
                        dialect.literal(starts.get(middle)),
                        search(time, from, middle),
                        search(time, middle, to));
    }
}
