package io.windrose.lake;

import io.windrose.lake.query.Sql;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Turns what DuckDB's COPY says about a file it wrote into Iceberg's metrics. */
final class FileStatistics {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    /** What DuckDB prints as it is. Text with other characters gets no bounds, which only costs speed. */
    private static final Pattern PLAIN = Pattern.compile("[ -\\[\\]-~]{1,64}");

    private FileStatistics() {}

    /** @param statistics by column, in quotes, and by name of the statistic */
    static Metrics metrics(long rows, Map<String, Map<String, String>> statistics, Schema schema, Set<String> bounded) {
        Map<Integer, Long> sizes = new HashMap<>();
        Map<Integer, Long> values = new HashMap<>();
        Map<Integer, Long> nulls = new HashMap<>();
        Map<Integer, ByteBuffer> least = new HashMap<>();
        Map<Integer, ByteBuffer> greatest = new HashMap<>();
        for (Types.NestedField column : schema.columns()) {
            Map<String, String> of = statistics.getOrDefault(Sql.name(column.name()), Map.of());
            int id = column.fieldId();
            number(of, "column_size_bytes").ifPresent(size -> sizes.put(id, size));
            number(of, "num_values").ifPresent(count -> values.put(id, count));
            number(of, "null_count").ifPresent(count -> nulls.put(id, count));
            if (bounded.contains(column.name())) {
                bound(column.type(), of.get("min"), of.get("min_is_exact")).ifPresent(it -> least.put(id, it));
                bound(column.type(), of.get("max"), of.get("max_is_exact")).ifPresent(it -> greatest.put(id, it));
            }
        }
        return new Metrics(rows, sizes, values, nulls, Map.of(), least, greatest);
    }

    private static Optional<Long> number(Map<String, String> statistics, String name) {
        return Optional.ofNullable(statistics.get(name)).map(Long::valueOf);
    }

    private static Optional<ByteBuffer> bound(Type type, @Nullable String value, @Nullable String isExact) {
        if (value == null || !"true".equals(isExact)) {
            return Optional.empty();
        }
        return switch (type) {
            case Types.LongType number -> Optional.of(Conversions.toByteBuffer(type, Long.valueOf(value)));
            case Types.DateType date ->
                Optional.of(Conversions.toByteBuffer(
                        type, (int) LocalDate.parse(value).toEpochDay()));
            case Types.TimestampType time -> micros(value).map(micros -> Conversions.toByteBuffer(type, micros));
            case Types.StringType text
            when PLAIN.matcher(value).matches() -> Optional.of(Conversions.toByteBuffer(type, value));
            default -> Optional.empty();
        };
    }

    /** Empty for years that DuckDB prints in another way, as before our era. */
    private static Optional<Long> micros(String value) {
        try {
            Instant time = OffsetDateTime.parse(value, TIME).toInstant();
            return Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
