package io.windrose.campaign.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A holiday.
 *
 * @param day on which it is kept
 * @param name in the language that was asked for
 * @param countries that keep it by this name on this day, as {@code DE-BY}
 */
public record Holiday(LocalDate day, String name, Kind kind, List<String> countries) {
    /** Who rests. */
    public enum Kind {
        /** Everybody. */
        PUBLIC,
        /** Banks, by law. */
        BANK,
        /** Nobody: it is a custom. */
        OBSERVANCE;

        /** As in the API. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Holiday {
        countries = List.copyOf(countries);
    }
}
