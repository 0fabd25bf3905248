package io.windrose.stream;

import io.windrose.core.Incorrect;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Times as {@code 2026-05-01T12:00:00.000000Z}, always so long. By hand, because {@code DateTimeFormatter} would cost
 * more than the rest of an event.
 */
final class Timestamps {
    private static final int LENGTH = "2026-05-01T12:00:00.000000Z".length();
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

    private Timestamps() {}

    /** Cuts off what is finer than a microsecond. */
    static String format(Instant time) {
        if (time.getEpochSecond() < FIRST || time.getEpochSecond() > LAST) {
            throw new Incorrect(
                    "stream.time-out-of-range", "the time %s is not in the years 0 to 9999".formatted(time));
        }
        LocalDateTime local = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        byte[] text = new byte[LENGTH];
        put(text, 0, 4, local.getYear());
        text[4] = '-';
        put(text, 5, 2, local.getMonthValue());
        text[7] = '-';
        put(text, 8, 2, local.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 2, local.getHour());
        text[13] = ':';
        put(text, 14, 2, local.getMinute());
        text[16] = ':';
        put(text, 17, 2, local.getSecond());
        text[19] = '.';
        put(text, 20, 6, local.getNano() / 1_000);
        text[26] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int start, int digits, int number) {
        int rest = number;
        for (int i = start + digits - 1; i >= start; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Any time in the form of ISO 8601 with {@code Z}; empty when it is none. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(isUsual(text) ? parseUsual(text) : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isUsual(String text) {
        return text.length() == LENGTH && text.charAt(19) == '.' && text.charAt(LENGTH - 1) == 'Z';
    }

    private static Instant parseUsual(String text) {
        LocalDateTime local = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 2),
                number(text, 8, 2),
                number(text, 11, 2),
                number(text, 14, 2),
                number(text, 17, 2),
                number(text, 20, 6) * 1_000);
        return local.toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not a digit in " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
