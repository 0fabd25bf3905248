package io.windrose.analyze.trend;

import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.metric.Buckets;
import io.windrose.lake.query.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The buckets of a window. What is known by day only counts in the first bucket that begins on that day. */
final class PeriodBuckets implements Buckets {
    private final Dialect dialect;
    private final Window window;
    private final PeriodSql moments;
    private final List<LocalDate> days = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    PeriodBuckets(Dialect dialect, Window window) {
        this.dialect = dialect;
        this.window = window;
        this.moments = new PeriodSql(dialect, window.period());
        List<Instant> starts = window.period().starts();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate day = day(starts.get(i));
            if (days.isEmpty() || day.isAfter(days.getLast())) {
                days.add(day);
                numbers.add(i);
            }
        }
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, window.zone());
    }

    @Override
    public String holds(String moment) {
        return moments.holds(moment);
    }

    @Override
    public String sees(String moment, Duration after) {
        return "%1$s >= %2$s and %1$s < %3$s"
                .formatted(moment, dialect.literal(window.period().from()), dialect.literal(window.seenTo(after)));
    }

    /** A day that is not over counts as far as it is known. */
    @Override
    public String holdsDay(String day) {
        LocalDate last = day(window.period().end().minusNanos(1_000));
        return "%1$s >= date '%2$s' and %1$s <= date '%3$s'".formatted(day, days.getFirst(), last);
    }

    @Override
    public String of(String moment) {
        return moments.bucket(moment);
    }

    @Override
    public String ofDay(String day) {
        return search(day, 0, days.size());
    }

    private String search(String day, int from, int to) {
        if (to - from == 1) {
            return numbers.get(from).toString();
        }
        int middle = (from + to) / 2;
        return "case when %s < date '%s' then %s else %s end"
                .formatted(day, days.get(middle), search(day, from, middle), search(day, middle, to));
    }
}
