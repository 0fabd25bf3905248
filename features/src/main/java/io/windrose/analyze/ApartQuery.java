package io.windrose.analyze;

import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for what the figures leave out. */
final class ApartQuery {
    private static final SqlText APART = SqlText.resource(ApartQuery.class, "apart.sql");
    private static final SqlText PAID_BACK = SqlText.resource(ApartQuery.class, "paid_back.sql");

    private final String events;
    private final String refunds;

    /** @param currency in which all is told that has a rate */
    ApartQuery(Dialect dialect, Period period, String currency) {
        PeriodSql time = new PeriodSql(dialect, period);
        this.events = APART.with(Map.of("period", time.holds("occurred_at")));
        this.refunds =
                PAID_BACK.with(Map.of("paid_back", time.holds("refunded_at"), "currency", dialect.literal(currency)));
    }

    /** @param refunds by currency; an empty one for amounts that came without */
    record Found(long robotEvents, long internalEvents, List<Amount> refunds) {
        Found {
            refunds = List.copyOf(refunds);
        }

        Found and(Found more) {
            return new Found(
                    robotEvents + more.robotEvents,
                    internalEvents + more.internalEvents,
                    Stream.concat(refunds.stream(), more.refunds.stream()).toList());
        }
    }

    /** Of the events around the period. */
    String events() {
        return events;
    }

    /** Of all of time: who may see a refund may depend on a visit of long ago, that of its order. */
    String refunds() {
        return refunds;
    }

    static Found read(QueryResult rows) {
        long robots = 0;
        long internal = 0;
        List<Amount> refunds = new ArrayList<>();
        while (rows.hasNext()) {
            List<@Nullable Object> row = rows.next();
            long number = Rows.number(row, 2);
            switch (Rows.text(row, 0)) {
                case "robots" -> robots = number;
                case "internal" -> internal = number;
                default -> refunds.add(new Amount(Rows.optionalText(row, 1).orElse(""), number, Rows.amount(row, 3)));
            }
        }
        return new Found(robots, internal, refunds);
    }
}
