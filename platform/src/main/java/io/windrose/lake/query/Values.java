package io.windrose.lake.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/** Arrow's values as plain ones; {@link QueryResult} says which. */
final class Values {
    /** What engines call a sum of whole numbers. */
    private static final int WIDEST_DECIMAL = 38;

    private Values() {}

    static @Nullable Object plain(FieldVector vector, int row, DictionaryProvider dictionaries) {
        if (vector.isNull(row)) {
            return null;
        }
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding != null && vector instanceof BaseIntVector index) {
            FieldVector words = dictionaries.lookup(encoding.getId()).getVector();
            return plain(words, (int) index.getValueAsLong(row), dictionaries);
        }
        return switch (vector) {
            case VarCharVector text -> new String(text.get(row), StandardCharsets.UTF_8);
            case UInt8Vector whole -> new BigInteger(Long.toUnsignedString(whole.get(row)));
            case BaseIntVector whole -> whole.getValueAsLong(row);
            case BitVector truth -> truth.get(row) == 1;
            case Float8Vector number -> number.get(row);
            case Float4Vector number -> (double) number.get(row);
            case DecimalVector decimal -> decimal(decimal, row);
            case TimeStampVector time -> time(time, row);
            case DateDayVector date -> LocalDate.ofEpochDay(date.get(row));
            case TimeMicroVector time -> LocalTime.ofNanoOfDay(time.get(row) * 1_000);
            case TimeNanoVector time -> LocalTime.ofNanoOfDay(time.get(row));
            case VarBinaryVector bytes -> bytes.get(row);
            case MapVector map -> map(map, row, dictionaries);
            case ListVector list ->
                list(list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row), dictionaries);
            case FixedSizeListVector list ->
                list(list.getDataVector(), list.getElementStartIndex(row), list.getElementEndIndex(row), dictionaries);
            case StructVector struct ->
                VariantValues.isVariant(struct.getField())
                        ? VariantValues.plain(struct, row)
                        : struct(struct, row, dictionaries);
            default -> String.valueOf(vector.getObject(row));
        };
    }

    private static Object decimal(DecimalVector vector, int row) {
        BigDecimal value = vector.getObject(row);
        return vector.getScale() == 0 && vector.getPrecision() == WIDEST_DECIMAL ? value.toBigIntegerExact() : value;
    }

    private static Object time(TimeStampVector vector, int row) {
        ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
        ChronoUnit unit =
                switch (type.getUnit()) {
                    case SECOND -> ChronoUnit.SECONDS;
                    case MILLISECOND -> ChronoUnit.MILLIS;
                    case MICROSECOND -> ChronoUnit.MICROS;
                    case NANOSECOND -> ChronoUnit.NANOS;
                };
        Instant instant = Instant.EPOCH.plus(vector.get(row), unit);
        return type.getTimezone() == null ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC) : instant;
    }

    private static List<@Nullable Object> list(FieldVector data, int from, int to, DictionaryProvider dictionaries) {
        List<@Nullable Object> values = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            values.add(plain(data, i, dictionaries));
        }
        return values;
    }

    private static Map<Object, @Nullable Object> map(MapVector vector, int row, DictionaryProvider dictionaries) {
        StructVector entries = (StructVector) vector.getDataVector();
        FieldVector keys = entries.getChildrenFromFields().get(0);
        FieldVector values = entries.getChildrenFromFields().get(1);
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = vector.getElementStartIndex(row); i < vector.getElementEndIndex(row); i++) {
            map.put(String.valueOf(plain(keys, i, dictionaries)), plain(values, i, dictionaries));
        }
        return map;
    }

    private static Map<Object, @Nullable Object> struct(StructVector vector, int row, DictionaryProvider dictionaries) {
        Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
        for (FieldVector field : vector.getChildrenFromFields()) {
            fields.put(field.getName(), plain(field, row, dictionaries));
        }
        return fields;
    }
}
