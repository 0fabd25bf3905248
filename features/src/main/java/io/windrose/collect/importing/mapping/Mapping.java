package io.windrose.collect.importing.mapping;

import io.windrose.collect.importing.reading.FileForm;
import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a file is to be taken.
 *
 * @param columns by field, the column that it is in; columns that are neither here nor ignored are kept as properties
 * @param ignored columns that are left out
 * @param channels of a wide file, each channel's columns
 * @param currency of all amounts that do not say their own
 * @param lastDay on which journeys without a time end
 * @param days how many days a cost is of that does not say it; 30 stands for the whole month
 * @param site the address of the site that a log is of, as {@code https://shop.example}
 */
public record Mapping(
        ImportKind kind,
        Shape shape,
        FileForm file,
        Map<Field, String> columns,
        List<String> ignored,
        List<ChannelColumns> channels,
        TimeForm times,
        NumberForm numbers,
        Optional<String> currency,
        Optional<LocalDate> lastDay,
        int days,
        Optional<String> site) {

    public Mapping {
        columns = Map.copyOf(columns);
        ignored = List.copyOf(ignored);
        channels = List.copyOf(channels);
    }

    /**
     * Looks whether it fits a file with this header.
     *
     * @throws Incorrect naming what is missing, or is not in the file
     */
    public void check(List<String> header) {
        if (shape == Shape.JSON_LINES || shape == Shape.COMBINED_LOG) {
            return;
        }
        for (Field needed : needed()) {
            if (!columns.containsKey(needed)) {
                throw new Incorrect(
                        "import.field-missing",
                        "no column is mapped to %s, which %s need; the columns are %s"
                                .formatted(needed.word(), kind.word(), header));
            }
        }
        if (kind == ImportKind.TOUCHES
                && shape == Shape.ROWS
                && !columns.containsKey(Field.USER_ID)
                && !columns.containsKey(Field.ANONYMOUS_ID)) {
            throw new Incorrect(
                    "import.field-missing", "no column is mapped to user_id or anonymous_id: touches need one of them");
        }
        if (kind == ImportKind.ORDERS && !columns.containsKey(Field.REVENUE) && !columns.containsKey(Field.PRICE)) {
            throw new Incorrect(
                    "import.field-missing", "no column is mapped to revenue or price: orders need one of them");
        }
        if (shape == Shape.WIDE && channels.isEmpty()) {
            throw new Incorrect("import.field-missing", "no column is mapped to a channel's cost: name them");
        }
        for (String column : columns.values()) {
            if (!header.contains(column)) {
                throw new Incorrect(
                        "import.unknown-column",
                        "the mapping names the column \"%s\", which the file does not have; it has %s"
                                .formatted(column, header));
            }
        }
    }

    private List<Field> needed() {
        return switch (kind) {
            case ORDERS -> List.of(Field.ORDER_ID, Field.ORDERED_AT);
            case CONTACTS -> List.of(Field.USER_ID);
            case SPEND -> shape == Shape.WIDE ? List.of(Field.DAY) : List.of(Field.DAY, Field.COST);
            case TOUCHES -> shape == Shape.PATHS ? List.of(Field.PATH) : List.of(Field.OCCURRED_AT);
            case EVENTS -> List.of(Field.OCCURRED_AT);
            case WEBLOG -> List.of();
        };
    }

    /** By field, the place of its column in the header. */
    public Map<Field, Integer> places(List<String> header) {
        Map<Field, Integer> places = new EnumMap<>(Field.class);
        columns.forEach((field, column) -> places.put(field, header.indexOf(column)));
        return places;
    }
}
