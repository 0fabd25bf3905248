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
 * @param coverages what intervals of some coverages held of the trials' outcomes, each window with the widening that
 *     the other windows call for; of no outcomes where it could not be tried
 */
public record Choice(
        String method,
        Fitted fitted,
        List<Trial> trials,
        int steps,
        double widening,
        Why why,
        String reason,
        List<Coverage> coverages) {
    /** Why a method is taken. */
    public enum Why {
        /** It is the favourite, and the series too short to try any. */
        UNTRIED,
        /** It is the favourite, and none had a much lower error. */
        NONE_BETTER,
        LOWEST_ERROR,
        /** Somebody wants it. */
        ASKED;

        String words(int windows) {
            return switch (this) {
                case UNTRIED -> "too short to try methods on it";
                case NONE_BETTER -> "none had a much lower error";
                case LOWEST_ERROR -> "lowest error of " + windows + " trials";
                case ASKED -> "it was asked for";
            };
        }
    }

    /**
     * How many outcomes lay in an interval.
     *
     * @param said part of the outcomes that should
     */
    public record Coverage(double said, int inside, int outcomes) {
        /** NaN where there are no outcomes. */
        public double held() {
            return outcomes == 0 ? Double.NaN : inside / (double) outcomes;
        }
    }

    /** Coverage of the intervals that trials are held against. */
    static final double TRIED = 0.8;

    /** Copies. */
    public Choice {
        trials = List.copyOf(trials);
        coverages = List.copyOf(coverages);
    }

    /**
     * The steps that it was chosen for, with an interval as wide as the trials call for. Between coverages bounds go as
     * Student's t with 4 degrees of freedom: series bring surprises more often than normal errors would.
     */
    public Prediction forecast(double coverage) {
        return widened(fitted.forecast(steps, coverage), widening);
    }

    static Prediction widened(Prediction prediction, double widening) {
        return prediction.widened(widening * tail(prediction.coverage()) / tail(TRIED));
    }

    /** How much farther out Student's t with 4 degrees of freedom is than a normal number. */
    private static double tail(double coverage) {
        // Shaw, Sampling Student's T Distribution, Journal of Computational Finance 9, 2006, 4.1.
        double root = Math.sqrt(1 - coverage * coverage);
        double t = 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
        return t / Normal.quantile((1 + coverage) / 2);
    }
}
