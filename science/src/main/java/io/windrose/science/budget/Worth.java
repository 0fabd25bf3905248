package io.windrose.science.budget;

/**
 * What one unit of the model's outcome is worth.
 *
 * @param orders NaN where it cannot be told, as {@code revenue}
 * @param revenue in the currency of the spend
 * @param margin in that currency, before the spend: contribution margin
 */
public record Worth(double orders, double revenue, double margin) {
    /** @throws IllegalArgumentException when a figure is negative */
    public Worth {
        if (orders < 0 || revenue < 0 || !(margin >= 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("an outcome is worth " + orders + " orders, " + revenue
                    + " of revenue and " + margin + " of margin");
        }
    }

    /** Of an outcome in revenue, of which such a part is margin, as 0.4. */
    public static Worth ofRevenue(double margin) {
        return new Worth(Double.NaN, 1, margin);
    }

    /** Of an outcome in orders, with revenue and margin of each. */
    public static Worth ofOrders(double revenue, double margin) {
        return new Worth(1, revenue, margin);
    }

    double of(Goal goal) {
        double value =
                switch (goal) {
                    case PROFIT -> margin;
                    case REVENUE -> revenue;
                    case ORDERS -> orders;
                };
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("the model's outcome is not told in " + goal
                    + ": choose another goal, or give what an outcome is worth in it");
        }
        return value;
    }
}
