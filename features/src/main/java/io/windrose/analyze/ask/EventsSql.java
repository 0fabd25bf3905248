package io.windrose.analyze.ask;

import io.windrose.lake.query.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Events and their fields as SQL. Ask for all conditions and values that a statement has first: {@link #from} brings
 * what they need. For one statement.
 */
public final class EventsSql {
    private final Dialect dialect;
    private final Set<LeftOut> included;

    /** @param included what is left out otherwise */
    public EventsSql(Dialect dialect, Set<LeftOut> included) {
        this.dialect = dialect;
        this.included = Set.copyOf(included);
    }

    /** What follows {@code from}: the events with all that was asked for. It ends in no condition. */
    public String from() {
        return "events";
    }

    /** Whether an event counts at all. */
    public String counted() {
        return LeftOut.counted(included);
    }

    /** The field as text, null where it is not known. */
    public String text(Field field) {
        return switch (field) {
            case Field.Column column ->
                column.kind() == Field.Kind.NUMBER ? "cast(%s as string)".formatted(column.name()) : column.name();
            case Field.Property property -> dialect.text("properties", property.key());
            case Field.Context context -> dialect.text("context", context.key());
        };
    }

    /** The field as a double, null where it is not known or no number. */
    public String number(Field field) {
        return switch (field) {
            case Field.Column column ->
                column.kind() == Field.Kind.NUMBER
                        ? "cast(%s as double)".formatted(column.name())
                        : "try_cast(%s as double)".formatted(column.name());
            case Field.Property property -> dialect.number("properties", property.key());
            case Field.Context context -> dialect.number("context", context.key());
        };
    }

    /** Whether an event is one of those meant; never null. */
    public String matches(EventChoice choice) {
        List<String> parts = new ArrayList<>();
        choice.type().ifPresent(type -> parts.add("type = " + dialect.literal(type.word())));
        choice.name().ifPresent(name -> parts.add("name = " + dialect.literal(name)));
        choice.conditions().forEach(condition -> parts.add(holds(condition)));
        return parts.isEmpty() ? "true" : parts.stream().collect(Collectors.joining(" and ", "(", ")"));
    }

    /** Whether all hold; never null. */
    public String holds(List<Condition> conditions) {
        return conditions.isEmpty()
                ? "true"
                : conditions.stream().map(this::holds).collect(Collectors.joining(" and ", "(", ")"));
    }

    /** Whether it holds; never null. */
    public String holds(Condition condition) {
        String text = text(condition.field());
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
        String same = "%s = %s".formatted(text(field), dialect.literal(value));
        return switch (field.kind()) {
            case TEXT -> same;
            case NUMBER -> "%s = %s".formatted(number(field), number(value));
            // 10 is told as 10, as 10.0 and as "10".
            case ANY ->
                Condition.isNumber(value) ? "%s or %s = %s".formatted(same, number(field), number(value)) : same;
        };
    }

    private String contains(Field field, String value) {
        return "contains(lower(%s), %s)".formatted(text(field), dialect.literal(value.toLowerCase(Locale.ROOT)));
    }

    private String startsWith(Field field, String value) {
        return "left(%s, %d) = %s"
                .formatted(text(field), value.codePointCount(0, value.length()), dialect.literal(value));
    }

    private String compared(Condition condition, String sign) {
        return "coalesce(%s %s %s, false)"
                .formatted(
                        number(condition.field()),
                        sign,
                        number(condition.values().getFirst()));
    }

    /** As a double: with a decimal, engines compare as they like. */
    private static String number(String value) {
        return "cast(%s as double)".formatted(new BigDecimal(value).toPlainString());
    }
}
