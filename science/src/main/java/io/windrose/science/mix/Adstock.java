package io.windrose.science.mix;

import java.util.List;

/**
 * How the effect of a week's advertising is spread over that week and those after it: {@code a[t] = sum over l < weeks
 * of w[l] x[t - l]}, where the weights {@code w} sum to 1. Weeks before the first are taken to be without advertising.
 */
public sealed interface Adstock {
    /** Weeks that an effect lasts at most, the week itself included. */
    int weeks();

    /** Of the parameters, in their order. */
    List<Parameter> parameters();

    /**
     * The logarithm of a weight before it is scaled, and its derivatives by the parameters.
     *
     * @param lag weeks since the advertising
     */
    double logWeight(int lag, double first, double second, double[] slopes);

    /** A parameter's name and prior. */
    record Parameter(String name, Prior prior) {}

    private static void requireWeeks(int weeks) {
        if (weeks < 1 || weeks > 104) {
            throw new IllegalArgumentException("weeks is " + weeks + ", not from 1 to 104");
        }
    }

    /** All in the week itself. */
    record None() implements Adstock {
        @Override
        public int weeks() {
            return 1;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }

        @Override
        public double logWeight(int lag, double first, double second, double[] slopes) {
            return 0;
        }
    }

    /**
     * {@code w[l]} in proportion to {@code retention^l} (Jin, Wang, Sun, Chan and Koehler, Bayesian Methods for Media
     * Mix Modeling with Carryover and Shape Effects, Google, 2017, equation 1).
     *
     * @param retention between 0 and 1: what is left of an effect a week later
     */
    record Geometric(Prior retention, int weeks) implements Adstock {
        public Geometric {
            requireWeeks(weeks);
        }

        /** With 90% of the half-life between two numbers of weeks: {@code retention = 0.5^(1 / half-life)}. */
        public static Geometric halfLife(double lowWeeks, double highWeeks) {
            Prior prior = Prior.LogitNormal.between(Math.pow(0.5, 1 / lowWeeks), Math.pow(0.5, 1 / highWeeks));
            return new Geometric(prior, Math.clamp((int) Math.ceil(4 * highWeeks), 4, 26));
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("retention", retention));
        }

        @Override
        public double logWeight(int lag, double first, double second, double[] slopes) {
            slopes[0] = lag / first;
            return lag == 0 ? 0 : lag * Math.log(first);
        }
    }

    /**
     * {@code w[l]} in proportion to {@code retention^((l - delay)^2)}, with its peak after {@code delay} weeks (Jin et
     * al. 2017, equation 2).
     *
     * @param retention between 0 and 1
     * @param delay weeks, 0 or more
     */
    record Delayed(Prior retention, Prior delay, int weeks) implements Adstock {
        public Delayed {
            requireWeeks(weeks);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("retention", retention), new Parameter("delay", delay));
        }

        @Override
        public double logWeight(int lag, double first, double second, double[] slopes) {
            double since = lag - second;
            double logarithm = Math.log(first);
            slopes[0] = since * since / first;
            slopes[1] = -2 * since * logarithm;
            return since * since * logarithm;
        }
    }

    /**
     * {@code w[l]} in proportion to the Weibull density at {@code l + 1} weeks: {@code z^(shape - 1) exp(-z^shape)}
     * with {@code z = (l + 1) / scale}. A shape above 1 has a peak later than the first week.
     *
     * @param shape positive
     * @param scale weeks, positive
     */
    record Weibull(Prior shape, Prior scale, int weeks) implements Adstock {
        public Weibull {
            requireWeeks(weeks);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(new Parameter("shape", shape), new Parameter("scale", scale));
        }

        @Override
        public double logWeight(int lag, double first, double second, double[] slopes) {
            double logarithm = Math.log((lag + 1) / second);
            double power = Math.exp(first * logarithm);
            slopes[0] = logarithm - power * logarithm;
            slopes[1] = (first * power - (first - 1)) / second;
            return (first - 1) * logarithm - power;
        }
    }
}
