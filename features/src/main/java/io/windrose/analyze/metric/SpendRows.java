package io.windrose.analyze.metric;

import io.windrose.analyze.ask.ConditionSql;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.core.Fault;
import io.windrose.lake.query.Dialect;

final class SpendRows implements SourceSql {
    private final Dialect dialect;

    SpendRows(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public String from() {
        return "spend";
    }

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
        return "day";
    }

    @Override
    public boolean isByDay() {
        return true;
    }

    @Override
    public String person() {
        return "cast(null as bigint)";
    }

    @Override
    public String amount(String word) {
        return switch (word) {
            case "cost" -> "company_cost";
            case "impressions" -> "impressions";
            case "clicks" -> "clicks";
            default -> throw new Fault("analyze.unknown-number", "spend has no number " + word);
        };
    }

    @Override
    public boolean isOfAllTime() {
        return true;
    }

    @Override
    public boolean isOfVisits() {
        return false;
    }

    @Override
    public String text(Field field) {
        return field instanceof Field.Column column && Source.SPEND.has(column)
                ? column.name()
                : "cast(null as string)";
    }

    @Override
    public String number(Field field) {
        return "try_cast(%s as double)".formatted(text(field));
    }
}
