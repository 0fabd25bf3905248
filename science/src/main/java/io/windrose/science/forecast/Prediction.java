package io.windrose.science.forecast;

import io.windrose.science.sample.Normal;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * What is expected of the steps after a series, in its unit. All arrays have a number for each step.
 *
 * @param coverage part of the outcomes that should lie between {@code low} and {@code high}
 * @param expected the middle of what is likely
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers that nobody compares.
public record Prediction(double coverage, double[] expected, double[] low, double[] high) {

    /** @throws IllegalArgumentException when the arrays differ in length or the coverage is no part */
    public Prediction {
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage is " + coverage + ", not above 0 and below 1");
        }
        if (expected.length == 0 || low.length != expected.length || high.length != expected.length) {
            throw new IllegalArgumentException("A forecast needs 1 or more steps, and bounds for each");
        }
    }

    /** With normal errors of these variances. */
    static Prediction normal(double coverage, double[] expected, double[] variance) {
        double reach = Normal.quantile((1 + coverage) / 2);
        double[] low = expected.clone();
        double[] high = expected.clone();
        for (int step = 0; step < expected.length; step++) {
            double half = reach * Math.sqrt(variance[step]);
            low[step] -= half;
            high[step] += half;
        }
        return new Prediction(coverage, expected, low, high);
    }

    public int steps() {
        return expected.length;
    }

    /** With bounds so many times as far from what is expected. */
    Prediction widened(double factor) {
        double[] lower = new double[steps()];
        double[] upper = new double[steps()];
        for (int step = 0; step < steps(); step++) {
            lower[step] = expected[step] - factor * (expected[step] - low[step]);
            upper[step] = expected[step] + factor * (high[step] - expected[step]);
        }
        return new Prediction(coverage, expected, lower, upper);
    }

    /** Each number by an increasing function. */
    Prediction map(DoubleUnaryOperator function) {
        return new Prediction(coverage, map(expected, function), map(low, function), map(high, function));
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
