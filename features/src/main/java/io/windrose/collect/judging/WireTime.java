package io.windrose.collect.judging;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the times that tracking libraries write: ISO 8601 with or without separators, with a blank for the T, with 0 to
 * 9 decimals, with any offset (none means UTC), a date alone; and numbers since 1970, whose unit is told by their size.
 */
final class WireTime {
    private static final Pattern ISO_8601 = Pattern.compile("(\\d{4})-?(\\d\\d)-?(\\d\\d)"
            + "(?:[Tt ](\\d\\d):?(\\d\\d)(?::?(\\d\\d)(?:[.,](\\d{1,9}))?)? ?(Z|z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)?)?");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{9,19}(?:\\.\\d{1,9})?");
    private static final String USUAL = "0000-00-00T00:00:00.000Z";
    private static final int LONGEST = 40;
    private static final BigDecimal LEAST_MILLIS = new BigDecimal("1e11");
    private static final BigDecimal LEAST_MICROS = new BigDecimal("1e14");
    private static final BigDecimal LEAST_NANOS = new BigDecimal("1e17");

    private WireTime() {}

    /** Truncated to microseconds; empty for what is no time. */
    static Optional<Instant> parse(JsonNode node) {
        if (node.isNumber()) {
            return number(node.decimalValue());
        }
        return node.isTextual() ? text(node.textValue().strip()) : Optional.empty();
    }

    private static Optional<Instant> text(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (isUsual(text)) {
            return usual(text);
        }
        Matcher iso = ISO_8601.matcher(text);
        if (!iso.matches()) {
            return NUMBER.matcher(text).matches() ? number(new BigDecimal(text)) : Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(iso, 1),
                    number(iso, 2),
                    number(iso, 3),
                    number(iso, 4),
                    number(iso, 5),
                    number(iso, 6),
                    nanos(iso.group(7)));
            String offset = iso.group(8);
            ZoneOffset zone =
                    offset == null || Character.isLetter(offset.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(offset);
            return Optional.of(local.toInstant(zone).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code 2026-05-04T12:30:00.000Z}, as JavaScript writes it: read by hand, because nearly all are of this form. */
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char here = text.charAt(i);
            char expected = USUAL.charAt(i);
            if (expected == '0' ? here < '0' || here > '9' : here != expected) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Instant> usual(String text) {
        try {
            LocalDateTime local = LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 7),
                    number(text, 8, 10),
                    number(text, 11, 13),
                    number(text, 14, 16),
                    number(text, 17, 19),
                    number(text, 20, 23) * 1_000_000);
            return Optional.of(local.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    private static int number(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(String decimals) {
        return decimals == null ? 0 : Integer.parseInt((decimals + "00000000").substring(0, 9));
    }

    /** Seconds below 10^11 (the year 5138), milliseconds below 10^14, microseconds below 10^17, else nanoseconds. */
    private static Optional<Instant> number(BigDecimal value) {
        if (value.precision() - value.scale() > 19 || value.scale() > 400) {
            return Optional.empty();
        }
        BigDecimal size = value.abs();
        int toMicros;
        if (size.compareTo(LEAST_MILLIS) < 0) {
            toMicros = 6;
        } else if (size.compareTo(LEAST_MICROS) < 0) {
            toMicros = 3;
        } else {
            toMicros = size.compareTo(LEAST_NANOS) < 0 ? 0 : -3;
        }
        long micros = value.scaleByPowerOfTen(toMicros)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        return Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
