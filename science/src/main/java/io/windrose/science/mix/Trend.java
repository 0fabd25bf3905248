package io.windrose.science.mix;

/** How the level of the outcome changes over the years, in multiples of a region's mean outcome. */
public sealed interface Trend {
    /** Not at all. */
    record Constant() implements Trend {}

    /**
     * On a straight line.
     *
     * @param deviation prior standard deviation of the change from the first week to the last
     */
    record Linear(double deviation) implements Trend {}

    /**
     * On lines between knots, whose levels are a random walk: {@code level[k] = level[k - 1] + N(0, deviation)}.
     *
     * @param every weeks from knot to knot
     * @param deviation usual change from knot to knot
     */
    record Knots(int every, double deviation) implements Trend {
        public Knots {
            requireEvery(every);
        }
    }

    /**
     * The local linear trend: a level with a slope, both of which wander: {@code level[k] = level[k - 1] + slope[k - 1]
     * + N(0, s1)}, {@code slope[k] = slope[k - 1] + N(0, s2)}, with {@code s1 ~ HalfNormal(level)} and {@code s2 ~
     * HalfNormal(slope)} learned (Harvey, Forecasting, Structural Time Series Models and the Kalman Filter, 1989, 2.3),
     * and lines between.
     *
     * @param every weeks of a step: 1 is the model by week, at two parameters a week
     * @param level change by step
     * @param slope change of the change by step
     */
    record LocalLinear(int every, double level, double slope) implements Trend {
        public LocalLinear {
            requireEvery(every);
        }
    }

    private static void requireEvery(int every) {
        if (every < 1) {
            throw new IllegalArgumentException("every is " + every + ", not above 0");
        }
    }
}
