package io.windrose.collect.importing.making;

import static java.util.Objects.requireNonNull;

import io.windrose.collect.importing.mapping.Field;
import io.windrose.collect.importing.reading.Row;
import io.windrose.core.Event;
import io.windrose.core.EventType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order, of all its lines. */
final class OrderLines {
    private static final Set<String> RETURNED = Set.of(
            "cancelled",
            "canceled",
            "refunded",
            "returned",
            "voided",
            "storniert",
            "storno",
            "erstattet",
            "retoure",
            "retourniert",
            "gutschrift");
    private static final int SCALE = 4;

    private final Cells cells;
    private final List<Row> rows;
    private final boolean hasProducts;
    private final JsonText products = new JsonText();
    private Instant orderedAt = Instant.MAX;
    private BigDecimal goods = BigDecimal.ZERO;
    private BigDecimal said = BigDecimal.ZERO;
    private @Nullable BigDecimal firstSaid;
    private boolean isPriced;
    private boolean isTakenBack = true;

    /** @throws RefusedRow where a line cannot be read */
    OrderLines(Cells cells, List<Row> rows) {
        this.cells = cells;
        this.rows = rows;
        this.hasProducts = cells.has(Field.PRODUCT_ID) || cells.has(Field.PRODUCT);
        products.begin().beginList("products");
        rows.forEach(this::read);
    }

    private void read(Row row) {
        Instant time = cells.time(row, Field.ORDERED_AT);
        orderedAt = time.isBefore(orderedAt) ? time : orderedAt;
        BigDecimal quantity = cells.amount(row, Field.QUANTITY);
        BigDecimal price = cells.amount(row, Field.PRICE);
        BigDecimal revenue = cells.amount(row, Field.REVENUE);
        if (price != null) {
            goods = goods.add(quantity == null ? price : price.multiply(quantity));
            isPriced = true;
        }
        if (revenue != null) {
            said = said.add(revenue);
            firstSaid = firstSaid == null ? revenue : firstSaid;
        }
        isTakenBack = isTakenBack && quantity != null && quantity.signum() < 0;
        if (hasProducts) {
            products.begin()
                    .put("product_id", cells.text(row, Field.PRODUCT_ID))
                    .put("name", cells.text(row, Field.PRODUCT))
                    .put("category", cells.text(row, Field.CATEGORY))
                    .put("price", price)
                    .put("quantity", quantity);
            cells.extras().write(row, products);
            products.end();
        }
    }

    /** Goods that left the stock without any money: no order, and no refund. */
    boolean isNoSale() {
        return isTakenBack && revenue().signum() == 0;
    }

    Event event(String id, Making.Given given) {
        Row first = rows.getFirst();
        boolean isRefund = isRefund(first);
        String customer = cells.id(first, Field.USER_ID);
        String visitor = cells.id(first, Field.ANONYMOUS_ID);
        BigDecimal revenue = isRefund ? revenue().abs().negate() : revenue();
        String currency = cells.currency(first);
        return new NewEvent(
                        (isRefund ? "refund-" : "order-") + id,
                        EventType.TRACK,
                        isRefund ? "Order Refunded" : "Order Completed",
                        orderedAt)
                .by(customer, customer == null && visitor == null ? "order-" + id : visitor)
                .from(new Event.Origin(
                        cells.lower(first, Field.CHANNEL),
                        cells.text(first, Field.SOURCE),
                        cells.text(first, Field.MEDIUM),
                        cells.text(first, Field.CAMPAIGN),
                        null,
                        null,
                        null))
                .at(Countries.code(cells.text(first, Field.COUNTRY)))
                .of(id, revenue, currency)
                .event(given, properties(id, first, revenue, currency));
    }

    private String properties(String id, Row first, BigDecimal revenue, @Nullable String currency) {
        JsonText json = new JsonText()
                .begin()
                .put("order_id", id)
                .put("revenue", revenue)
                .put("currency", currency)
                .put("country", cells.text(first, Field.COUNTRY));
        if (!hasProducts) {
            json.put("category", cells.text(first, Field.CATEGORY))
                    .put("quantity", cells.amount(first, Field.QUANTITY));
            cells.extras().write(first, json);
            return json.end().toString();
        }
        // The products are an object of their own until here.
        String list = products.endList().end().toString();
        return json.putJson("products", list.substring(list.indexOf('['), list.length() - 1))
                .end()
                .toString();
    }

    private boolean isRefund(Row first) {
        String status = cells.text(first, Field.STATUS);
        return revenue().signum() < 0 || (status != null && RETURNED.contains(status.toLowerCase(Locale.ROOT)));
    }

    /** The lines' own sums; where each repeats the order's, that once; else what price and quantity make. */
    private BigDecimal revenue() {
        if (firstSaid == null) {
            return money(goods);
        }
        BigDecimal once = requireNonNull(firstSaid);
        boolean isRepeated = isPriced
                && rows.size() > 1
                && once.subtract(goods).abs().compareTo(said.subtract(goods).abs()) < 0;
        return money(isRepeated ? once : said);
    }

    private static BigDecimal money(BigDecimal sum) {
        BigDecimal rounded = sum.scale() > SCALE ? sum.setScale(SCALE, RoundingMode.HALF_EVEN) : sum;
        if (rounded.precision() - rounded.scale() > 14) {
            throw new RefusedRow("revenue has more than 14 digits before the point: see how numbers are read");
        }
        return rounded;
    }
}
