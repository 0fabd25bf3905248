package io.windrose.market;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The shop's own books: orders and refunds, and the events that its server sends. */
final class Books {
    static final String CURRENCY = "EUR";
    private static final String SERVER = Market.SOURCE_PREFIX + "-server";
    private static final String CONTEXT = "{\"simulated\":true}";

    private Books() {}

    record Entry(String orderId, BigDecimal revenue, String json) {}

    static String orderId(Visit visit) {
        return "TW" + (10_000 + visit.day()) + "-" + (100_000 + visit.person().number());
    }

    static Entry entry(Visit visit, Basket basket) {
        BigDecimal revenue = Product.euros(basket.cents());
        String orderId = orderId(visit);
        StringBuilder json = new StringBuilder("{\"order_id\":\"")
                .append(orderId)
                .append("\",\"revenue\":")
                .append(revenue)
                .append(",\"shipping\":")
                .append(Product.euros(basket.shippingCents()))
                .append(",\"currency\":\"EUR\",\"products\":[");
        String comma = "";
        for (Basket.Line line : basket.lines()) {
            json.append(comma)
                    .append("{\"product_id\":\"")
                    .append(line.product().sku())
                    .append("\",\"quantity\":")
                    .append(line.quantity())
                    .append(",\"price\":")
                    .append(Product.euros(line.unitCents()))
                    .append('}');
            comma = ",";
        }
        return new Entry(orderId, revenue, json.append("]}").toString());
    }

    static ShopOrder order(Visit visit, Basket basket, Instant at) {
        List<ShopOrder.Line> lines = basket.lines().stream()
                .map(line -> new ShopOrder.Line(
                        line.product().sku(),
                        line.product().name(),
                        line.product().category(),
                        line.quantity(),
                        Product.euros(line.unitCents())))
                .toList();
        return new ShopOrder(
                orderId(visit),
                visit.person().userId(),
                at,
                visit.person().country(),
                Product.euros(basket.cents()),
                Product.euros(basket.shippingCents()),
                CURRENCY,
                lines);
    }

    /** With revenue below zero, so that revenue adds up over events. */
    static Event refunded(Inhabitant person, Refund refund) {
        Fate fate = person.fate();
        int number = refund.orderId().hashCode();
        String id = Session.id(fate.hash(Purpose.REFUND, 1, number), fate.hash(Purpose.REFUND, 2, number));
        BigDecimal revenue = refund.amount().negate();
        return new Event(
                id,
                SERVER,
                EventType.TRACK,
                "Order Refunded",
                refund.at(),
                refund.at().plusMillis(40),
                new Event.Who(null, refund.userId(), Person.hash(refund.userId(), null, id), null),
                new Event.Page(null, null, null, null),
                Session.NO_ORIGIN,
                new Event.Place(null, null, null),
                Gadget.SERVER,
                new Event.Order(refund.orderId(), revenue, CURRENCY),
                Map.of(),
                "{\"order_id\":\"" + refund.orderId() + "\",\"revenue\":" + revenue + ",\"currency\":\"EUR\"}",
                CONTEXT);
    }

    static Refund refund(Visit visit, Basket basket, Instant at) {
        return new Refund(orderId(visit), visit.person().userId(), at, Product.euros(basket.cents()), CURRENCY);
    }
}
