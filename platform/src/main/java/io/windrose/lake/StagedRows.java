package io.windrose.lake;

import io.windrose.core.Unavailable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way into a table: in columns outside the heap, which DuckDB reads where they are. Variants are bytes.
 * For one thread at a time; who made it closes it.
 */
final class StagedRows implements AutoCloseable {
    /** A column of ours beside the definition's. */
    static final String KEPT = "windrose kept";

    private static final String ZONE = "UTC";

    private final TableDefinition definition;
    private final int monthColumn;
    private final VectorSchemaRoot columns;
    private final SortedMap<Integer, Integer> rowsByMonth = new TreeMap<>();
    private int rows;
    private int left;
    private long variantBytes;
    private int column;

    StagedRows(BufferAllocator memory, TableDefinition definition) {
        this.definition = definition;
        this.monthColumn = definition
                .month()
                .map(month -> definition.given().indexOf(definition.schema().findField(month)))
                .orElse(-1);
        this.columns = VectorSchemaRoot.create(
                new Schema(Stream.concat(
                                definition.given().stream().map(StagedRows::field),
                                Stream.of(leaf(KEPT, new ArrowType.Bool())))
                        .toList()),
                memory);
    }

    private static Field field(Types.NestedField column) {
        return switch (column.type()) {
            case Types.MapType map -> map(column.name(), map);
            default -> leaf(column.name(), type(column.type()));
        };
    }

    private static ArrowType type(Type type) {
        return switch (type) {
            case Types.StringType text -> new ArrowType.Utf8();
            case Types.LongType number -> new ArrowType.Int(Long.SIZE, true);
            case Types.BooleanType truth -> new ArrowType.Bool();
            case Types.TimestampType time -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, ZONE);
            case Types.DateType date -> new ArrowType.Date(DateUnit.DAY);
            case Types.DecimalType decimal -> new ArrowType.Decimal(decimal.precision(), decimal.scale(), 128);
            case Types.VariantType variant -> new ArrowType.Binary();
            default -> throw new IllegalArgumentException("no table of the lake has a column of type " + type);
        };
    }

    private static Field leaf(String name, ArrowType type) {
        return new Field(name, FieldType.nullable(type), null);
    }

    private static Field map(String name, Types.MapType map) {
        Field key = new Field(MapVector.KEY_NAME, FieldType.notNullable(type(map.keyType())), null);
        Field value = leaf(MapVector.VALUE_NAME, type(map.valueType()));
        Field entries = new Field(
                MapVector.DATA_VECTOR_NAME, FieldType.notNullable(new ArrowType.Struct()), List.of(key, value));
        return new Field(name, FieldType.nullable(new ArrowType.Map(false)), List.of(entries));
    }

    TableDefinition definition() {
        return definition;
    }

    /** How many there are, without those that were left out. */
    int size() {
        return rows - left;
    }

    /** The bytes of all variants. */
    long variantBytes() {
        return variantBytes;
    }

    /** The months of the rows that are not left out, since 1970; empty when the table has no partitions. */
    Collection<Integer> months() {
        return rowsByMonth.keySet();
    }

    /**
     * Adds a row.
     *
     * @return its place, from 0
     */
    <R> int add(RowFormat<R> format, R row) {
        try {
            column = 0;
            format.write(row, this);
            BitVector kept = (BitVector) columns.getVector(column);
            kept.setSafe(rows, 1);
            return rows++;
        } catch (OutOfMemoryException e) {
            throw new Unavailable(
                    "lake.no-memory-for-rows",
                    "there is no memory for row %d of table %s: write fewer at once".formatted(rows, definition.name()),
                    e);
        }
    }

    /** Leaves a row out that was added. */
    void leaveOut(int place) {
        BitVector kept = (BitVector) columns.getVector(KEPT);
        if (kept.get(place) == 0) {
            return;
        }
        kept.set(place, 0);
        left++;
        if (monthColumn >= 0) {
            int month = monthOf(place);
            rowsByMonth.computeIfPresent(month, (any, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Leaves out the rows whose first column, a text, is unwanted; each that is kept is asked about once. */
    void leaveOutWhere(Predicate<String> isUnwanted) {
        VarCharVector first = (VarCharVector) columns.getVector(0);
        BitVector kept = (BitVector) columns.getVector(KEPT);
        for (int place = 0; place < rows; place++) {
            if (kept.get(place) == 1 && isUnwanted.test(new String(first.get(place), StandardCharsets.UTF_8))) {
                leaveOut(place);
            }
        }
    }

    private int monthOf(int place) {
        return switch (columns.getVector(monthColumn)) {
            case DateDayVector days -> month(LocalDate.ofEpochDay(days.get(place)));
            case TimeStampMicroTZVector times -> month(Instant.EPOCH.plus(times.get(place), ChronoUnit.MICROS));
            default -> throw new IllegalStateException("the months of " + definition.name() + " are of no time");
        };
    }

    StagedRows text(@Nullable String text) {
        VarCharVector vector = next(VarCharVector.class);
        if (text == null) {
            vector.setNull(rows);
        } else {
            vector.setSafe(rows, text.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    StagedRows texts(@Nullable String... texts) {
        for (String text : texts) {
            text(text);
        }
        return this;
    }

    StagedRows number(long number) {
        next(BigIntVector.class).setSafe(rows, number);
        return this;
    }

    StagedRows time(Instant time) {
        if (column == monthColumn) {
            rowsByMonth.merge(month(time), 1, Integer::sum);
        }
        next(TimeStampMicroTZVector.class).setSafe(rows, EventFormat.micros(time));
        return this;
    }

    /** A row's values, one for each column that is given, each of its type. */
    StagedRows values(List<@Nullable Object> values) {
        if (values.size() != definition.given().size()) {
            throw new IllegalArgumentException("table %s is given %d columns, a row of it has %d"
                    .formatted(definition.name(), definition.given().size(), values.size()));
        }
        values.forEach(this::value);
        return this;
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> next(FieldVector.class).setNull(rows);
            case String text -> text(text);
            case Long number -> number(number);
            case Boolean truth -> next(BitVector.class).setSafe(rows, truth ? 1 : 0);
            case Instant time -> time(time);
            case LocalDate day -> day(day);
            case BigDecimal decimal -> decimal(decimal);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    StagedRows day(LocalDate day) {
        if (column == monthColumn) {
            rowsByMonth.merge(month(day), 1, Integer::sum);
        }
        next(DateDayVector.class).setSafe(rows, Math.toIntExact(day.toEpochDay()));
        return this;
    }

    StagedRows numberOrNull(@Nullable Long number) {
        BigIntVector vector = next(BigIntVector.class);
        if (number == null) {
            vector.setNull(rows);
        } else {
            vector.setSafe(rows, number);
        }
        return this;
    }

    private static int month(Instant time) {
        return month(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    private static int month(LocalDate day) {
        return (day.getYear() - 1970) * 12 + day.getMonthValue() - 1;
    }

    /** @throws ArithmeticException when it has more digits than the column */
    StagedRows decimal(@Nullable BigDecimal number) {
        DecimalVector vector = next(DecimalVector.class);
        if (number == null) {
            vector.setNull(rows);
        } else {
            vector.setSafe(rows, number.setScale(vector.getScale(), RoundingMode.UNNECESSARY));
        }
        return this;
    }

    StagedRows truths(Map<String, Boolean> truths) {
        MapVector vector = next(MapVector.class);
        StructVector entries = (StructVector) vector.getDataVector();
        VarCharVector keys = (VarCharVector) entries.getChild(MapVector.KEY_NAME);
        BitVector values = (BitVector) entries.getChild(MapVector.VALUE_NAME);
        int place = vector.startNewValue(rows);
        for (Map.Entry<String, Boolean> each : truths.entrySet()) {
            entries.setIndexDefined(place);
            keys.setSafe(place, each.getKey().getBytes(StandardCharsets.UTF_8));
            values.setSafe(place, each.getValue() ? 1 : 0);
            place++;
        }
        vector.endValue(rows, truths.size());
        return this;
    }

    StagedRows bytes(byte[] bytes) {
        next(VarBinaryVector.class).setSafe(rows, bytes);
        variantBytes += bytes.length;
        return this;
    }

    private <V extends FieldVector> V next(Class<V> type) {
        return type.cast(columns.getVector(column++));
    }

    /** The columns as they are now. They stay the stage's. */
    VectorSchemaRoot columns() {
        columns.setRowCount(rows);
        return columns;
    }

    /** Forgets all rows and gives their memory back. */
    void clear() {
        columns.clear();
        rowsByMonth.clear();
        rows = 0;
        left = 0;
        variantBytes = 0;
    }

    @Override
    public void close() {
        columns.close();
    }
}
