package io.windrose.analyze.acquisition;

import io.windrose.analyze.ask.LeftOut;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.PeriodSql;
import io.windrose.analyze.ask.PlacedOrders;
import io.windrose.analyze.ask.Rows;
import io.windrose.analyze.ask.SqlText;
import io.windrose.analyze.ask.VisitActions;
import io.windrose.analyze.ask.Words;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for costs, visits, new people and orders by one key. Of all of time, for who is new is told by what was before.
 */
public final class AcquisitionQuery {
    private static final SqlText TEXT = SqlText.resource(AcquisitionQuery.class, "acquisition.sql");
    private static final int MOST_ROWS = 1_000;

    private final String sql;

    public AcquisitionQuery(Dialect dialect, Period period, AcquisitionRequest request) {
        PeriodSql time = new PeriodSql(dialect, period);
        AcquisitionRequest.By by = request.by();
        boolean isCampaign = by == AcquisitionRequest.By.CAMPAIGN;
        Map<String, String> values = new HashMap<>();
        values.put("event_key", by.ofEvents());
        values.put("spend_key", by.ofSpend());
        values.put("order_key", by.ofOrders());
        values.put("counted", LeftOut.counted(request.included()));
        values.put("seen_at", time.isLookedAt("occurred_at"));
        values.put("actions", VisitActions.with("key"));
        values.put("placed_orders", PlacedOrders.withKeys(time, "o." + by.ofEvents()));
        values.put("arrived_in_range", time.holds("f.moment"));
        values.put("started_in_range", time.holds("started"));
        values.put("placed_in_range", time.holds("moment"));
        values.put("first_day", "date '%s'".formatted(request.range().from()));
        values.put("last_day", "date '%s'".formatted(request.range().to()));
        values.put("most", Integer.toString(MOST_ROWS));
        values.put("name", isCampaign ? "c.name" : "cast(null as string)");
        values.put("join_names", isCampaign ? "left join campaigns c on c.campaign_id = l.label" : "");
        this.sql = TEXT.with(values);
    }

    public String sql() {
        return sql;
    }

    static List<Acquisition.Row> read(QueryResult result) {
        List<Acquisition.Row> rows = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            rows.add(new Acquisition.Row(
                    Words.named(Acquisition.Kind.class, Rows.text(row, 0), "analyze.unknown-label"),
                    Rows.optionalText(row, 1),
                    Rows.optionalText(row, 2),
                    new Acquisition.Figures(
                            Rows.amount(row, 3),
                            Rows.count(row, 4),
                            Rows.count(row, 5),
                            Rows.count(row, 6),
                            Rows.count(row, 7),
                            Rows.count(row, 8),
                            Rows.count(row, 9),
                            Rows.amount(row, 10))));
        }
        return rows;
    }
}
