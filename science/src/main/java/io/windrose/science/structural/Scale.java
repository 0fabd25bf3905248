package io.windrose.science.structural;

import java.util.Arrays;

/** Mean and deviation of what is known of a series before a step. */
record Scale(double mean, double deviation) {
    static Scale of(double[] values, int until) {
        double[] known = Arrays.stream(values, 0, until)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double squares =
                Arrays.stream(known).map(each -> (each - mean) * (each - mean)).sum();
        double deviation = Math.sqrt(squares / (known.length - 1));
        if (!(deviation > 1e-9 * Math.abs(mean)) || known.length < StructuralModel.FEWEST_STEPS) {
            throw new IllegalArgumentException("a series has " + known.length
                    + " known values before step " + until + " and the deviation " + deviation
                    + ": nothing can be learned from it");
        }
        return new Scale(mean, deviation);
    }

    /** The first so many. */
    double[] standardized(double[] values, int length) {
        return Arrays.stream(values, 0, length)
                .map(value -> (value - mean) / deviation)
                .toArray();
    }

    double original(double standardized) {
        return mean + deviation * standardized;
    }
}
