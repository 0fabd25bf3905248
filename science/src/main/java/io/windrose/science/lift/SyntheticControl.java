package io.windrose.science.lift;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Judges a test by a synthetic control: what the treated markets would have done is a mixture of the others, with
 * weights by which it met them before the test (Abadie and Gardeazabal, 2003; augmented by a ridge as in Ben-Michael,
 * Feller and Rothstein, 2021). Intervals and p-values are conformal, and besides by placebo.
 *
 * <p>Assumed: the other markets were not touched by the test; what made them alike before goes on; the lift of a day is
 * the same on all days of an interval's test ({@link Conformal}). Where treatment was not drawn at random, that it was
 * not given because of what was to come.
 *
 * @param placebos most sets of markets that are tried as if treated; 0 for none
 * @param seed of random orders and sets
 */
public record SyntheticControl(
        Level level,
        Augmentation augmentation,
        Permutation permutation,
        Statistic statistic,
        double confidence,
        int placebos,
        long seed) {
    private static final double POOR_FIT = 0.5;

    /** @throws IllegalArgumentException when the confidence is not between 0 and 1, or placebos are below 0 */
    public SyntheticControl {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", not between 0 and 1");
        }
        if (placebos < 0) {
            throw new IllegalArgumentException("placebos are " + placebos);
        }
    }

    /** Fixed effects, a ridge by cross-validation, shifts of days, intervals of 90%, all placebos up to 200. */
    public static SyntheticControl usual(long seed) {
        return new SyntheticControl(
                Level.TAKEN_OUT,
                new Augmentation.CrossValidated(8),
                Permutation.BLOCK,
                Statistic.TOTAL,
                0.9,
                200,
                seed);
    }

    public SyntheticControl with(Augmentation newAugmentation) {
        return new SyntheticControl(level, newAugmentation, permutation, statistic, confidence, placebos, seed);
    }

    public SyntheticControl withConfidence(double newConfidence) {
        return new SyntheticControl(level, augmentation, permutation, statistic, newConfidence, placebos, seed);
    }

    public SyntheticControl withPlacebos(int newPlacebos) {
        return new SyntheticControl(level, augmentation, permutation, statistic, confidence, newPlacebos, seed);
    }

    /**
     * The result, and how it was come by.
     *
     * @param weights by market, those that are not zero; they add up to 1
     * @param imbalance root of the sum of squares of what was not met before the test, of the treated markets' mean
     * @param scaledImbalance that by the one of equal weights: 0 is perfect, 1 no better than the mean
     * @param penalty of the ridge; infinite for none
     */
    public record Result(
            LiftResult lift,
            Map<String, Double> weights,
            double imbalance,
            double scaledImbalance,
            double penalty,
            Placebo placebo) {
        /** Copies, in the order of names. */
        public Result {
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        }
    }

    /**
     * What concerns the test as a whole.
     *
     * @param pValue of no lift, conformal
     */
    public record Totals(Estimate total, double pValue, Placebo placebo) {}

    /** What all of a result is made of; gaps are those of the treated markets' mean, the step begins searches. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares fits.
    private record Fitted(Donors donors, double penalty, SyntheticWeights weights, double[] gaps, double step) {}

    /**
     * Judges a test.
     *
     * @throws IllegalArgumentException when data or test are such that nothing can be said, with what to do
     */
    public Result analyze(Panel panel, GeoTest test) {
        Fitted fitted = fitted(panel, test);
        Donors donors = fitted.donors;
        int size = test.treated().size();
        Totals totals = totals(fitted, test);
        List<Estimate> daily = new ArrayList<>();
        List<Estimate> cumulative = new ArrayList<>();
        for (int day = test.from(); day < test.until(); day++) {
            int[] beforeAndOne = IntStream.concat(IntStream.range(0, test.from()), IntStream.of(day))
                    .toArray();
            daily.add(interval(fitted, beforeAndOne, 1, size));
            cumulative.add(interval(fitted, IntStream.rangeClosed(0, day).toArray(), day - test.from() + 1, size));
        }
        double[] actual = new double[test.until()];
        double[] expected = new double[test.until()];
        double counted = 0;
        for (int day = 0; day < test.until(); day++) {
            actual[day] = donors.treated()[day] * size;
            expected[day] = actual[day] - fitted.gaps[day] * size;
            counted += day < test.from() ? 0 : actual[day];
        }
        LiftResult lift = new LiftResult(
                "synthetic control",
                test.treated(),
                test.from(),
                test.until(),
                confidence,
                actual,
                expected,
                daily,
                cumulative,
                totals.total,
                LiftResult.relative(totals.total, counted),
                totals.pValue,
                warnings(donors, fitted.weights, totals));
        Map<String, Double> named = new TreeMap<>();
        for (int i = 0; i < fitted.weights.weights().length; i++) {
            if (fitted.weights.weights()[i] != 0) {
                named.put(donors.names().get(i), fitted.weights.weights()[i]);
            }
        }
        return new Result(
                lift,
                named,
                fitted.weights.imbalance(),
                fitted.weights.scaledImbalance(),
                fitted.penalty,
                totals.placebo);
    }

    /**
     * Judges a test as a whole, without its single days.
     *
     * @throws IllegalArgumentException when data or test are such that nothing can be said, with what to do
     */
    public Totals totals(Panel panel, GeoTest test) {
        return totals(fitted(panel, test), test);
    }

    private Fitted fitted(Panel panel, GeoTest test) {
        Donors donors = Donors.of(panel, test);
        double penalty = penalty(donors, test.from());
        SyntheticWeights weights = fit(donors.treated(), donors.controls(), test.from(), penalty);
        double step = Math.max(
                weights.imbalance() / Math.sqrt(test.from()) / 4,
                1e-9 * Math.abs(donors.treated()[0]) + Double.MIN_NORMAL);
        return new Fitted(donors, penalty, weights, gaps(donors.treated(), donors.controls(), weights), step);
    }

    private Totals totals(Fitted fitted, GeoTest test) {
        int from = test.from();
        int size = test.treated().size();
        int[] days = IntStream.range(0, test.until()).toArray();
        return new Totals(
                interval(fitted, days, test.days(), size),
                conformal(fitted.donors, days, test.days(), fitted.penalty).pValue(0),
                Placebo.of(
                        fitted.donors,
                        size,
                        from,
                        fitted.gaps,
                        placebos,
                        confidence,
                        seed,
                        (treated, controls) -> gaps(treated, controls, fit(treated, controls, from, fitted.penalty))));
    }

    private Estimate interval(Fitted fitted, int[] days, int tested, int size) {
        double mean = 0;
        for (int i = days.length - tested; i < days.length; i++) {
            mean += fitted.gaps[days[i]] / tested;
        }
        return conformal(fitted.donors, days, tested, fitted.penalty)
                .interval(mean, fitted.step / Math.sqrt(tested), confidence)
                .times((double) tested * size);
    }

    double penalty(Donors donors, int from) {
        return Penalty.of(augmentation, donors.treated(), donors.controls(), from, level);
    }

    SyntheticWeights fit(double[] treated, double[][] controls, int from, double penalty) {
        return new Synthesizer(controls, IntStream.range(0, from).toArray(), level, penalty).fit(treated);
    }

    Conformal conformal(Donors donors, int[] days, int tested, double penalty) {
        return new Conformal(
                donors.treated(), donors.controls(), days, tested, level, penalty, permutation, statistic, seed);
    }

    private static double[] gaps(double[] treated, double[][] controls, SyntheticWeights weights) {
        return IntStream.range(0, treated.length)
                .mapToDouble(day -> treated[day] - weights.expected(controls, day))
                .toArray();
    }

    private List<Warning> warnings(Donors donors, SyntheticWeights weights, Totals totals) {
        List<Warning> warnings = new ArrayList<>(donors.warnings());
        if (weights.scaledImbalance() > POOR_FIT) {
            warnings.add(new Warning(
                    Warning.Kind.POOR_FIT,
                    "",
                    String.format(
                            Locale.ROOT,
                            "the others imitate the treated markets badly: an imbalance of %.2f of that of equal weights",
                            weights.scaledImbalance())));
        }
        Placebo placebo = totals.placebo;
        boolean canTell = 1.0 / (placebo.sets() + 1) <= 1 - confidence;
        if (canTell && !totals.total.contains(0) && placebo.pValue() > 1 - confidence + 1e-12) {
            warnings.add(new Warning(
                    Warning.Kind.PLACEBO,
                    "",
                    String.format(
                            Locale.ROOT,
                            "as great a gap is found in %.0f%% of sets of markets without a test: the lift may be chance",
                            100 * placebo.pValue())));
        }
        if (!totals.total.isBounded()) {
            warnings.add(new Warning(
                    Warning.Kind.FEW_TO_COMPARE,
                    "",
                    "days are too few for an interval of " + Math.round(100 * confidence) + "%"));
        }
        return warnings;
    }
}
