package io.windrose.analyze.retention;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Who came back in which period.
 *
 * @param range the days of the cohorts, in whole periods
 * @param until when not all periods are over, the time on the clock until which they are looked at
 * @param currency of revenue
 * @param withoutRate orders that are in no revenue, for want of an exchange rate
 * @param rows by what was asked for, each of all cohorts
 */
public record Retention(
        ZoneId zone,
        DateRange range,
        Optional<LocalDateTime> until,
        Optional<String> currency,
        long withoutRate,
        List<Cohort> cohorts,
        Line total,
        List<Row> rows) {
    public Retention {
        cohorts = List.copyOf(cohorts);
        rows = List.copyOf(rows);
    }

    /**
     * Those who did it in one period.
     *
     * @param from the period's first day
     */
    public record Cohort(LocalDate from, Line line) {}

    public record Row(Label label, Line line) {}

    /**
     * Cells that belong together.
     *
     * @param people of them all
     */
    public record Line(long people, List<Cell> cells) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A period after the first, which is 0.
     *
     * @param of how many could have come back by now
     * @param people who did
     */
    public record Cell(int period, State state, long of, long people, Optional<BigDecimal> revenue) {
        public Optional<Double> share() {
            return of == 0 ? Optional.empty() : Optional.of((double) people / of);
        }
    }

    public enum State {
        COMPLETE,
        INCOMPLETE,
        FUTURE;

        public String word() {
            return Words.word(this);
        }
    }
}
