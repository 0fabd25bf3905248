package io.windrose.analyze.ask;

import io.windrose.lake.query.Dialect;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Events and their fields as SQL. Ask for all conditions and values that a statement has first: {@link #from} brings
 * what they need. For one statement.
 */
public final class EventsSql implements ConditionSql.Fields {
    private final Dialect dialect;
    private final Set<LeftOut> included;
    private final TraitsSql traits;
    private final Set<Dimension> visits = EnumSet.noneOf(Dimension.class);

    /** @param included what is left out otherwise */
    public EventsSql(Dialect dialect, Set<LeftOut> included) {
        this.dialect = dialect;
        this.included = Set.copyOf(included);
        this.traits = new TraitsSql(dialect);
    }

    /** What follows {@code from}: the events with all that was asked for. It ends in no condition. */
    public String from() {
        String visited = visits.isEmpty() ? "" : "\n" + VisitsOfEvents.joins(counted(), visits);
        return "events" + traits.join("events.profile_id") + visited;
    }

    /**
     * Whether something was asked for that is told at any time. The statement is then to be asked of all of time, and
     * to say itself which events it means.
     */
    public boolean isOfAllTime() {
        return !traits.isEmpty();
    }

    /** Whether events are to be seen beside those that are meant, for what their visits are. */
    public boolean isOfVisits() {
        return !visits.isEmpty();
    }

    /** Whether an event counts at all. */
    public String counted() {
        return LeftOut.counted(included);
    }

    @Override
    public String text(Field field) {
        return switch (field) {
            case Field.Column column ->
                column.kind() == Field.Kind.NUMBER ? "cast(%s as string)".formatted(column.name()) : column.name();
            case Field.Property property -> dialect.text("properties", property.key());
            case Field.Context context -> dialect.text("context", context.key());
            case Field.Trait trait -> traits.text(trait);
            case Field.Visit visit -> visit(visit);
        };
    }

    @Override
    public String number(Field field) {
        return switch (field) {
            case Field.Column column ->
                column.kind() == Field.Kind.NUMBER
                        ? "cast(%s as double)".formatted(column.name())
                        : "try_cast(%s as double)".formatted(column.name());
            case Field.Property property -> dialect.number("properties", property.key());
            case Field.Context context -> dialect.number("context", context.key());
            case Field.Trait trait -> traits.number(trait);
            case Field.Visit visit -> "try_cast(%s as double)".formatted(visit(visit));
        };
    }

    private String visit(Field.Visit visit) {
        visits.add(visit.dimension());
        return VisitsOfEvents.value(visit);
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
        return new ConditionSql(dialect, this).holds(conditions);
    }

    /** Whether it holds; never null. */
    public String holds(Condition condition) {
        return new ConditionSql(dialect, this).holds(condition);
    }
}
