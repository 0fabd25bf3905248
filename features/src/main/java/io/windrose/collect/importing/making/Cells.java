package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.CurrencyRecognition;
import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.Sample;
import io.windrose.collect.importing.reading.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the cells of rows by their field, as the mapping says. For one thread. */
final class Cells {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration TOLERANCE = Duration.ofDays(1);
    private static final int LONGEST_ID = 512;

    private final Mapping mapping;
    private final List<String> header;
    private final Map<Field, Integer> places;
    private final Instant latest;
    private final Extras extras;

    Cells(Mapping mapping, Sample sample, Instant now) {
        this.mapping = mapping;
        this.header = sample.header();
        this.latest = now.plus(TOLERANCE);
        this.places = mapping.places(header);
        this.extras = Extras.of(mapping, sample);
    }

    Mapping mapping() {
        return mapping;
    }

    /** The columns that no field has. */
    Extras extras() {
        return extras;
    }

    boolean has(Field field) {
        return places.containsKey(field);
    }

    int place(String column) {
        return header.indexOf(column);
    }

    /** Null where there is no such column, or nothing in it. */
    @Nullable
    String text(Row row, Field field) {
        Integer place = places.get(field);
        if (place == null) {
            return null;
        }
        String text = row.cell(place);
        if (text.isEmpty()) {
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            throw refused(field, "has a NUL character: remove it");
        }
        return text;
    }

    /** An id, which may not be too long. */
    @Nullable
    String id(Row row, Field field) {
        String id = text(row, field);
        if (id != null && id.length() > LONGEST_ID) {
            throw refused(field, "is longer than " + LONGEST_ID + " characters: shorten it");
        }
        return id;
    }

    @Nullable
    String lower(Row row, Field field) {
        String text = id(row, field);
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    Instant time(Row row, Field field) {
        String text = text(row, field);
        if (text == null) {
            throw refused(field, "is empty: give a time");
        }
        Instant time = mapping.times()
                .time(text)
                .orElseThrow(() -> refused(
                        field,
                        "is \"%s\", which is no time written as %s"
                                .formatted(shown(text), mapping.times().order().word())));
        if (time.isBefore(EARLIEST) || time.isAfter(latest)) {
            throw refused(
                    field,
                    "is \"%s\", which is before 1900 or in the future: see how dates are read".formatted(shown(text)));
        }
        return time;
    }

    /** Null where there is no such column, or nothing in it. */
    @Nullable
    BigDecimal amount(Row row, Field field) {
        String text = text(row, field);
        return text == null ? null : amount(text, field.word());
    }

    BigDecimal amount(String text, String name) {
        return mapping.numbers()
                .amount(text)
                .orElseThrow(() -> new RefusedRow("%s is \"%s\", which is no amount with a decimal %s"
                        .formatted(name, shown(text), mapping.numbers().decimal() == ',' ? "comma" : "point")));
    }

    /** A count, rounded where it has decimals, as some platforms give them. */
    @Nullable
    Long whole(Row row, Field field) {
        BigDecimal amount = amount(row, field);
        return amount == null ? null : rounded(amount, field.word());
    }

    static long rounded(BigDecimal amount, String name) {
        if (amount.signum() < 0) {
            throw new RefusedRow("%s is %s: give 0 or more".formatted(name, amount.toPlainString()));
        }
        return amount.setScale(0, RoundingMode.HALF_EVEN).longValueExact();
    }

    /** The row's own, else the file's. */
    @Nullable
    String currency(Row row) {
        String text = text(row, Field.CURRENCY);
        if (text == null) {
            return mapping.currency().orElse(null);
        }
        String code = text.toUpperCase(Locale.ROOT);
        if (!CurrencyRecognition.isCode(code)) {
            throw refused(Field.CURRENCY, "is \"%s\": give a code as EUR".formatted(shown(text)));
        }
        return code;
    }

    Optional<BigDecimal> number(String text) {
        return mapping.numbers().number(text);
    }

    private static RefusedRow refused(Field field, String what) {
        return new RefusedRow(field.word() + " " + what);
    }

    static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
