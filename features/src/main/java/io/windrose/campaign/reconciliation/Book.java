package io.windrose.campaign.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The shop's own records, as somebody brought them.
 *
 * @param zone of the clock whose midnight ends their days
 * @param firstDay of the days that they tell of, all of them up to the last
 */
public record Book(
        String name,
        Form form,
        ZoneId zone,
        LocalDate firstDay,
        LocalDate lastDay,
        long lines,
        Instant broughtAt,
        String broughtBy) {
    /** What a line is of. */
    public enum Form {
        ORDERS,
        DAYS;

        /** As in the API and the database: {@code orders}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Form named(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
