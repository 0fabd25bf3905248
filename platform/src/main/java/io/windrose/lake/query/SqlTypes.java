package io.windrose.lake.query;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** The names that SQL has for Arrow's types. */
final class SqlTypes {
    private SqlTypes() {}

    static String name(Field field) {
        if (field.getDictionary() != null) {
            return "ENUM";
        }
        return switch (field.getType()) {
            case ArrowType.Null nothing -> "NULL";
            case ArrowType.Bool truth -> "BOOLEAN";
            case ArrowType.Int whole -> whole(whole);
            case ArrowType.FloatingPoint number ->
                switch (number.getPrecision()) {
                    case HALF, SINGLE -> "FLOAT";
                    case DOUBLE -> "DOUBLE";
                };
            case ArrowType.Decimal decimal ->
                decimal.getScale() == 0 && decimal.getPrecision() == 38
                        ? "HUGEINT"
                        : "DECIMAL(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
            case ArrowType.Utf8 text -> "VARCHAR";
            case ArrowType.LargeUtf8 text -> "VARCHAR";
            case ArrowType.Binary bytes -> "BLOB";
            case ArrowType.Date date -> "DATE";
            case ArrowType.Time time -> "TIME";
            case ArrowType.Timestamp time -> time.getTimezone() == null ? "TIMESTAMP" : "TIMESTAMP WITH TIME ZONE";
            case ArrowType.Interval interval -> "INTERVAL";
            case ArrowType.Map map ->
                field.getChildren().getFirst().getChildren().stream()
                        .map(SqlTypes::name)
                        .collect(Collectors.joining(", ", "MAP(", ")"));
            case ArrowType.List list -> name(field.getChildren().getFirst()) + "[]";
            case ArrowType.FixedSizeList list -> name(field.getChildren().getFirst()) + "[" + list.getListSize() + "]";
            case ArrowType.Struct struct -> VariantValues.isVariant(field) ? "VARIANT" : struct(field);
            default -> field.getType().getTypeID().name().toUpperCase(Locale.ROOT);
        };
    }

    private static String struct(Field field) {
        return field.getChildren().stream()
                .map(child -> Sql.name(child.getName()) + " " + name(child))
                .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }

    private static String whole(ArrowType.Int type) {
        String signed =
                switch (type.getBitWidth()) {
                    case 8 -> "TINYINT";
                    case 16 -> "SMALLINT";
                    case 32 -> "INTEGER";
                    default -> "BIGINT";
                };
        return type.getIsSigned() ? signed : "U" + signed;
    }
}
