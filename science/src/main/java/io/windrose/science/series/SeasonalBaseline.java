package io.windrose.science.series;

import java.util.ArrayList;
import java.util.List;

/**
 * What a figure should have been, judged by what it was before, with an interval, robust against days that were unusual
 * themselves.
 *
 * <p>The model is {@code x[t] = level[t] * factor[t mod season] + effect * known[t]}, with an error whose size goes
 * with what is expected. For each {@code t}, from the values before it alone:
 *
 * <ul>
 *   <li>the effect of what is known, as clicks that were paid for, is the weighted median of the ratios of steps of the
 *       values and of what is known, by the size of the latter: the line through the origin with the least absolute
 *       errors (Bloomfield and Steiger, Least Absolute Deviations, 1983);
 *   <li>the factor of a place in the season is the median, over its occurrences in the {@code history} values before,
 *       of the rest by the mean of the season around it; factors are scaled to a mean of 1;
 *   <li>the level follows the errors by a gain between 0.05 and 0.45, and an error of more than two scales as one of
 *       two (Gelper, Fried and Croux, Robust Forecasting with Exponential and Holt-Winters Smoothing, Journal of
 *       Forecasting 29, 2010);
 *   <li>an error is {@code 2 (sqrt(x / expected) - 1)}, about {@code x / expected - 1}, but of counts alike to both
 *       sides and of the variance {@code 1 / expected} (Anscombe, Biometrika 35, 1948);
 *   <li>the scale is the standard deviation of the errors before, each taken as 2.5 scales at most. Taken are the gain,
 *       and the effect or none, whose scale is the smallest.
 * </ul>
 *
 * <p>A value is unusual when its error is more than {@code limit} scales, or when that holds of the last two together:
 * had the level fallen a step ago for good, the error of then and, {@code 1 - gain} of it, what the level as it was
 * after that step leaves of this one, are the evidence, and the likelihood ratio weighs them so. It tells a lasting
 * change a step after it began where one step alone would be lost in noise.
 *
 * <p>Assumed are a season that changes slowly, and positive values. A holiday is unusual unless it was last season too.
 */
public final class SeasonalBaseline {
    private static final double[] NOTHING_KNOWN = {};
    /** Before so many seasons nothing can be told. */
    private static final int FEWEST_SEASONS = 4;

    private final int season;
    private final int history;
    private final double limit;

    /**
     * @param season steps, as 7 for days of a week; 1 for none
     * @param history steps that are looked back at, 4 seasons at least
     * @param limit scales beyond which a value is unusual
     * @throws IllegalArgumentException when one is out of its bounds, with its value
     */
    public SeasonalBaseline(int season, int history, double limit) {
        require(season >= 1, "season", season);
        require(history >= FEWEST_SEASONS * season, "history", history);
        require(limit > 0, "limit", limit);
        this.season = season;
        this.history = history;
        this.limit = limit;
    }

    /** Days of a week over eight weeks. */
    public static SeasonalBaseline ofDays() {
        return new SeasonalBaseline(7, 56, 2.5);
    }

    /**
     * Weeks over half a year, the last counting most. The limit is wider than that of days, for a week's scale is known
     * by few errors.
     */
    public static SeasonalBaseline ofWeeks() {
        return new SeasonalBaseline(1, 26, 3);
    }

    private static void require(boolean holds, String name, Number value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    /** Whether a value was as expected. */
    public enum Verdict {
        /** Nothing can be told: there are too few values before it, or it or all of them are missing or zero. */
        UNKNOWN,
        USUAL,
        LOW,
        HIGH
    }

    /**
     * A value beside what was expected of it.
     *
     * @param expected in the unit of the values, as {@code low} and {@code high}; NaN when it is unknown
     * @param low the interval's lower end, 0 at least
     * @param deviations how many scales the value lies above what was expected
     * @param known what of the expected is the effect of what is known; 0 where that told nothing
     */
    public record Judged(Verdict verdict, double expected, double low, double high, double deviations, double known) {
        private static final Judged UNKNOWN =
                new Judged(Verdict.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /**
     * Judges each value by those before it.
     *
     * @param values at even steps, the oldest first; NaN where one is missing
     * @return one for each value
     */
    public List<Judged> judge(double[] values) {
        return judge(values, NOTHING_KNOWN, Noise.ANY);
    }

    /** Where something is known of each step, zero at least, that brings about a part of its value. */
    public List<Judged> judge(double[] values, double[] known) {
        return judge(values, known, Noise.ANY);
    }

    /**
     * Judges counts: their scale is never below that of a Poisson variable, whose standard deviation is the square root
     * of what is expected. So figures of a few a day, whose scale is known badly, do not alert by chance.
     */
    public List<Judged> judgeCounts(double[] values) {
        return judge(values, NOTHING_KNOWN, Noise.OF_COUNTS);
    }

    /** Where something is known of each step. */
    public List<Judged> judgeCounts(double[] values, double[] known) {
        return judge(values, known, Noise.OF_COUNTS);
    }

    /** What is sure of it. */
    enum Noise {
        ANY,
        OF_COUNTS;

        double atLeast(double scale, double expected) {
            return this == OF_COUNTS ? Math.max(scale, 1 / Math.sqrt(expected)) : scale;
        }
    }

    private List<Judged> judge(double[] values, double[] known, Noise noise) {
        require(known.length == 0 || known.length == values.length, "the length of what is known", known.length);
        List<Following> tried = new ArrayList<>();
        tried.add(new Following(season, history, values, new double[values.length], noise));
        if (known.length > 0) {
            tried.add(new Following(season, history, values, known, noise));
        }
        List<Judged> judged = new ArrayList<>(values.length);
        for (int t = 0; t < values.length; t++) {
            Following.Step best = null;
            for (Following each : tried) {
                Following.Step step = t < FEWEST_SEASONS * season ? null : each.step(t);
                if (step != null && (best == null || step.scale() < best.scale())) {
                    best = step;
                }
            }
            judged.add(best == null || Double.isNaN(best.error()) ? Judged.UNKNOWN : judge(best, noise));
        }
        return judged;
    }

    private Judged judge(Following.Step step, Noise noise) {
        double scale = noise.atLeast(step.scale(), step.expected());
        double own = step.error() / scale;
        double both = step.lasting() / scale;
        boolean isUnusual = Math.abs(own) > limit || Math.abs(both) > limit;
        Verdict verdict = !isUnusual ? Verdict.USUAL : own < 0 ? Verdict.LOW : Verdict.HIGH;
        return new Judged(
                verdict,
                step.expected(),
                Errors.at(step.expected(), -limit * scale),
                Errors.at(step.expected(), limit * scale),
                own,
                step.known());
    }
}
