package io.windrose.optimize.lift;

import io.windrose.science.lift.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a test or a campaign brought, as it is kept and shown.
 *
 * @param treated regions
 * @param compared how many they were compared to
 * @param lift of all days that are counted, in the outcome's unit
 * @param relative by what was expected: 0.1 for a tenth more
 * @param pValue of the hypothesis that there is no lift; of before and after the tail probability
 * @param actual outcome of the days that are counted
 * @param expected without the advertising
 * @param placebo of a test in regions, where there are enough to try
 */
public record LiftReport(
        String method,
        List<String> treated,
        int compared,
        double confidence,
        Range lift,
        Range relative,
        double pValue,
        double actual,
        double expected,
        Returns returns,
        Fit fit,
        Optional<Tried> placebo,
        LiftVerdict verdict,
        List<Warning> warnings,
        List<Row> rows) {

    /**
     * How well it was met before.
     *
     * @param periods before the test
     * @param meanError mean of what was missed in each period, whatever its sign, by the mean outcome
     * @param scaledImbalance of a synthetic control: 0 is perfect, 1 no better than the mean of all
     * @param penalty of its ridge; none without one
     */
    public record Fit(
            int periods,
            double meanError,
            Optional<Double> scaledImbalance,
            Optional<Double> penalty,
            List<Weight> weights) {
        public Fit {
            weights = List.copyOf(weights);
        }
    }

    /**
     * Of a region in what was expected, the greatest first.
     *
     * @param weight share in the mixture; of before and after the coefficient
     * @param inclusion of before and after, the probability that it matters
     */
    public record Weight(String region, double weight, Optional<Double> inclusion) {}

    /**
     * The same tried where there was no test.
     *
     * @param lift with the interval that follows from it
     * @param own gap after by the gap before, of the treated regions; {@code others} of the sets that were tried
     */
    public record Tried(int sets, double pValue, Range lift, double own, List<Double> others) {
        public Tried {
            others = List.copyOf(others);
        }
    }

    /** A period; differences are of the test alone. */
    public record Row(
            LocalDate day,
            Optional<Double> actual,
            double expected,
            Optional<Range> difference,
            Optional<Range> cumulative) {}

    public LiftReport {
        treated = List.copyOf(treated);
        warnings = List.copyOf(warnings);
        rows = List.copyOf(rows);
    }
}
