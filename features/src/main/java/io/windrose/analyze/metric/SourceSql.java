package io.windrose.analyze.metric;

import io.windrose.analyze.ask.ConditionSql;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.core.Company;
import io.windrose.lake.query.Dialect;
import java.util.Set;

/**
 * The rows of a source as SQL. Ask for all conditions and values that a statement has first: {@link #from} brings what
 * they need. For one statement.
 */
interface SourceSql extends ConditionSql.Fields {
    /** What follows {@code from}. */
    String from();

    /** Which rows count at all. */
    String counted();

    /** Whether a row is one of those meant. */
    String matches(EventChoice choice);

    /** When it was: a moment, or a day of the company's calendar. */
    String time();

    boolean isByDay();

    /** The profile; null where none is known. */
    String person();

    /** A number of the source. */
    String amount(String word);

    /** Whether the statement is to be asked of all of time. */
    boolean isOfAllTime();

    /** Whether it is to be asked of events before and after those that are meant, too. */
    boolean isOfVisits();

    static SourceSql of(Source source, Dialect dialect, Company company, Set<LeftOut> included) {
        return switch (source) {
            case EVENTS -> new EventRows(dialect, company, included);
            case ORDERS -> new OrderRows(dialect);
            case VISITS -> new VisitRows(dialect, included);
            case SPEND -> new SpendRows(dialect);
        };
    }
}
