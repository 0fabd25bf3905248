package io.windrose.collect.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Incorrect;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a property's value may be. */
public enum PropertyType {
    TEXT,
    NUMBER,
    INTEGER,
    BOOLEAN,
    /** ISO 8601: a moment with its offset, or a day. */
    TIME,
    LIST,
    OBJECT,
    ANY;

    private static final int DAY_CHARACTERS = 10;

    /** {@code text}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PropertyType named(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "plan.unknown-type",
                        "there is no type \"" + word + "\"; take "
                                + Arrays.stream(values())
                                        .map(PropertyType::word)
                                        .collect(Collectors.joining(", "))));
    }

    boolean fits(JsonNode value) {
        return switch (this) {
            case TEXT -> value.isTextual();
            case NUMBER -> value.isNumber();
            // 3.0 is a whole number, however it is written.
            case INTEGER ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case BOOLEAN -> value.isBoolean();
            case TIME -> value.isTextual() && isTime(value.textValue());
            case LIST -> value.isArray();
            case OBJECT -> value.isObject();
            case ANY -> true;
        };
    }

    private static boolean isTime(String text) {
        DateTimeFormatter form = text.length() <= DAY_CHARACTERS
                ? DateTimeFormatter.ISO_LOCAL_DATE
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        try {
            return form.parse(text).isSupported(ChronoField.EPOCH_DAY);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
