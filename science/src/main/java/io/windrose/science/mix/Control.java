package io.windrose.science.mix;

import java.util.Arrays;

/**
 * What moves the outcome besides advertising, by region and week: a price, a competitor, the weather, a holiday.
 *
 * @param unit what one unit of the coefficient is
 */
@SuppressWarnings("ArrayRecordComponent") // Tables of numbers; copied on the way in, and nobody compares them.
public record Control(String name, Unit unit, double[][] values) {

    /** What a coefficient belongs to. */
    public enum Unit {
        /** One standard deviation from the mean, over all regions and weeks. */
        DEVIATION,
        /** The greatest absolute value, from zero: for holidays and other events. */
        GREATEST
    }

    /** @throws IllegalArgumentException when a value is missing */
    public Control {
        values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        for (double[] region : values) {
            for (int week = 0; week < region.length; week++) {
                if (!Double.isFinite(region[week])) {
                    throw new IllegalArgumentException(name + " of week " + week + " is " + region[week]);
                }
            }
        }
    }

    /** A measure, an array for each region. */
    public static Control of(String name, double[]... values) {
        return new Control(name, Unit.DEVIATION, values);
    }

    /** A holiday or event: 1 in its weeks (or the share of the week), otherwise 0. */
    public static Control holiday(String name, double[]... values) {
        return new Control(name, Unit.GREATEST, values);
    }
}
