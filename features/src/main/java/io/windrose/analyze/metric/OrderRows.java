package io.windrose.analyze.metric;

import io.windrose.analyze.ask.ConditionSql;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.TraitsSql;
import io.windrose.core.Fault;
import io.windrose.lake.query.Dialect;

/** What is left out of events, the tables of money leave out by themselves. */
final class OrderRows implements SourceSql {
    private final Dialect dialect;
    private final TraitsSql traits;

    OrderRows(Dialect dialect) {
        this.dialect = dialect;
        this.traits = new TraitsSql(dialect);
    }

    @Override
    public String from() {
        return "orders" + traits.join("orders.profile_id");
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
        return "ordered_at";
    }

    @Override
    public boolean isByDay() {
        return false;
    }

    @Override
    public String person() {
        return "profile_id";
    }

    @Override
    public String amount(String word) {
        return switch (word) {
            case "gross" -> "company_gross";
            case "net" -> "company_net";
            case "refunded" -> "company_refunded";
            case "cost" -> "company_cost";
            case "margin" -> "cast(company_net - coalesce(company_cost, 0) as decimal(24, 4))";
            case "new-customers" -> "case when is_new_customer then 1 else 0 end";
            default -> throw new Fault("analyze.unknown-number", "orders have no number " + word);
        };
    }

    /** Orders are read of all of time in any case; traits are of events. */
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
        return switch (field) {
            case Field.Trait trait -> traits.text(trait);
            case Field.Column column when Source.ORDERS.has(column) -> column.name();
            case Field.Column column -> "cast(null as string)";
            case Field.Property property -> "cast(null as string)";
            case Field.Context context -> "cast(null as string)";
            case Field.Visit visit -> "cast(null as string)";
        };
    }

    @Override
    public String number(Field field) {
        return "try_cast(%s as double)".formatted(text(field));
    }
}
