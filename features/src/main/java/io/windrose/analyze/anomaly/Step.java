package io.windrose.analyze.anomaly;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Granularity;
import io.windrose.science.series.SeasonalBaseline;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How long what is judged is, and by how much before it. Weeks are named by their Mondays. */
enum Step {
    /** Judged by the 56 before it, and its interval by the errors of these, each by 56 before it. */
    DAY(Granularity.DAY, ChronoUnit.DAYS, 112, 42, 28),
    /** Judged by the 26 before it, in the same way. */
    WEEK(Granularity.WEEK, ChronoUnit.WEEKS, 52, 12, 4);

    private static final SeasonalBaseline OF_DAYS = SeasonalBaseline.ofDays();
    private static final SeasonalBaseline OF_WEEKS = SeasonalBaseline.ofWeeks();

    final Granularity granularity;
    final int lookedBack;
    /** Four seasons before anything is expected, and some steps of errors. */
    final int fewest;
    /** By the shares of so many an expected value is split. */
    final int compared;

    private final ChronoUnit unit;

    Step(Granularity granularity, ChronoUnit unit, int lookedBack, int fewest, int compared) {
        this.granularity = granularity;
        this.unit = unit;
        this.lookedBack = lookedBack;
        this.fewest = fewest;
        this.compared = compared;
    }

    SeasonalBaseline baseline() {
        return switch (this) {
            case DAY -> OF_DAYS;
            case WEEK -> OF_WEEKS;
        };
    }

    LocalDate plus(LocalDate start, int steps) {
        return start.plus(steps, unit);
    }

    int between(LocalDate start, LocalDate other) {
        return (int) unit.between(start, other);
    }

    LocalDate last(LocalDate start) {
        return plus(start, 1).minusDays(1);
    }

    /** The step itself and so many before it. */
    DateRange with(LocalDate start, int before) {
        return new DateRange(plus(start, -before), last(start));
    }
}
