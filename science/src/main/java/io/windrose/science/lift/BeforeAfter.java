package io.windrose.science.lift;

import io.windrose.science.sample.Convergence;
import io.windrose.science.structural.StructuralFit;
import io.windrose.science.structural.StructuralModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges a campaign by what came before it: a {@link StructuralModel} of the outcome, with series that the campaign did
 * not touch as regressors, is fitted to the days before and predicts the days after; the lift is the outcome less the
 * predictions (Brodersen et al., 2015, the method of R's CausalImpact).
 *
 * <p>Assumed: the campaign did not touch the regressors; what binds them to the outcome goes on; nothing else happened
 * to the outcome at the same time. The last is most of the doubt about any such result, and no figure shows it.
 *
 * @param confidence of all intervals, which are of equal tails
 */
public record BeforeAfter(StructuralModel model, double confidence) {
    /** @throws IllegalArgumentException when the confidence is not between 0 and 1 */
    public BeforeAfter {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", not between 0 and 1");
        }
    }

    /** For days of a week, with intervals of 90%. */
    public static BeforeAfter usual(long seed) {
        return new BeforeAfter(StructuralModel.ofDays(seed), 0.9);
    }

    /**
     * The result, and how it was come by.
     *
     * @param coefficients by regressor: means, in the outcome's unit for one of the regressor's
     * @param inclusions by regressor: the probability that it matters
     * @param fit of the model, with whether its chains agree
     */
    public record Result(
            LiftResult lift, Map<String, Double> coefficients, Map<String, Double> inclusions, StructuralFit fit) {
        /** Copies, in the order of names. */
        public Result {
            coefficients = Collections.unmodifiableMap(new TreeMap<>(coefficients));
            inclusions = Collections.unmodifiableMap(new TreeMap<>(inclusions));
        }
    }

    /**
     * Judges the treated markets of a test together, with the others as regressors.
     *
     * @throws IllegalArgumentException when data or test are such that nothing can be said, with what to do
     */
    public Result analyze(Panel panel, GeoTest test) {
        Donors donors = Donors.of(panel, test);
        double[] sum = Arrays.stream(donors.treated())
                .map(mean -> mean * test.treated().size())
                .toArray();
        Map<String, double[]> regressors = new TreeMap<>();
        for (int i = 0; i < donors.names().size(); i++) {
            regressors.put(donors.names().get(i), donors.controls()[i]);
        }
        return analyze(sum, regressors, test, donors.warnings());
    }

    /**
     * Judges one series.
     *
     * @param outcome by day; NaN where it is not known, which only days before {@code from} may be
     * @param regressors by name and day, known at all days
     * @throws IllegalArgumentException when nothing can be said, with what to do
     */
    public Result analyze(double[] outcome, Map<String, double[]> regressors, int from, int until) {
        return analyze(outcome, regressors, new GeoTest(List.of("all"), from, until), List.of());
    }

    private Result analyze(double[] outcome, Map<String, double[]> regressors, GeoTest test, List<Warning> found) {
        int from = test.from();
        int until = test.until();
        if (until > outcome.length) {
            throw new IllegalArgumentException("the campaign ends with day " + until + " of " + outcome.length);
        }
        if (Arrays.stream(outcome, from, until).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("a day of the campaign is not known: fill it, or end before it");
        }
        double[] actual = Arrays.copyOf(outcome, until);
        List<String> names = regressors.keySet().stream().sorted().toList();
        StructuralFit fit = model.fit(
                actual,
                names.stream()
                        .map(name -> Arrays.copyOf(regressors.getOrDefault(name, new double[0]), until))
                        .toList(),
                from);
        double[][] predicted = fit.predicted();
        List<Estimate> daily = new ArrayList<>();
        List<Estimate> cumulative = new ArrayList<>();
        double[] sums = new double[predicted.length];
        double[] expected = Arrays.copyOf(fit.fitted(), until);
        double counted = 0;
        for (int day = from; day < until; day++) {
            int at = day - from;
            double[] own =
                    Arrays.stream(predicted).mapToDouble(path -> path[at]).toArray();
            expected[day] = Arrays.stream(own).average().orElseThrow();
            counted += actual[day];
            for (int draw = 0; draw < sums.length; draw++) {
                sums[draw] += own[draw];
            }
            daily.add(lift(actual[day], own));
            cumulative.add(lift(counted, sums));
        }
        double reached = counted;
        double[] shares = Arrays.stream(sums).map(sum -> (reached - sum) / sum).toArray();
        List<Warning> warnings = new ArrayList<>(found);
        if (regressors.isEmpty()) {
            warnings.add(new Warning(
                    Warning.Kind.NO_CONTROLS,
                    "",
                    "there is nothing to compare to: whatever else happened in these days is in the lift too"));
        }
        if (counted == 0 && Arrays.stream(actual, from, until).allMatch(each -> each == 0)) {
            warnings.add(new Warning(
                    Warning.Kind.ZERO_OUTCOME,
                    "",
                    "the outcome is 0 on all days of the campaign: see whether its data came"));
        }
        fit.problems().forEach(problem -> warnings.add(new Warning(Warning.Kind.NOT_CONVERGED, "", problem)));
        LiftResult lift = new LiftResult(
                "before and after",
                test.treated(),
                from,
                until,
                confidence,
                actual,
                expected,
                daily,
                cumulative,
                cumulative.getLast(),
                interval(shares),
                tail(reached, sums),
                warnings);
        return new Result(lift, named(names, fit.coefficients()), named(names, fit.inclusions()), fit);
    }

    private Estimate lift(double actual, double[] predicted) {
        return interval(Arrays.stream(predicted).map(each -> actual - each).toArray());
    }

    private Estimate interval(double[] draws) {
        return new Estimate(
                Arrays.stream(draws).average().orElseThrow(),
                Convergence.quantile(draws, (1 - confidence) / 2),
                Convergence.quantile(draws, (1 + confidence) / 2));
    }

    /**
     * The lesser probability that a prediction is as far out as what was, with that counted as one of them, doubled.
     */
    private static double tail(double actual, double[] sums) {
        long above = Arrays.stream(sums).filter(sum -> sum >= actual).count();
        long below = Arrays.stream(sums).filter(sum -> sum <= actual).count();
        return Math.min(1, 2.0 * (1 + Math.min(above, below)) / (1 + sums.length));
    }

    private static Map<String, Double> named(List<String> names, double[] values) {
        Map<String, Double> named = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), values[i]);
        }
        return named;
    }
}
