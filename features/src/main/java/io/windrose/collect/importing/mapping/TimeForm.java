package io.windrose.collect.importing.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How times are written, and what zone is meant where none is said.
 *
 * @param order of the parts of a date
 */
public record TimeForm(Order order, ZoneId zone) {
    /** The order of day, month and year; or a count since 1970. */
    public enum Order {
        YEAR_MONTH_DAY("year-month-day"),
        DAY_MONTH_YEAR("day-month-year"),
        MONTH_DAY_YEAR("month-day-year"),
        EPOCH("seconds-or-milliseconds-since-1970");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    private static final long LEAST_MILLIS = 100_000_000_000L;
    private static final int MOST_EPOCH_DIGITS = 13;

    /** Empty for what is no time in this form. */
    public Optional<Instant> time(String text) {
        if (order == Order.EPOCH) {
            return epoch(text);
        }
        return new TimeText(text, order).read().flatMap(this::instant);
    }

    private static Optional<Instant> epoch(String text) {
        if (text.isEmpty() || text.length() > MOST_EPOCH_DIGITS) {
            return Optional.empty();
        }
        long count = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            count = count * 10 + digit;
        }
        return Optional.of(count < LEAST_MILLIS ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count));
    }

    private Optional<Instant> instant(TimeText read) {
        try {
            LocalDateTime local = read.local();
            return Optional.of(read.offset()
                    .map(local::toInstant)
                    .orElseGet(() -> local.atZone(zone).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
