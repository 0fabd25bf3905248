package io.windrose.analyze.ask;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Beside which range a range is set. */
public enum Comparison {
    NONE,
    /** As many days just before. */
    PREVIOUS,
    /** The same days of the calendar, a year before. */
    YEAR;

    public static Comparison named(String word) {
        return Words.named(Comparison.class, word, "analyze.unknown-comparison");
    }

    /** The time that is set beside {@code clock}. */
    public LocalDateTime before(LocalDateTime clock, DateRange range) {
        return switch (this) {
            case NONE -> clock;
            case PREVIOUS -> clock.minusDays(range.days());
            case YEAR -> clock.minusYears(1);
        };
    }

    public DateRange before(DateRange range) {
        LocalDate from = before(range.from().atStartOfDay(), range).toLocalDate();
        return new DateRange(from, before(range.to().atStartOfDay(), range).toLocalDate());
    }
}
