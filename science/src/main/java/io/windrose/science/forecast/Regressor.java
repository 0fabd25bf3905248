package io.windrose.science.forecast;

/**
 * What moves a series from outside and is known, or planned, ahead: spend, a price, a promotion.
 *
 * @param values by step, from the first of the series to the last that is forecast
 * @param carryover whether an effect lasts
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers; copied on the way in, and nobody compares them.
public record Regressor(String name, double[] values, Carryover carryover) {
    /** Whether an effect lasts beyond its step. */
    public enum Carryover {
        NONE,
        /**
         * It fades: {@code a[t] = x[t] + retention a[t-1]}, with the retention that fits best. Before the first step
         * there was nothing.
         */
        GEOMETRIC
    }

    /** @throws IllegalArgumentException when a value is missing */
    public Regressor {
        values = values.clone();
        for (int step = 0; step < values.length; step++) {
            if (!Double.isFinite(values[step])) {
                throw new IllegalArgumentException(
                        "%s of step %d is %s: give a number for each step".formatted(name, step, values[step]));
            }
        }
    }

    /** Spend, whose effect lasts. */
    public static Regressor spend(String name, double... values) {
        return new Regressor(name, values, Carryover.GEOMETRIC);
    }

    /** Anything that acts at once. */
    public static Regressor of(String name, double... values) {
        return new Regressor(name, values, Carryover.NONE);
    }

    /** With what is left of the steps before. */
    double[] carried(double retention) {
        double[] carried = values.clone();
        for (int step = 1; step < carried.length; step++) {
            carried[step] += retention * carried[step - 1];
        }
        return carried;
    }
}
