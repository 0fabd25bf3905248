package io.windrose.analyze.ask;

import java.util.Map;

/** Orders and the visits that they were placed in, as part of a statement that has both. */
public final class PlacedOrders {
    private static final SqlText TEXT = SqlText.resource(PlacedOrders.class, "placed_orders.sql");

    private PlacedOrders() {}

    /** {@code placed}, with {@code moment}, {@code revenue}, {@code no_rate}, {@code visitor} and {@code visit}. */
    public static String sql(PeriodSql time) {
        return sql(time, "", "", "");
    }

    /** Beside these {@code of_order}, what an order itself says, and {@code of_visit}, the visit's {@code key}. */
    public static String withKeys(PeriodSql time, String ofOrder) {
        return sql(time, ", " + ofOrder + " as of_order", ", o.of_order, v.key as of_visit", ", of_order, of_visit");
    }

    private static String sql(PeriodSql time, String own, String candidates, String names) {
        return TEXT.with(Map.of(
                "looked_at", time.isLookedAt("o.ordered_at"), "own", own, "visit_names", candidates, "names", names));
    }
}
