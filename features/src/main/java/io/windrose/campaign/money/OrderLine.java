package io.windrose.campaign.money;

import io.windrose.lake.RoomTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of an order as one source says it: a row of the table {@code order_lines}. */
record OrderLine(
        String sourceId,
        String orderId,
        long line,
        Instant orderedAt,
        boolean counted,
        @Nullable String sku,
        @Nullable String name,
        @Nullable String category,
        @Nullable String brand,
        @Nullable String coupon,
        @Nullable String currency,
        @Nullable BigDecimal price,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal amount) {
    static final RoomTable<OrderLine> TABLE =
            new RoomTable<>("order_lines", List.of("source_id", "order_id", "line"), List.of(), OrderLine::values);
    static final String COLUMNS = "source_id, order_id, line, ordered_at, counted, sku, name, category, brand, coupon,"
            + " currency, price, quantity, amount";

    static OrderLine of(Cells row) {
        return new OrderLine(
                row.text(),
                row.text(),
                row.number(),
                row.time(),
                row.truth(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.textOrNull(),
                row.amountOrNull(),
                row.amountOrNull(),
                row.amountOrNull());
    }

    private List<@Nullable Object> values() {
        return Arrays.asList(
                sourceId, orderId, line, orderedAt, counted, sku, name, category, brand, coupon, currency, price,
                quantity, amount);
    }

    /** Those that are the same row say the same of these. */
    record Key(String sourceId, String orderId, long line) {}

    Key key() {
        return new Key(sourceId, orderId, line);
    }

    OrderLine of(Instant ordered, boolean counts) {
        return new OrderLine(
                sourceId, orderId, line, ordered, counts, sku, name, category, brand, coupon, currency, price, quantity,
                amount);
    }
}
