package io.windrose.visualize.letter;

import io.windrose.analyze.ask.DateRange;
import io.windrose.core.Incorrect;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A week of the calendar, by its Monday (ISO 8601). */
public record Week(LocalDate monday) {
    private static final Pattern WORD = Pattern.compile("(\\d{4})-W(\\d{2})");
    /** So that each day stands beside the same day of a week. */
    private static final int WEEKS_OF_A_YEAR = 52;

    public Week {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new Incorrect("letter.no-week", monday + " is no Monday, on which a week begins");
        }
    }

    /** The last that is over, where the last day that is over is this one. */
    public static Week lastUntil(LocalDate lastDay) {
        return new Week(lastDay.plusDays(1)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(1));
    }

    /** As {@code 2026-W48}. */
    public static Week named(String word) {
        Matcher parts = WORD.matcher(word);
        if (parts.matches()) {
            int year = Integer.parseInt(parts.group(1));
            int number = Integer.parseInt(parts.group(2));
            // The fourth of January is in the first week of each year.
            LocalDate first = LocalDate.of(year, 1, 4).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            LocalDate monday = first.plusWeeks(number - 1L);
            if (number > 0 && monday.get(IsoFields.WEEK_BASED_YEAR) == year) {
                return new Week(monday);
            }
        }
        throw new Incorrect("letter.no-week", "\"" + word + "\" is no week; give one as 2026-W48");
    }

    public String word() {
        return "%04d-W%02d".formatted(year(), number());
    }

    public int year() {
        return monday.get(IsoFields.WEEK_BASED_YEAR);
    }

    public int number() {
        return monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    public DateRange days() {
        return new DateRange(monday, monday.plusDays(6));
    }

    public Week before() {
        return new Week(monday.minusWeeks(1));
    }

    /** 52 weeks before, whose days are of the same season and the same days of the week. */
    public Week yearBefore() {
        return new Week(monday.minusWeeks(WEEKS_OF_A_YEAR));
    }
}
