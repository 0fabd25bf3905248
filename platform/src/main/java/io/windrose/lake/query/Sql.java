package io.windrose.lake.query;

import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** Pieces of DuckDB's SQL. */
public final class Sql {
    private Sql() {}

    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** That a column is one of these; nothing is one of none. */
    public static String among(String column, Collection<String> values) {
        return values.isEmpty()
                ? "false"
                : values.stream().sorted().map(Sql::text).collect(Collectors.joining(", ", column + " in (", ")"));
    }

    public static String type(Type type) {
        return switch (type) {
            case Types.StringType text -> "VARCHAR";
            case Types.LongType number -> "BIGINT";
            case Types.BooleanType truth -> "BOOLEAN";
            case Types.TimestampType time -> "TIMESTAMPTZ";
            case Types.DateType date -> "DATE";
            case Types.DecimalType decimal -> "DECIMAL(%d,%d)".formatted(decimal.precision(), decimal.scale());
            case Types.MapType map -> "MAP(%s,%s)".formatted(type(map.keyType()), type(map.valueType()));
            case Types.VariantType variant -> "VARIANT";
            default -> throw new IllegalArgumentException("no table of the lake has a column of type " + type);
        };
    }

    /**
     * Reads files by field id, so that a file from before a column was added gives null for it; without files, a table
     * of the same columns and no rows.
     */
    public static String read(Collection<Path> files, Schema schema) {
        if (files.isEmpty()) {
            return schema.columns().stream()
                    .map(column -> "null::%s as %s".formatted(type(column.type()), name(column.name())))
                    .collect(Collectors.joining(", ", "(select ", " where false)"));
        }
        String list = files.stream().map(Path::toString).map(Sql::text).collect(Collectors.joining(", "));
        String columns = schema.columns().stream()
                .map(column -> "%d: {name: %s, type: %s, default_value: null}"
                        .formatted(column.fieldId(), text(column.name()), text(type(column.type()))))
                .collect(Collectors.joining(", "));
        return "read_parquet([%s], schema = map {%s})".formatted(list, columns);
    }

    /** A table of these columns whose rows cannot be read. */
    static String unread(String table, Schema schema) {
        return schema.columns().stream()
                .map(column -> "null::%s as %s".formatted(type(column.type()), name(column.name())))
                .collect(Collectors.joining(
                        ", ",
                        "(select ",
                        " where error('table %s was not looked up: name it in the statement') is null)"
                                .formatted(table)));
    }

    /** The option FIELD_IDS of COPY. */
    public static String fieldIds(Schema schema) {
        return schema.columns().stream()
                .map(column -> name(column.name()) + ": "
                        + (column.type() instanceof Types.MapType map
                                ? "{__duckdb_field_id: %d, key: %d, value: %d}"
                                        .formatted(column.fieldId(), map.keyId(), map.valueId())
                                : Integer.toString(column.fieldId())))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
