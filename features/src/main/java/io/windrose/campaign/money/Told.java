package io.windrose.campaign.money;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what properties of events say, in the Segment e-commerce words; null where it cannot be read. */
final class Told {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");
    private static final int SCALE = 4;
    private static final int DIGITS_BEFORE = 14;
    private static final int LONGEST = 512;

    private Told() {}

    static @Nullable BigDecimal amount(JsonNode node) {
        BigDecimal told;
        if (node.isNumber()) {
            told = node.decimalValue();
        } else if (node.isTextual() && DECIMAL.matcher(node.textValue().strip()).matches()) {
            told = new BigDecimal(node.textValue().strip());
        } else {
            return null;
        }
        return money(told);
    }

    /** To four decimals; null where there are too many digits. */
    static @Nullable BigDecimal money(BigDecimal told) {
        BigDecimal rounded = told.setScale(SCALE, RoundingMode.HALF_EVEN);
        return rounded.precision() - SCALE > DIGITS_BEFORE ? null : rounded;
    }

    static @Nullable String text(JsonNode node) {
        if (!node.isTextual() && !node.isNumber()) {
            return null;
        }
        String text = node.asText().strip();
        return text.isEmpty() || text.length() > LONGEST ? null : text;
    }

    /** The first of the names that says something. */
    static @Nullable String text(JsonNode object, String... names) {
        for (String name : names) {
            String text = text(object.path(name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The lines of the order that the event says. */
    static List<OrderLine> lines(OrderEvent event) {
        List<OrderLine> lines = new ArrayList<>();
        for (JsonNode product : event.properties().path("products")) {
            if (product.isObject()) {
                lines.add(line(event, product, lines.size() + 1));
            }
        }
        return lines;
    }

    private static OrderLine line(OrderEvent event, JsonNode product, long number) {
        BigDecimal price = amount(product.path("price"));
        BigDecimal quantity = product.path("quantity").isMissingNode()
                ? BigDecimal.ONE.setScale(SCALE)
                : amount(product.path("quantity"));
        return new OrderLine(
                event.sourceId(),
                event.orderId(),
                number,
                event.occurredAt(),
                false,
                text(product, "sku", "product_id"),
                text(product, "name"),
                text(product, "category"),
                text(product, "brand"),
                text(product, "coupon"),
                event.currency(),
                price,
                quantity,
                price == null || quantity == null ? null : money(price.multiply(quantity)));
    }
}
