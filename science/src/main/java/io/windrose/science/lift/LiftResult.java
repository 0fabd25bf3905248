package io.windrose.science.lift;

import java.util.List;

/**
 * What a test or a campaign brought, in the outcome's unit, summed over the treated markets.
 *
 * @param method by which it was found, in words
 * @param treated markets
 * @param from first day of the test
 * @param until day after the last that is counted
 * @param confidence of all intervals, as 0.9
 * @param actual by day, from day 0 until {@code until}
 * @param expected without the treatment, by the same days
 * @param daily lift of each day of the test
 * @param cumulative lift of the test up to each of its days
 * @param total lift of the test
 * @param relative {@code total} by what was expected: 0.1 for a tenth more
 * @param pValue of the hypothesis that there is no lift, two-sided; of {@link BeforeAfter} the tail probability
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares results.
public record LiftResult(
        String method,
        List<String> treated,
        int from,
        int until,
        double confidence,
        double[] actual,
        double[] expected,
        List<Estimate> daily,
        List<Estimate> cumulative,
        Estimate total,
        Estimate relative,
        double pValue,
        List<Warning> warnings) {
    /** Copies lists. */
    public LiftResult {
        treated = List.copyOf(treated);
        daily = List.copyOf(daily);
        cumulative = List.copyOf(cumulative);
        warnings = List.copyOf(warnings);
    }

    /** Whether the interval of the total leaves zero out. */
    public boolean isSignificant() {
        return !total.contains(0);
    }

    /** A total's interval by what was expected: {@code L / (A - L)} for a lift {@code L} of an actual {@code A}. */
    static Estimate relative(Estimate total, double actual) {
        return new Estimate(
                relative(total.value(), actual), relative(total.low(), actual), relative(total.high(), actual));
    }

    private static double relative(double lift, double actual) {
        if (Double.isInfinite(lift)) {
            return lift > 0 ? Double.POSITIVE_INFINITY : -1;
        }
        return actual > lift ? lift / (actual - lift) : Double.POSITIVE_INFINITY;
    }
}
