package io.windrose.analyze.ask;

import io.windrose.lake.query.Dialect;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
        List<Run> runs = Run.of(period.starts());
        return "case when %1$s < %2$s then -1 when %1$s >= %3$s then %4$d else %5$s end"
                .formatted(
                        time,
                        dialect.literal(period.from()),
                        dialect.literal(period.end()),
                        period.starts().size(),
                        search(time, runs));
    }

    /**
     * Buckets of one length that follow each other.
     *
     * @param first its number
     * @param micros how long each is, the last of a period maybe longer; 0 where only its last one has any time
     */
    private record Run(int first, int last, Instant start, long micros) {
        static List<Run> of(List<Instant> starts) {
            List<Run> runs = new ArrayList<>();
            int first = 0;
            for (int i = 1; i <= starts.size(); i++) {
                // The length of the last bucket is not known, nor needed.
                if (i >= starts.size() - 1 || length(starts, i) != length(starts, first)) {
                    int last = i >= starts.size() - 1 ? starts.size() - 1 : i - 1;
                    runs.add(new Run(first, last, starts.get(first), last == first ? 0 : length(starts, first)));
                    if (last == starts.size() - 1) {
                        break;
                    }
                    first = i;
                }
            }
            return runs;
        }

        private static long length(List<Instant> starts, int number) {
            return ChronoUnit.MICROS.between(starts.get(number), starts.get(number + 1));
        }
    }

    /** Halves the runs at each step. */
    private String search(String time, List<Run> runs) {
        if (runs.size() == 1) {
            return inside(time, runs.getFirst());
        }
        int middle = runs.size() / 2;
        return "case when %s < %s then %s else %s end"
                .formatted(
                        time,
                        dialect.literal(runs.get(middle).start()),
                        search(time, runs.subList(0, middle)),
                        search(time, runs.subList(middle, runs.size())));
    }

    /** The division is one of doubles: of whole microseconds, it never comes to the next whole number too early. */
    private String inside(String time, Run run) {
        if (run.micros() == 0) {
            return Integer.toString(run.last());
        }
        return "least(%d, %d + cast(floor((%s - %d) / %d) as int))"
                .formatted(
                        run.last(),
                        run.first(),
                        dialect.microseconds(time),
                        ChronoUnit.MICROS.between(Instant.EPOCH, run.start()),
                        run.micros());
    }
}
