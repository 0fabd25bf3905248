package io.windrose.analyze;

import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for what the figures leave out. */
final class ApartQuery {
    private static final SqlText TEXT = SqlText.resource("apart.sql");

    private final String sql;

    /** @param currency in which all is told that has a rate */
    ApartQuery(Dialect dialect, Period period, String currency) {
        PeriodSql time = new PeriodSql(dialect, period);
        this.sql = TEXT.with(Map.of(
                "period",
                time.holds("occurred_at"),
                "paid_back",
                time.holds("refunded_at"),
                "currency",
                dialect.literal(currency)));
    }

    /** @param refunds by currency; an empty one for amounts that came without */
    record Found(long robotEvents, long internalEvents, List<Amount> refunds) {
        Found {
            refunds = List.copyOf(refunds);
        }
    }

    String sql() {
        return sql;
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
