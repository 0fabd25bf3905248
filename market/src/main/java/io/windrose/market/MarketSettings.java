package io.windrose.market;

import io.windrose.core.Incorrect;
import java.time.LocalDate;

/** Which market: two of the same settings are the same to the last character. */
public record MarketSettings(long seed, int people, LocalDate firstDay, int days) {
    private static final int MOST_PEOPLE = 10_000_000;
    private static final int MOST_DAYS = 3_650;

    public MarketSettings {
        if (people < 1 || people > MOST_PEOPLE) {
            throw new Incorrect("market.people", "people is " + people + "; give 1 to " + MOST_PEOPLE);
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new Incorrect("market.days", "days is " + days + "; give 1 to " + MOST_DAYS);
        }
    }

    /** 50,000 people and two years, about two million events. */
    public static MarketSettings defaults() {
        return new MarketSettings(20_241_101, 50_000, LocalDate.of(2024, 11, 1), 730);
    }

    public MarketSettings withPeople(int number) {
        return new MarketSettings(seed, number, firstDay, days);
    }

    public MarketSettings withSeed(long other) {
        return new MarketSettings(other, people, firstDay, days);
    }

    public MarketSettings withDays(int number) {
        return new MarketSettings(seed, people, firstDay, number);
    }

    /** With as many days as before. */
    public MarketSettings withLastDay(LocalDate last) {
        return new MarketSettings(seed, people, last.minusDays(days - 1L), days);
    }

    /** The newest that is in it. */
    public LocalDate lastDay() {
        return firstDay.plusDays(days - 1L);
    }
}
