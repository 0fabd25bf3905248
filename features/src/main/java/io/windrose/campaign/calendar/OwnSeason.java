package io.windrose.campaign.calendar;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/**
 * Days that matter to the company, as its summer sale.
 *
 * @param from its first day; of a season that comes each year, in the first year
 * @param to its last day
 */
public record OwnSeason(String name, LocalDate from, LocalDate to, Repetition repetition) {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_DAYS = 366;

    /** How often it comes. */
    public enum Repetition {
        ONCE,
        YEARLY;

        /** As in the API and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Repetition named(String word) {
            return Arrays.stream(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "campaign.repetition", "a season does not come \"" + word + "\": give once or yearly"));
        }
    }

    public OwnSeason {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Incorrect(
                    "campaign.name",
                    "\"%s\" cannot be a season's name: use 1 to %d printable characters".formatted(name, LONGEST_NAME));
        }
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new Incorrect(
                    "campaign.season-dates",
                    "the season \"%s\" is from %s to %s: give its first day first, and %d days at most"
                            .formatted(name, from, to, MOST_DAYS));
        }
    }

    /**
     * As it comes so many years later; of 29 February, on the 28th where there is none. One of 366 days is a day
     * shorter where a leap year makes it 367.
     */
    OwnSeason after(int years) {
        LocalDate first = from.plusYears(years);
        LocalDate last = to.plusYears(years);
        LocalDate latest = first.plusDays(MOST_DAYS - 1);
        return new OwnSeason(name, first, last.isAfter(latest) ? latest : last, repetition);
    }
}
