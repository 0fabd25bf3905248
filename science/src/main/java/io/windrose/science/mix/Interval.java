package io.windrose.science.mix;

import java.util.Arrays;

/**
 * What is known of a figure: with 90% it lies between {@code low} and {@code high}, with 5% below and 5% above.
 *
 * @param mean of the posterior
 */
public record Interval(double mean, double low, double median, double high) {
    /** Of draws of the figure. */
    public static Interval of(double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        return new Interval(mean, quantile(sorted, 0.05), quantile(sorted, 0.5), quantile(sorted, 0.95));
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    private static double quantile(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
