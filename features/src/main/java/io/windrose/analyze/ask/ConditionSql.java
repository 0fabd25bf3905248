package io.windrose.analyze.ask;

import io.windrose.lake.query.Dialect;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Conditions as SQL, over whatever has fields. */
public final class ConditionSql {
    private final Dialect dialect;
    private final Fields fields;

    /** What rows have. */
    public interface Fields {
        /** The field as text, null where it is not known. */
        String text(Field field);

        /** The field as a double, null where it is not known or no number. */
        String number(Field field);
    }

    public ConditionSql(Dialect dialect, Fields fields) {
        this.dialect = dialect;
        this.fields = fields;
    }

    /** Whether all hold; never null. */
    public String holds(List<Condition> conditions) {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(this::holds).collect(Collectors.joining(" and ", "(", ")"));
    }

    /** Whether it holds; never null. */
    public String holds(Condition condition) {
        String text = fields.text(condition.field());
        return switch (condition.operator()) {
            case IS -> any(condition, this::is);
            case IS_NOT -> "not " + any(condition, this::is);
            case CONTAINS -> any(condition, this::contains);
            case CONTAINS_NOT -> "not " + any(condition, this::contains);
            case STARTS_WITH -> any(condition, this::startsWith);
            case ABOVE -> compared(condition, ">");
            case AT_LEAST -> compared(condition, ">=");
            case BELOW -> compared(condition, "<");
            case AT_MOST -> compared(condition, "<=");
            case KNOWN -> text + " is not null";
            case UNKNOWN -> text + " is null";
        };
    }

    private static String any(Condition condition, BiFunction<Field, String, String> part) {
        return condition.values().stream()
                .map(value -> part.apply(condition.field(), value))
                .collect(Collectors.joining(" or ", "coalesce(", ", false)"));
    }

    private String is(Field field, String value) {
        String same = "%s = %s".formatted(fields.text(field), dialect.literal(value));
        return switch (field.kind()) {
            case TEXT -> same;
            case NUMBER -> "%s = %s".formatted(fields.number(field), number(value));
            // 10 is told as 10, as 10.0 and as "10".
            case ANY ->
                Condition.isNumber(value) ? "%s or %s = %s".formatted(same, fields.number(field), number(value)) : same;
        };
    }

    private String contains(Field field, String value) {
        return "contains(lower(%s), %s)".formatted(fields.text(field), dialect.literal(value.toLowerCase(Locale.ROOT)));
    }

    private String startsWith(Field field, String value) {
        return "left(%s, %d) = %s"
                .formatted(fields.text(field), value.codePointCount(0, value.length()), dialect.literal(value));
    }

    private String compared(Condition condition, String sign) {
        return "coalesce(%s %s %s, false)"
                .formatted(
                        fields.number(condition.field()),
                        sign,
                        number(condition.values().getFirst()));
    }

    /** As a double: with a decimal, engines compare as they like. */
    private static String number(String value) {
        return "cast(%s as double)".formatted(new BigDecimal(value).toPlainString());
    }
}
