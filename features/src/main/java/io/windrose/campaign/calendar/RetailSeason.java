package io.windrose.campaign.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Days on which people buy more than on others.
 *
 * @param from with {@code to}, both included
 * @param countries that have it on these days; empty where it is everywhere
 */
public record RetailSeason(Kind kind, LocalDate from, LocalDate to, List<String> countries) {
    /** Which. */
    public enum Kind {
        VALENTINES_DAY,
        EASTER_WEEK,
        MOTHERS_DAY,
        FATHERS_DAY,
        SINGLES_DAY,
        BLACK_FRIDAY,
        CYBER_MONDAY,
        ADVENT;

        /** As in the API: {@code black-friday}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RetailSeason {
        countries = List.copyOf(countries);
    }
}
