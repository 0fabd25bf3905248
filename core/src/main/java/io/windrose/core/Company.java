package io.windrose.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;

/**
 * How the company counts.
 *
 * @param zone whose midnight ends a day
 * @param currency in which it adds up, three letters of ISO 4217
 */
public record Company(ZoneId zone, String currency) {
    public static final Company DEFAULT = new Company(ZoneId.of("UTC"), "EUR");

    public Company {
        boolean isKnown = Currency.getAvailableCurrencies().stream()
                .anyMatch(known -> known.getCurrencyCode().equals(currency));
        if (!isKnown) {
            throw new Incorrect(
                    "company.unknown-currency",
                    "company.currency is \"" + currency + "\": give three letters of ISO 4217, as EUR");
        }
    }

    /** As it is written in settings: {@code Europe/Berlin} and {@code EUR}. */
    public static Company of(String zone, String currency) {
        try {
            return new Company(ZoneId.of(zone), currency);
        } catch (DateTimeException e) {
            throw new Incorrect(
                    "company.unknown-zone",
                    "company.zone is \"" + zone + "\": give a place of the time zone database, as Europe/Berlin",
                    e);
        }
    }

    /** The day on its calendar. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
