package io.windrose.science.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * What a figure should have been, judged by what it was before, with an interval, robust against days that were unusual
 * themselves.
 *
 * <p>The model is multiplicative: {@code x[t] = level[t] * factor[t mod season] * (1 + error[t])}. For each {@code t},
 * from the {@code history} values before it alone:
 *
 * <ul>
 *   <li>the factor of a place in the season is the median, over its occurrences, of the value by the mean of the season
 *       around it; factors are scaled to a mean of 1;
 *   <li>the level is the weighted median of the values by their factors, with weights that halve every {@code halfLife}
 *       steps;
 *   <li>the error's scale is 1.4826 times the median of {@code |x / expected - 1|} of the steps before, which for
 *       normal errors is their standard deviation (Rousseeuw and Croux, Alternatives to the Median Absolute Deviation,
 *       JASA 88, 1993).
 * </ul>
 *
 * <p>A value is unusual when it lies more than {@code limit} scales from what was expected, or when the last two do so
 * together: the sum of two errors by their scale and the square root of 2, both to the same side. The second tells a
 * lasting change a step after it began where one step alone would be lost in noise.
 *
 * <p>Assumed are errors without memory beyond the level's, a season that changes slowly, and positive values. A holiday
 * is unusual unless it was last season too.
 */
public final class SeasonalBaseline {
    private static final double NORMAL = 1.4826;
    /** Before so many seasons nothing can be told. */
    private static final int FEWEST_SEASONS = 4;

    private final int season;
    private final int history;
    private final double halfLife;
    private final double limit;

    /**
     * @param season steps, as 7 for days of a week; 1 for none
     * @param history steps that are looked back at, 4 seasons at least
     * @param halfLife steps after which a value counts half for the level
     * @param limit scales beyond which a value is unusual
     * @throws IllegalArgumentException when one is out of its bounds, with its value
     */
    public SeasonalBaseline(int season, int history, double halfLife, double limit) {
        require(season >= 1, "season", season);
        require(history >= FEWEST_SEASONS * season, "history", history);
        require(halfLife > 0, "halfLife", halfLife);
        require(limit > 0, "limit", limit);
        this.season = season;
        this.history = history;
        this.halfLife = halfLife;
        this.limit = limit;
    }

    /** Days of a week over eight weeks. */
    public static SeasonalBaseline ofDays() {
        return new SeasonalBaseline(7, 56, 5, 2.5);
    }

    /**
     * Weeks over half a year, the last counting most. The limit is wider than that of days, for a week's scale is known
     * by few errors.
     */
    public static SeasonalBaseline ofWeeks() {
        return new SeasonalBaseline(1, 26, 2, 3);
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
     */
    public record Judged(Verdict verdict, double expected, double low, double high, double deviations) {
        private static final Judged UNKNOWN =
                new Judged(Verdict.UNKNOWN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * Judges each value by those before it.
     *
     * @param values at even steps, the oldest first; NaN where one is missing
     * @return one for each value
     */
    public List<Judged> judge(double[] values) {
        return judge(values, expected -> 0);
    }

    /**
     * Judges counts: their scale is never below that of a Poisson variable, whose standard deviation is the square root
     * of what is expected. So figures of a few a day, whose scale is known badly, do not alert by chance.
     */
    public List<Judged> judgeCounts(double[] values) {
        return judge(values, expected -> 1 / Math.sqrt(expected));
    }

    private List<Judged> judge(double[] values, DoubleUnaryOperator least) {
        double[] expected = new double[values.length];
        double[] errors = new double[values.length];
        Arrays.fill(expected, Double.NaN);
        Arrays.fill(errors, Double.NaN);
        List<Judged> judged = new ArrayList<>(values.length);
        for (int t = 0; t < values.length; t++) {
            expected[t] = expected(values, t);
            errors[t] = values[t] / expected[t] - 1;
            double scale = Math.max(scale(errors, t), least.applyAsDouble(expected[t]));
            judged.add(
                    Double.isNaN(errors[t]) || Double.isNaN(scale)
                            ? Judged.UNKNOWN
                            : judge(t, expected, errors, scale));
        }
        return judged;
    }

    private Judged judge(int t, double[] expected, double[] errors, double scale) {
        double own = errors[t] / scale;
        double before = t > 0 && !Double.isNaN(errors[t - 1]) ? errors[t - 1] / scale : 0;
        double both = Math.signum(own) == Math.signum(before) ? (own + before) / Math.sqrt(2) : 0;
        boolean isUnusual = Math.abs(own) > limit || Math.abs(both) > limit;
        Verdict verdict = !isUnusual ? Verdict.USUAL : own < 0 ? Verdict.LOW : Verdict.HIGH;
        double reach = limit * scale * expected[t];
        return new Judged(verdict, expected[t], Math.max(0, expected[t] - reach), expected[t] + reach, own);
    }

    /** NaN when nothing can be told. */
    private double expected(double[] values, int t) {
        int from = Math.max(0, t - history);
        if (t - from < FEWEST_SEASONS * season) {
            return Double.NaN;
        }
        double[] factors = factors(values, from, t);
        double factor = factors[t % season];
        double level = level(values, factors, from, t);
        double expected = level * factor;
        return expected > 0 ? expected : Double.NaN;
    }

    /** By the place in the season, with a mean of 1; NaN where nothing is known. */
    private double[] factors(double[] values, int from, int to) {
        List<List<Double>> ratios = new ArrayList<>();
        for (int i = 0; i < season; i++) {
            ratios.add(new ArrayList<>());
        }
        int before = (season - 1) / 2;
        for (int i = from; i < to; i++) {
            // The whole season around it, or the nearest whole one.
            int start = Math.clamp(i - before, from, to - season);
            double mean = mean(values, start, start + season);
            if (mean > 0 && !Double.isNaN(values[i])) {
                ratios.get(i % season).add(values[i] / mean);
            }
        }
        double[] factors = ratios.stream().mapToDouble(SeasonalBaseline::median).toArray();
        double mean = Arrays.stream(factors).average().orElse(Double.NaN);
        for (int i = 0; i < season; i++) {
            factors[i] /= mean;
        }
        return factors;
    }

    private double level(double[] values, double[] factors, int from, int to) {
        List<double[]> weighted = new ArrayList<>();
        for (int i = from; i < to; i++) {
            double level = values[i] / factors[i % season];
            if (Double.isFinite(level)) {
                weighted.add(new double[] {level, Math.pow(0.5, (to - 1 - i) / halfLife)});
            }
        }
        weighted.sort((one, other) -> Double.compare(one[0], other[0]));
        double half = weighted.stream().mapToDouble(each -> each[1]).sum() / 2;
        double sum = 0;
        for (double[] each : weighted) {
            sum += each[1];
            if (sum >= half) {
                return each[0];
            }
        }
        return Double.NaN;
    }

    /** Of the errors before {@code t}; NaN when they are too few. */
    private double scale(double[] errors, int t) {
        double[] sizes = Arrays.stream(errors, Math.max(0, t - history), t)
                .filter(error -> !Double.isNaN(error))
                .map(Math::abs)
                .toArray();
        if (sizes.length < 2 * season) {
            return Double.NaN;
        }
        double scale = NORMAL * median(Arrays.stream(sizes).boxed().toList());
        return scale > 0 ? scale : Double.NaN;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
