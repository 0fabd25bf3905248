package io.windrose.science.series;

import java.util.Arrays;

/** Errors, as {@link SeasonalBaseline} defines them, and their scale. */
final class Errors {
    private static final double NORMAL = 1.4826;
    private static final double MOST = 2.5;
    /** The mean of {@code min(z^2, 2.5^2)} of a standard normal {@code z}. */
    private static final double CUT_VARIANCE = 0.97756;

    private static final int ROUNDS = 3;

    private Errors() {}

    static double of(double value, double expected) {
        return 2 * (Math.sqrt(Math.max(0, value) / expected) - 1);
    }

    /** The value of an error. */
    static double at(double expected, double error) {
        double root = Math.max(0, 1 + error / 2);
        return expected * root * root;
    }

    /** Of those that are known; NaN when they are fewer, or mostly zero. */
    static double scale(double[] errors, int from, int to, int fewest) {
        double[] sizes = Arrays.stream(errors, from, to)
                .filter(error -> !Double.isNaN(error))
                .map(Math::abs)
                .sorted()
                .toArray();
        if (sizes.length < fewest) {
            return Double.NaN;
        }
        double scale = NORMAL * Medians.ofSorted(sizes);
        for (int round = 0; round < ROUNDS && scale > 0; round++) {
            double most = MOST * scale;
            double sum = 0;
            for (double size : sizes) {
                double cut = Math.min(size, most);
                sum += cut * cut;
            }
            scale = Math.sqrt(sum / sizes.length / CUT_VARIANCE);
        }
        return scale > 0 ? scale : Double.NaN;
    }
}
