package io.windrose.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An order as the shop's own books have it, also of people whose events are not kept. Revenue includes shipping. */
public record ShopOrder(
        String orderId,
        String userId,
        Instant at,
        String country,
        BigDecimal revenue,
        BigDecimal shipping,
        String currency,
        List<Line> lines) {
    public ShopOrder {
        lines = List.copyOf(lines);
    }

    public record Line(String sku, String name, String category, int quantity, BigDecimal price) {}
}
