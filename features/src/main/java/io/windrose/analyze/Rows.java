package io.windrose.analyze;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a row of an answer. Engines add whole numbers up to larger types than they count in. */
final class Rows {
    private Rows() {}

    static String text(List<@Nullable Object> row, int column) {
        return (String) requireNonNull(row.get(column));
    }

    static Optional<String> optionalText(List<@Nullable Object> row, int column) {
        return Optional.ofNullable((String) row.get(column));
    }

    static long number(List<@Nullable Object> row, int column) {
        return ((Number) requireNonNull(row.get(column))).longValue();
    }

    /** Zero where there is none. */
    static BigDecimal amount(List<@Nullable Object> row, int column) {
        BigDecimal found = (BigDecimal) row.get(column);
        return found == null ? BigDecimal.ZERO : found;
    }
}
