package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Words;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** How long a step of a series is. */
public enum Interval {
    DAY(7, 730, 28, 366),
    /** From Monday. */
    WEEK(52, 156, 12, 104),
    MONTH(12, 60, 6, 36);

    /** Steps after which the same place of the season comes again. */
    final int season;
    /** Steps that are looked back where nobody says otherwise. */
    private final int usual;

    private final int usualAhead;
    final int mostAhead;

    Interval(int season, int usual, int usualAhead, int mostAhead) {
        this.season = season;
        this.usual = usual;
        this.usualAhead = usualAhead;
        this.mostAhead = mostAhead;
    }

    public static Interval named(String word) {
        return Words.named(Interval.class, word, "optimize.unknown-interval");
    }

    public String word() {
        return Words.word(this);
    }

    Granularity granularity() {
        return switch (this) {
            case DAY -> Granularity.DAY;
            case WEEK -> Granularity.WEEK;
            case MONTH -> Granularity.MONTH;
        };
    }

    /** As far back as usual, until a day. */
    public DateRange usual(LocalDate last) {
        return new DateRange(plus(start(last), -usual), last);
    }

    /** Steps that are forecast where nobody says how many. */
    public int usualAhead() {
        return usualAhead;
    }

    /** The first day of the step that a day is in. */
    LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    LocalDate plus(LocalDate start, long steps) {
        return switch (this) {
            case DAY -> start.plusDays(steps);
            case WEEK -> start.plusWeeks(steps);
            case MONTH -> start.plusMonths(steps);
        };
    }

    /** The number of the step that a day is in, counted from a step's first day. */
    int number(LocalDate first, LocalDate day) {
        return switch (this) {
            case DAY -> (int) ChronoUnit.DAYS.between(first, day);
            case WEEK -> (int) Math.floorDiv(ChronoUnit.DAYS.between(first, day), 7);
            case MONTH -> 12 * (day.getYear() - first.getYear()) + day.getMonthValue() - first.getMonthValue();
        };
    }
}
