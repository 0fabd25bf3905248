package io.windrose.science.lift;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Conformal inference about a constant effect on the last days (Chernozhukov, Wüthrich and Zhu, An Exact and Robust
 * Conformal Inference Method for Counterfactual and Synthetic Controls, Journal of the American Statistical Association
 * 116, 2021): the effect is taken away, the weights are fitted to all days, and what the last days lack or have is
 * compared to that of other days. The interval has those effects that are not rejected.
 *
 * <p>The penalty of the ridge is given, so that it does not depend on the effect.
 */
final class Conformal {
    private static final int ORDERS = 1_000;
    private static final int MOST_STEPS = 400;

    private final double[] treated;
    private final double[][] controls;
    private final int[] days;
    private final int tested;
    private final Synthesizer synthesizer;
    private final Permutation permutation;
    private final Statistic statistic;
    private final long seed;

    /** @param tested how many of the last of {@code days} are under test */
    Conformal(
            double[] treated,
            double[][] controls,
            int[] days,
            int tested,
            Level level,
            double penalty,
            Permutation permutation,
            Statistic statistic,
            long seed) {
        this.treated = treated;
        this.controls = controls;
        this.days = days;
        this.tested = tested;
        this.synthesizer = new Synthesizer(controls, days, level, penalty);
        this.permutation = permutation;
        this.statistic = statistic;
        this.seed = seed;
    }

    /** Of the hypothesis that each day under test has the effect. */
    double pValue(double effect) {
        return pValue(treated, effect);
    }

    /** The same of another series of the treated. */
    double pValue(double[] series, double effect) {
        double[] without = series.clone();
        int before = days.length - tested;
        for (int i = before; i < days.length; i++) {
            without[days[i]] -= effect;
        }
        SyntheticWeights weights = synthesizer.fit(without);
        double[] gaps = Arrays.stream(days)
                .mapToDouble(day -> without[day] - weights.expected(controls, day))
                .toArray();
        // Sums in another order differ in their last digits.
        double own = statistic.of(gaps, before) * (1 - 1e-12);
        return switch (permutation) {
            case BLOCK ->
                IntStream.range(0, gaps.length)
                                .filter(shift -> statistic.of(shifted(gaps, shift), before) >= own)
                                .count()
                        / (double) gaps.length;
            case RANDOM -> {
                SplittableRandom random = new SplittableRandom(seed);
                int reached = 1;
                for (int i = 0; i < ORDERS; i++) {
                    shuffle(gaps, random);
                    reached += statistic.of(gaps, before) >= own ? 1 : 0;
                }
                yield reached / (ORDERS + 1.0);
            }
        };
    }

    /**
     * Effects that are not rejected. Ends are looked for outwards from the estimate, or from the nearest effect that is
     * not rejected where the estimate is, and are infinite where even effects a million times the step are not
     * rejected, or where none was found that is not.
     *
     * @param estimate of the effect
     * @param step by which the search begins, above 0
     */
    Estimate interval(double estimate, double step, double confidence) {
        double rejected = 1 - confidence + 1e-12;
        double below = estimate;
        double above = estimate;
        int steps = 0;
        while (pValue(below) <= rejected && pValue(above) <= rejected) {
            below -= step;
            above += step;
            if (++steps > MOST_STEPS) {
                return new Estimate(estimate, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            }
        }
        double inside = pValue(below) > rejected ? below : above;
        return new Estimate(estimate, end(inside, -step, rejected), end(inside, step, rejected));
    }

    private double end(double begin, double step, double rejected) {
        double inside = begin;
        double outside = begin + step;
        double width = step;
        while (pValue(outside) > rejected) {
            inside = outside;
            width *= 2;
            outside += width;
            if (width > 1e6 * Math.abs(step) || width < -1e6 * Math.abs(step)) {
                return step > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
        }
        for (int i = 0; i < 40 && Math.abs(outside - inside) > 0.02 * Math.abs(step); i++) {
            double middle = (inside + outside) / 2;
            if (pValue(middle) > rejected) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    private static double[] shifted(double[] gaps, int shift) {
        double[] shifted = new double[gaps.length];
        System.arraycopy(gaps, 0, shifted, shift, gaps.length - shift);
        System.arraycopy(gaps, gaps.length - shift, shifted, 0, shift);
        return shifted;
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[other];
            values[other] = kept;
        }
    }
}
