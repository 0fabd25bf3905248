package io.windrose.science.forecast;

import java.util.Arrays;

/**
 * The classical decomposition: the trend is the centred mean over a season, the season of a place the mean of what is
 * left there (Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 2021, 3.4).
 */
final class Decomposition {
    private Decomposition() {}

    /**
     * The season's terms by place, with a sum of 0; needs two whole seasons.
     *
     * @param steps of a season, 2 or more
     */
    static double[] terms(double[] values, int steps) {
        double[] terms = places(values, steps, false);
        double mean = Arrays.stream(terms).average().orElse(0);
        return Arrays.stream(terms).map(term -> term - mean).toArray();
    }

    /** The season's factors by place, with a mean of 1; needs two whole seasons and positive values. */
    static double[] factors(double[] values, int steps) {
        double[] factors = places(values, steps, true);
        double mean = Arrays.stream(factors).average().orElse(1);
        return Arrays.stream(factors).map(factor -> factor / mean).toArray();
    }

    private static double[] places(double[] values, int steps, boolean isRatio) {
        if (values.length < 2 * steps) {
            throw new IllegalArgumentException(
                    "%d values are less than two seasons of %d".formatted(values.length, steps));
        }
        int half = steps / 2;
        double[] sums = new double[steps];
        int[] counts = new int[steps];
        for (int step = half; step < values.length - half; step++) {
            double trend = 0;
            for (int lag = -half; lag <= half; lag++) {
                boolean isHalved = steps % 2 == 0 && Math.abs(lag) == half;
                trend += (isHalved ? 0.5 : 1) * values[step + lag] / steps;
            }
            sums[step % steps] += isRatio ? values[step] / trend : values[step] - trend;
            counts[step % steps]++;
        }
        for (int place = 0; place < steps; place++) {
            sums[place] /= counts[place];
        }
        return sums;
    }
}
