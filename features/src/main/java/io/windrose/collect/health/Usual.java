package io.windrose.collect.health;

import java.util.Collection;
import java.util.List;

/**
 * What is usual, and how far values scatter around what the weeks before let expect.
 *
 * @param spread about the standard deviation
 */
record Usual(double median, double spread) {
    /**
     * Iglewicz and Hoaglin (1993, "How to Detect and Handle Outliers") recommend 3.5 for one look at one set; here
     * thousands of hours are looked at each time.
     */
    private static final double ODD = 5;

    /** A smaller difference is of no consequence, be it ever so sure. */
    private static final double LEAST_SHARE = 0.5;

    /** A normal distribution's standard deviation by its median absolute deviation. */
    private static final double NORMAL = 1.4826;

    boolean isOdd(long value) {
        double off = Math.abs(value - median);
        return off > ODD * spread && off >= LEAST_SHARE * median;
    }

    /** Independent events scatter by the square root of how many are expected. */
    static double root(double median) {
        return Math.sqrt(Math.max(1, median));
    }

    static double deviation(Collection<Double> absolute) {
        return NORMAL * median(absolute);
    }

    static double median(Collection<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
