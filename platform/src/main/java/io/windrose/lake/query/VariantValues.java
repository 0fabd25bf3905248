package io.windrose.lake.query;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import java.util.TreeSet;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.iceberg.variants.VariantArray;
import org.apache.iceberg.variants.VariantMetadata;
import org.apache.iceberg.variants.VariantObject;
import org.apache.iceberg.variants.VariantPrimitive;
import org.apache.iceberg.variants.VariantValue;
import org.jspecify.annotations.Nullable;

/** Variants, which Arrow has as their bytes, as plain values. */
final class VariantValues {
    private static final String METADATA = "metadata";
    private static final String VALUE = "value";

    private VariantValues() {}

    /** The extension is named only for a column itself; inside of others a variant is known by its form. */
    static boolean isVariant(Field field) {
        return "arrow.parquet.variant".equals(field.getMetadata().get("ARROW:extension:name"))
                || field.getChildren().stream().map(Field::toString).toList().equals(FORM);
    }

    private static final List<String> FORM = List.of("metadata: Binary not null", "value: Binary");

    static @Nullable Object plain(StructVector vector, int row) {
        VariantMetadata metadata = VariantMetadata.from(bytes(vector, METADATA, row));
        return plain(VariantValue.from(metadata, bytes(vector, VALUE, row)));
    }

    private static ByteBuffer bytes(StructVector vector, String part, int row) {
        return ByteBuffer.wrap(vector.getChild(part, VarBinaryVector.class).get(row))
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static @Nullable Object plain(VariantValue value) {
        return switch (value) {
            case VariantObject object -> object(object);
            case VariantArray array -> array(array);
            default -> primitive(value.asPrimitive());
        };
    }

    /** Keys in their order, which is how a variant keeps them. */
    private static Map<String, @Nullable Object> object(VariantObject object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEach(names::add);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (String name : names) {
            fields.put(name, plain(requireNonNull(object.get(name))));
        }
        return fields;
    }

    private static List<@Nullable Object> array(VariantArray array) {
        List<@Nullable Object> elements = new ArrayList<>(array.numElements());
        for (int i = 0; i < array.numElements(); i++) {
            elements.add(plain(array.get(i)));
        }
        return elements;
    }

    private static @Nullable Object primitive(VariantPrimitive<?> primitive) {
        return switch (primitive.type()) {
            case NULL -> null;
            case BOOLEAN_TRUE -> true;
            case BOOLEAN_FALSE -> false;
            case INT8, INT16, INT32, INT64 -> number(primitive).longValue();
            case FLOAT, DOUBLE -> number(primitive).doubleValue();
            case DATE -> LocalDate.ofEpochDay(number(primitive).longValue());
            case TIME -> LocalTime.ofNanoOfDay(number(primitive).longValue() * 1_000);
            case TIMESTAMPTZ -> instant(primitive, ChronoUnit.MICROS);
            case TIMESTAMPTZ_NANOS -> instant(primitive, ChronoUnit.NANOS);
            case TIMESTAMPNTZ -> LocalDateTime.ofInstant(instant(primitive, ChronoUnit.MICROS), ZoneOffset.UTC);
            case TIMESTAMPNTZ_NANOS -> LocalDateTime.ofInstant(instant(primitive, ChronoUnit.NANOS), ZoneOffset.UTC);
            case BINARY -> {
                ByteBuffer buffer = ((ByteBuffer) primitive.get()).duplicate();
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                yield bytes;
            }
            case UUID -> primitive.get().toString();
            case DECIMAL4, DECIMAL8, DECIMAL16, STRING -> primitive.get();
            case ARRAY, OBJECT -> throw new IllegalArgumentException("no primitive: " + primitive.type());
        };
    }

    private static Number number(VariantPrimitive<?> primitive) {
        return (Number) primitive.get();
    }

    private static Instant instant(VariantPrimitive<?> primitive, ChronoUnit unit) {
        return Instant.EPOCH.plus(number(primitive).longValue(), unit);
    }
}
