package io.windrose.science.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the level of a series with each of some gains, step by step, as {@link SeasonalBaseline} says it. Used once,
 * for steps in their order.
 */
final class Following {
    private static final double[] GAINS = {0.05, 0.1, 0.2, 0.3, 0.45};
    private static final int FEWEST_SEASONS = 4;
    /** Of the values' mean, less what is known brings about: with less left, nothing can be told. */
    private static final double LEAST_LEFT = 0.2;
    /** For a change of the effect: of the steps before, the last ones count most for what the level takes over. */
    private static final double KEPT = Math.pow(0.5, 0.2);
    /** Until errors are known. */
    private static final double FIRST_SCALE = 0.3;

    private static final double FAR = 2;

    private final int season;
    private final int history;
    private final double[] values;
    private final double[] known;
    private final SeasonalBaseline.Noise noise;
    private final double[] effects;
    private final double[][] factors;
    private final double[][] levels;
    private final double[][] errors;

    Following(int season, int history, double[] values, double[] known, SeasonalBaseline.Noise noise) {
        this.season = season;
        this.history = history;
        this.values = values;
        this.known = known;
        this.noise = noise;
        this.effects = new double[values.length];
        this.factors = new double[values.length][];
        this.levels = filled(values.length + 1);
        this.errors = filled(values.length);
    }

    private static double[][] filled(int length) {
        double[][] all = new double[GAINS.length][length];
        for (double[] each : all) {
            Arrays.fill(each, Double.NaN);
        }
        return all;
    }

    /**
     * A value beside what was expected of it.
     *
     * @param known what of the expected is the effect of what is known
     * @param scale of the errors before
     * @param error of the value, NaN where it is missing
     * @param lasting as an error, the evidence of it and the step before together; 0 where they lie apart
     */
    record Step(double expected, double known, double scale, double error, double lasting) {}

    /** Null where nothing can be told. */
    @Nullable
    Step step(int t) {
        int from = Math.max(0, t - history);
        double effect = effect(from, t);
        double[] rest = new double[t - from];
        Arrays.setAll(rest, i -> values[from + i] - effect * known[from + i]);
        double left = Seasons.mean(rest, 0, rest.length);
        if (!(left > 0 && left > LEAST_LEFT * Seasons.mean(values, from, t))) {
            return null;
        }
        effects[t] = effect;
        factors[t] = Seasons.factors(rest, from, season);
        int best = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int gain = 0; gain < GAINS.length; gain++) {
            double scale = follow(t, from, gain);
            if (scale < smallest) {
                smallest = scale;
                best = gain;
            }
        }
        return best < 0 ? null : step(t, best, smallest);
    }

    /** Goes a step on; answers the scale of the errors before, NaN where that or the expected is not known. */
    private double follow(int t, int from, int gain) {
        double[] level = levels[gain];
        level[t] = Double.isNaN(level[t]) ? firstLevel(t) : level[t] + takenOver(t);
        double expected = expected(t, level[t]);
        if (!(expected > 0)) {
            return Double.NaN;
        }
        double error = Errors.of(values[t], expected);
        errors[gain][t] = error;
        double scale = Errors.scale(errors[gain], from, t, 2 * season);
        double far = FAR * noise.atLeast(Double.isNaN(scale) ? FIRST_SCALE : scale, expected);
        double taken = Double.isNaN(error) ? 0 : Math.clamp(error, -far, far);
        level[t + 1] = Math.max(Math.ulp(1.0), after(t, level[t], expected, GAINS[gain], taken));
        return scale;
    }

    private double after(int t, double level, double expected, double gain, double error) {
        return level + gain * (Errors.at(expected, error) - expected) / factor(t, t);
    }

    private double expected(int t, double level) {
        return level * factor(t, t) + effects[t] * known[t];
    }

    private double factor(int of, int at) {
        return factors[at][of % season];
    }

    private double firstLevel(int t) {
        List<Double> found = new ArrayList<>();
        for (int i = t - FEWEST_SEASONS * season; i < t; i++) {
            double level = (values[i] - effects[t] * known[i]) / factor(i, t);
            if (Double.isFinite(level)) {
                found.add(level);
            }
        }
        return Medians.of(found);
    }

    /** What the level bears from now on, since the effect is judged otherwise than a step ago. */
    private double takenOver(int t) {
        double change = effects[t - 1] - effects[t];
        if (change == 0) {
            return 0;
        }
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (int i = t - 1; i >= t - FEWEST_SEASONS * season; i--) {
            double one = known[i] / factor(i, t);
            if (Double.isFinite(one)) {
                sum += weight * one;
                weights += weight;
            }
            weight *= KEPT;
        }
        return weights == 0 ? 0 : change * sum / weights;
    }

    /** By how much a value rises with what is known, 0 at least. */
    private double effect(int from, int t) {
        if (Arrays.stream(known, from, t).noneMatch(each -> each != 0)) {
            return 0;
        }
        double[] all = Arrays.copyOfRange(values, from, t);
        double[] steady = Seasons.factors(all, from, season);
        List<Medians.Weighted> slopes = new ArrayList<>();
        for (int i = from + 1; i < t; i++) {
            double now = steady[i % season];
            double before = steady[(i - 1) % season];
            double width = known[i] / now - known[i - 1] / before;
            double slope = (values[i] / now - values[i - 1] / before) / width;
            if (Double.isFinite(slope) && Double.isFinite(width)) {
                slopes.add(new Medians.Weighted(slope, Math.abs(width)));
            }
        }
        double slope = Medians.ofWeighted(slopes);
        return slope > 0 ? slope : 0;
    }

    private Step step(int t, int gain, double scale) {
        double expected = expected(t, levels[gain][t]);
        return new Step(expected, effects[t] * known[t], scale, errors[gain][t], lasting(t, gain));
    }

    private double lasting(int t, int gain) {
        double before = t > 0 ? errors[gain][t - 1] : Double.NaN;
        double own = errors[gain][t];
        if (Double.isNaN(before) || Double.isNaN(own) || Math.signum(before) != Math.signum(own)) {
            return 0;
        }
        double kept = 1 - GAINS[gain];
        double was = levels[gain][t - 1];
        double level = after(t - 1, was, expected(t - 1, was), GAINS[gain], before);
        double expected = expected(t, level + takenOver(t));
        if (!(expected > 0)) {
            return 0;
        }
        return (before + kept * Errors.of(values[t], expected)) / Math.hypot(1, kept);
    }
}
