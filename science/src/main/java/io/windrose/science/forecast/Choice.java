package io.windrose.science.forecast;

import io.windrose.science.sample.Normal;
import java.util.List;

/**
 * The method that was chosen, fitted to the whole series.
 *
 * @param method its name
 * @param trials of all methods, in the order given
 * @param steps that it was chosen for
 * @param widening what the distance to the bounds of intervals of 80% is multiplied by
 * @param reason why this one, in words
 */
public record Choice(String method, Fitted fitted, List<Trial> trials, int steps, double widening, String reason) {
    /** Coverage of the intervals that trials are held against. */
    static final double TRIED = 0.8;

    /** Copies. */
    public Choice {
        trials = List.copyOf(trials);
    }

    /**
     * The steps that it was chosen for, with an interval as wide as the trials call for. Between coverages bounds go as
     * Student's t with 4 degrees of freedom: series bring surprises more often than normal errors would.
     */
    public Prediction forecast(double coverage) {
        return fitted.forecast(steps, coverage).widened(widening * tail(coverage) / tail(TRIED));
    }

    /** How much farther out Student's t with 4 degrees of freedom is than a normal number. */
    private static double tail(double coverage) {
        // Shaw, Sampling Student's T Distribution, Journal of Computational Finance 9, 2006, 4.1.
        double root = Math.sqrt(1 - coverage * coverage);
        double t = 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
        return t / Normal.quantile((1 + coverage) / 2);
    }
}
