package io.windrose.lake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table that one room fills, and how.
 *
 * @param name of a table of the lake
 * @param keys the columns that name a row: there is one for each of their values, null among them
 * @param asides columns that do not count when it is asked whether a row is another than before
 * @param values of a row, in the order of the table's columns, without those that are made of others: {@code String},
 *     {@code Long}, {@code Boolean}, {@code Instant}, {@code LocalDate}, {@code BigDecimal}
 */
public record RoomTable<R>(String name, List<String> keys, List<String> asides, Values<R> values) {
    /** The values of a row, in the order of the columns. */
    @FunctionalInterface
    public interface Values<R> {
        List<@Nullable Object> of(R row);
    }

    public RoomTable {
        keys = List.copyOf(keys);
        asides = List.copyOf(asides);
    }

    RowFormat<R> format() {
        TableDefinition definition = Tables.named(name);
        return new RowFormat<>() {
            @Override
            public TableDefinition definition() {
                return definition;
            }

            @Override
            public void write(R row, StagedRows out) {
                out.values(values.of(row));
            }
        };
    }
}
