package io.windrose.analyze.metric;

import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.EventsSql;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.core.Company;
import io.windrose.lake.query.Dialect;
import java.util.Set;

final class EventRows implements SourceSql {
    private final Dialect dialect;
    private final Company company;
    private final EventsSql events;
    private boolean needsRates;

    EventRows(Dialect dialect, Company company, Set<LeftOut> included) {
        this.dialect = dialect;
        this.company = company;
        this.events = new EventsSql(dialect, included);
    }

    @Override
    public String from() {
        String day = dialect.truncated(Dialect.Unit.DAY, "events.occurred_at", company.zone());
        return events.from() + (needsRates ? """

            left join (
                select day as rate_day, currency as rate_currency, rate as rate_value from company_rates
            ) rates on rates.rate_day = cast(%s as date) and rates.rate_currency = events.currency""".formatted(day) : "");
    }

    @Override
    public String counted() {
        return events.counted();
    }

    @Override
    public String matches(EventChoice choice) {
        return events.matches(choice);
    }

    @Override
    public String time() {
        return "occurred_at";
    }

    @Override
    public boolean isByDay() {
        return false;
    }

    @Override
    public String person() {
        return "profile_id";
    }

    /** Amounts are in the company's currency; one that names none is taken for it. What is no finite number is none. */
    @Override
    public String amount(String word) {
        Field field = Field.parse(word);
        if (!word.equals("revenue")) {
            String number = events.number(field);
            return "case when %1$s - %1$s = 0 then %1$s end".formatted(number);
        }
        needsRates = true;
        return """
                case when coalesce(events.currency, %1$s) = %1$s then cast(revenue as decimal(24, 4))
                     else cast(round(revenue * rates.rate_value, 4) as decimal(24, 4)) end""".formatted(dialect.literal(company.currency()));
    }

    @Override
    public boolean isOfAllTime() {
        return events.isOfAllTime();
    }

    @Override
    public boolean isOfVisits() {
        return events.isOfVisits();
    }

    @Override
    public String text(Field field) {
        return events.text(field);
    }

    @Override
    public String number(Field field) {
        return events.number(field);
    }
}
