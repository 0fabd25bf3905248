package io.windrose.analyze.ask;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a row of an answer. Engines add whole numbers up to larger types than they count in. */
public final class Rows {
    private Rows() {}

    public static String text(List<@Nullable Object> row, int column) {
        return (String) requireNonNull(row.get(column));
    }

    public static Optional<String> optionalText(List<@Nullable Object> row, int column) {
        return Optional.ofNullable((String) row.get(column));
    }

    public static long number(List<@Nullable Object> row, int column) {
        return ((Number) requireNonNull(row.get(column))).longValue();
    }

    /** Zero where there is none, as a sum of nothing is. */
    public static long count(List<@Nullable Object> row, int column) {
        return row.get(column) == null ? 0 : number(row, column);
    }

    /** Zero where there is none. */
    public static BigDecimal amount(List<@Nullable Object> row, int column) {
        BigDecimal found = (BigDecimal) row.get(column);
        return found == null ? BigDecimal.ZERO : found;
    }
}
