package io.windrose.visualize;

import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/**
 * When something is sent again and again, by the clock of the company.
 *
 * @param day of the week, from 1 for Monday, or of the month, to 28, which each month has; 0 for each day
 */
public record Timing(Every every, int day, int hour) {
    private static final int LAST_DAY = 28;
    private static final int LAST_HOUR = 23;

    /** How often. */
    public enum Every {
        DAY,
        WEEK,
        MONTH;

        public String word() {
            return Words.word(this);
        }

        public static Every named(String word) {
            return Words.named(Every.class, word, "visualize.unknown-timing");
        }
    }

    public Timing {
        int first = every == Every.DAY ? 0 : 1;
        int last =
                switch (every) {
                    case DAY -> 0;
                    case WEEK -> DayOfWeek.values().length;
                    case MONTH -> LAST_DAY;
                };
        if (day < first || day > last || hour < 0 || hour > LAST_HOUR) {
            throw new Incorrect(
                    "visualize.wrong-timing",
                    "each %s on day %d at %d o'clock; give a day from %d to %d and an hour from 0 to %d"
                            .formatted(every.word(), day, hour, first, last, LAST_HOUR));
        }
    }

    /** The first time after a moment. An hour that a day has not, as its clocks go forward, is the next. */
    public Instant after(Instant moment, ZoneId zone) {
        LocalDate date = ZonedDateTime.ofInstant(moment, zone).toLocalDate();
        LocalDate first =
                switch (every) {
                    case DAY -> date;
                    case WEEK -> date.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(day)));
                    case MONTH -> date.withDayOfMonth(day);
                };
        LocalDate due = first;
        while (!at(due, zone).isAfter(moment)) {
            due = switch (every) {
                case DAY -> due.plusDays(1);
                case WEEK -> due.plusWeeks(1);
                case MONTH -> due.plusMonths(1);
            };
        }
        return at(due, zone);
    }

    private Instant at(LocalDate date, ZoneId zone) {
        return ZonedDateTime.of(date, LocalTime.of(hour, 0), zone).toInstant();
    }
}
