package io.windrose.science.budget;

import io.windrose.science.mix.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * What became of an approved plan. With {@code E[d,t](x)} what was expected of spend {@code x} when it was approved,
 * the outcome {@code y} lies beside that of the plan {@code p} by two parts, for each draw {@code d}:
 *
 * <pre>{@code
 * y[t] - E[d,t](p) = (E[d,t](s) - E[d,t](p)) + (y[t] - E[d,t](s))
 *                     spend deviation            response error
 * }</pre>
 *
 * where {@code s} is what was spent. The first is what spending otherwise should have changed; the second is the
 * market's, or the model's.
 *
 * @param weeks those whose outcome is known
 * @param total of these weeks, as one
 * @param lines in the plan's order
 * @param coverage of the weeks
 */
public record Tracking(List<Week> weeks, Week total, List<LineTracking> lines, Coverage coverage) {
    /** Copies. */
    public Tracking {
        weeks = List.copyOf(weeks);
        lines = List.copyOf(lines);
    }

    /**
     * A week, or several as one.
     *
     * @param week of the plan; -1 of several
     * @param planned outcome expected of the plan
     * @param asSpent outcome expected, when the plan was approved, of what was spent later
     * @param outcome what came
     * @param bySpend spend deviation
     * @param byResponse response error
     */
    public record Week(
            int week, Interval planned, Interval asSpent, double outcome, Interval bySpend, Interval byResponse) {
        /** Whether the outcome is within the interval that was expected of what was spent. */
        public boolean isInside() {
            return asSpent.contains(outcome);
        }

        private static Week of(int week, double[] planned, double[] asSpent, double outcome) {
            return new Week(
                    week,
                    Interval.of(planned),
                    Interval.of(asSpent),
                    outcome,
                    Interval.of(each(asSpent, planned, (is, was) -> is - was)),
                    Interval.of(each(asSpent, asSpent, (is, same) -> outcome - is)));
        }

        private static double[] each(double[] one, double[] other, DoubleBinaryOperator operator) {
            double[] result = new double[one.length];
            for (int d = 0; d < result.length; d++) {
                result[d] = operator.applyAsDouble(one[d], other[d]);
            }
            return result;
        }
    }

    /**
     * A line in these weeks.
     *
     * @param effect outcome that came or failed to come as it was spent otherwise
     */
    public record LineTracking(String name, double planned, double spent, Interval effect) {}

    /**
     * How often 90% intervals held.
     *
     * @param chance of so few or fewer, if the intervals are right and weeks are independent
     */
    public record Coverage(int inside, int of, double chance) {
        private static final double EXPECTED = 0.9;

        static Coverage of(int inside, int of) {
            double sum = 0;
            double probability = Math.pow(1 - EXPECTED, of);
            for (int k = 0; k <= inside; k++) {
                sum += probability;
                probability *= (of - k) / (k + 1.0) * EXPECTED / (1 - EXPECTED);
            }
            return new Coverage(inside, of, Math.min(sum, 1));
        }

        /** Part of the weeks; NaN of none. */
        public double share() {
            return inside / (double) of;
        }
    }

    /** Of several plans together. */
    public static Coverage coverage(List<Tracking> trackings) {
        return Coverage.of(
                trackings.stream().mapToInt(each -> each.coverage.inside()).sum(),
                trackings.stream().mapToInt(each -> each.coverage.of()).sum());
    }

    /**
     * Compares by draw and week.
     *
     * @throws IllegalArgumentException when no outcome is known
     */
    static Tracking of(double[][] planned, double[][] asSpent, double[] outcome, List<LineTracking> lines) {
        int draws = planned.length;
        List<Week> weeks = new ArrayList<>();
        double[] plannedInAll = new double[draws];
        double[] asSpentInAll = new double[draws];
        double sum = 0;
        for (int t = 0; t < outcome.length; t++) {
            if (!Double.isNaN(outcome[t])) {
                double[] ofPlan = new double[draws];
                double[] ofSpend = new double[draws];
                for (int d = 0; d < draws; d++) {
                    ofPlan[d] = planned[d][t];
                    ofSpend[d] = asSpent[d][t];
                    plannedInAll[d] += ofPlan[d];
                    asSpentInAll[d] += ofSpend[d];
                }
                sum += outcome[t];
                weeks.add(Week.of(t, ofPlan, ofSpend, outcome[t]));
            }
        }
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("no outcome of the plan's weeks is known yet");
        }
        int inside = (int) weeks.stream().filter(Week::isInside).count();
        return new Tracking(
                weeks, Week.of(-1, plannedInAll, asSpentInAll, sum), lines, Coverage.of(inside, weeks.size()));
    }
}
