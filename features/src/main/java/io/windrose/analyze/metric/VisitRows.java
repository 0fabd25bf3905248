package io.windrose.analyze.metric;

import io.windrose.analyze.ask.ConditionSql;
import io.windrose.analyze.ask.Dimension;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.TraitsSql;
import io.windrose.analyze.ask.VisitsOfEvents;
import io.windrose.core.Fault;
import io.windrose.lake.query.Dialect;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Visits; {@code channel} is here what {@code visit.channel} is. */
final class VisitRows implements SourceSql {
    private final Dialect dialect;
    private final Set<LeftOut> included;
    private final TraitsSql traits;
    private final Set<Dimension> asked = EnumSet.noneOf(Dimension.class);

    VisitRows(Dialect dialect, Set<LeftOut> included) {
        this.dialect = dialect;
        this.included = included;
        this.traits = new TraitsSql(dialect);
    }

    @Override
    public String from() {
        return VisitsOfEvents.rows(LeftOut.counted(included), asked) + traits.join("visits.visitor");
    }

    /** What does not count makes no visit. */
    @Override
    public String counted() {
        return "1 = 1";
    }

    @Override
    public String matches(EventChoice choice) {
        return new ConditionSql(dialect, this).holds(choice.conditions());
    }

    @Override
    public String time() {
        return "started";
    }

    @Override
    public boolean isByDay() {
        return false;
    }

    @Override
    public String person() {
        return "visitor";
    }

    @Override
    public String amount(String word) {
        if (!word.equals("page-views")) {
            throw new Fault("analyze.unknown-number", "visits have no number " + word);
        }
        return "views";
    }

    @Override
    public boolean isOfAllTime() {
        return !traits.isEmpty();
    }

    @Override
    public boolean isOfVisits() {
        return true;
    }

    @Override
    public String text(Field field) {
        return switch (field) {
            case Field.Trait trait -> traits.text(trait);
            case Field.Visit visit -> of(visit.dimension());
            case Field.Column column
            when Source.VISITS.has(column) -> of(Dimension.valueOf(column.name().toUpperCase(Locale.ROOT)));
            case Field.Column column -> "cast(null as string)";
            case Field.Property property -> "cast(null as string)";
            case Field.Context context -> "cast(null as string)";
        };
    }

    private String of(Dimension dimension) {
        asked.add(dimension);
        return VisitsOfEvents.column(dimension);
    }

    @Override
    public String number(Field field) {
        return "try_cast(%s as double)".formatted(text(field));
    }
}
