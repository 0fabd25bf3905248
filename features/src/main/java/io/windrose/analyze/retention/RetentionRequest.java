package io.windrose.analyze.retention;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param first what puts people in a cohort
 * @param again what they come back for
 * @param periods so many cells has a cohort, the period that it began in included
 * @param by a field of the first event
 * @param rows so many of its values have a row of their own
 */
public record RetentionRequest(
        Scope scope,
        EventChoice first,
        EventChoice again,
        Counting counting,
        Unit unit,
        int periods,
        Mode mode,
        Value value,
        Optional<Field> by,
        int rows) {
    public static final int MOST_PERIODS = 60;
    public static final int MOST_ROWS = 50;
    private static final int MOST_COHORTS = 200;

    public enum Counting {
        /** A person is in one cohort, that of the first such event that the lake has of them. */
        FIRST,
        /** A person is in the cohort of each period in which they did it. */
        RECURRING;

        public static Counting named(String word) {
            return Words.named(Counting.class, word, "analyze.unknown-counting");
        }
    }

    public enum Mode {
        /** In that period. */
        ON,
        /** In that period or any later one. */
        ON_OR_AFTER;

        public static Mode named(String word) {
            return Words.named(Mode.class, word, "analyze.unknown-mode");
        }
    }

    public enum Value {
        PEOPLE,
        REVENUE;

        public static Value named(String word) {
            return Words.named(Value.class, word, "analyze.unknown-value");
        }
    }

    /** How long a period is. */
    public enum Unit {
        DAY(Granularity.DAY, ChronoUnit.DAYS),
        WEEK(Granularity.WEEK, ChronoUnit.WEEKS),
        MONTH(Granularity.MONTH, ChronoUnit.MONTHS);

        private final Granularity granularity;
        private final ChronoUnit calendar;

        Unit(Granularity granularity, ChronoUnit calendar) {
            this.granularity = granularity;
            this.calendar = calendar;
        }

        public static Unit named(String word) {
            return Words.named(Unit.class, word, "analyze.unknown-unit");
        }

        Granularity granularity() {
            return granularity;
        }

        /** The beginning of the period that the day is in. */
        LocalDate begin(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }
    }

    public RetentionRequest {
        require(
                scope.comparison() == Comparison.NONE,
                "cohorts are beside each other already; leave what they are compared with out");
        require(
                periods >= 1 && periods <= MOST_PERIODS,
                "there are %d periods; give 1 to %d".formatted(periods, MOST_PERIODS));
        require(rows >= 1 && rows <= MOST_ROWS, "there are %d rows; give 1 to %d".formatted(rows, MOST_ROWS));
        long cohorts = cohorts(scope, unit);
        require(
                cohorts <= MOST_COHORTS,
                "the range has %d cohorts; give %d at most, or longer periods".formatted(cohorts, MOST_COHORTS));
    }

    private static long cohorts(Scope scope, Unit unit) {
        return unit.calendar.between(
                        unit.begin(scope.range().from()),
                        unit.begin(scope.range().to()))
                + 1;
    }

    int cohorts() {
        return Math.toIntExact(cohorts(scope, unit));
    }

    /** From the first cohort's beginning to the last one's last period: all in whole periods. */
    DateRange periodsOfAll() {
        LocalDate from = unit.begin(scope.range().from());
        return new DateRange(
                from, from.plus(cohorts() + periods - 1L, unit.calendar).minusDays(1));
    }

    /** The days of the cohorts. */
    DateRange days() {
        LocalDate from = unit.begin(scope.range().from());
        return new DateRange(from, from.plus(cohorts(), unit.calendar).minusDays(1));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Incorrect("analyze.wrong-retention", otherwise);
        }
    }
}
