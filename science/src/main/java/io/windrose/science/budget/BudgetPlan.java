package io.windrose.science.budget;

import io.windrose.science.mix.Interval;
import java.util.Arrays;
import java.util.List;

/**
 * The best plan that was found, beside today's. Figures of the goal are of the lines alone, what past spend still
 * brings and what comes after the last week included.
 *
 * @param lines in the problem's order
 * @param spend of all lines and weeks
 * @param value what the caution makes great: mean or quantile of the goal; of an aim to reach a target the spend
 * @param bound which no plan can pass: of a value from above, of a spend from below
 * @param goal of the plan
 * @param today of today's plan
 * @param gain over today's plan, paired by draws
 * @param beatsToday probability that the plan brings more than today's
 * @param moves from today's plan to this one
 * @param nodes regions that were searched
 */
public record BudgetPlan(
        List<LinePlan> lines,
        double spend,
        double value,
        double bound,
        Interval goal,
        Interval today,
        Interval gain,
        double beatsToday,
        List<Move> moves,
        int nodes) {
    /** Copies. */
    public BudgetPlan {
        lines = List.copyOf(lines);
        moves = List.copyOf(moves);
    }

    /**
     * A line of the plan.
     *
     * @param spend by week
     * @param today by week
     * @param goal what it brings, its spend taken off where the goal is profit
     * @param marginal of the goal that one more unit of spend brings, weeks raised in proportion
     * @param marginalToday the same at today's spend
     */
    @SuppressWarnings("ArrayRecordComponent") // Copied on the way in, and nobody compares them.
    public record LinePlan(
            String name,
            double[] spend,
            double[] today,
            Interval goal,
            Interval goalToday,
            Interval marginal,
            Interval marginalToday) {
        /** Copies. */
        public LinePlan {
            spend = spend.clone();
            today = today.clone();
        }

        public double total() {
            return Arrays.stream(spend).sum();
        }

        public double totalToday() {
            return Arrays.stream(today).sum();
        }
    }

    /** How far the plan may be from the best, as part of the value. */
    public double gap() {
        return Math.abs(bound - value) / Math.max(Math.abs(value), Double.MIN_NORMAL);
    }
}
