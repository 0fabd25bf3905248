package io.windrose.market;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What was bought.
 *
 * @param refundedAfter days after which all of it is sent back, 0 for never
 */
record Basket(List<Line> lines, long shippingCents, boolean reduced, int refundedAfter) {
    static final double OWN_TASTE = 0.7;
    static final double ONE_MORE = 0.4;
    static final int MOST_LINES = 5;
    static final long FREE_SHIPPING = 100_00;
    static final long SHIPPING = 4_95;
    static final int PERCENT_IN_SALE = 85;

    Basket {
        lines = List.copyOf(lines);
    }

    record Line(Product product, int quantity, long unitCents) {}

    static Basket filled(Inhabitant person, int day, boolean sale, Parameters parameters) {
        SplittableRandom random = person.fate().random(Purpose.BASKET, day);
        List<Line> lines = new ArrayList<>();
        long goods = 0;
        do {
            Product product = pick(person.taste(), random);
            int quantity = product.cents() < 60_00 && random.nextDouble() < ONE_MORE ? 2 : 1;
            long price = sale ? product.cents() * PERCENT_IN_SALE / 100 : product.cents();
            lines.add(new Line(product, quantity, price));
            goods += price * quantity;
        } while (lines.size() < MOST_LINES && random.nextDouble() < ONE_MORE);
        int refundedAfter =
                person.fate().unit(Purpose.REFUND, day) < parameters.customers().refundShare()
                        ? 5 + (int) (random.nextDouble() * 16)
                        : 0;
        return new Basket(lines, goods >= FREE_SHIPPING ? 0 : SHIPPING, sale, refundedAfter);
    }

    private static Product pick(Taste taste, SplittableRandom random) {
        Product product;
        boolean own = random.nextDouble() < OWN_TASTE;
        do {
            product = Product.ALL.get(random.nextInt(Product.ALL.size()));
        } while (own && product.taste() != taste);
        return product;
    }

    /** What the customer pays, shipping included. */
    long cents() {
        long sum = shippingCents;
        for (Line line : lines) {
            sum += line.unitCents * line.quantity;
        }
        return sum;
    }
}
