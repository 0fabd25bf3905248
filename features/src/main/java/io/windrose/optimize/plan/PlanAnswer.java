package io.windrose.optimize.plan;

import io.windrose.science.budget.Goal;
import io.windrose.science.budget.Move;
import io.windrose.science.mix.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A plan beside today's. Figures of the goal are of the lines alone: what comes without them is in neither plan. What
 * past spend still brings and what comes after the last week are included.
 *
 * @param start first day of the first week
 * @param spend of all weeks
 * @param spendToday of today's plan
 * @param value what is made great, or of a target the least spend
 * @param bound which no plan within the bounds can pass
 * @param gap how far it may be from the best at most, as part of the value; empty where that is zero
 * @param goalValue of the plan
 * @param gain over today's plan
 * @param beatsToday probability that it brings more than today's
 */
public record PlanAnswer(
        Basis basis,
        LocalDate start,
        int weeks,
        Goal goal,
        double spend,
        double spendToday,
        double value,
        double bound,
        Optional<Double> gap,
        Interval goalValue,
        Interval goalToday,
        Interval gain,
        double beatsToday,
        List<LineAnswer> lines,
        List<Move> moves,
        List<PlanWarning> warnings) {
    /**
     * What it was made of, and is made of again.
     *
     * @param outcome of the model: revenue or orders
     * @param from first day of the model's data
     * @param to last day of the model's data
     * @param seed of the model's chains; the search has no chance in it
     * @param draws of the curves
     * @param version of the program
     */
    public record Basis(
            UUID mix,
            String name,
            String outcome,
            LocalDate from,
            LocalDate to,
            long seed,
            int draws,
            String version,
            String trust) {}

    /**
     * A channel or campaign.
     *
     * @param spend by week
     * @param today by week
     * @param goal what it brings, its spend taken off where the goal is profit
     * @param marginal of the goal that one more unit of spend brings, itself not taken off
     * @param seen greatest spend of a week in the data
     * @param doubted whether the model is in doubt about its channel
     * @param held whether it stays as today for that reason alone
     */
    @SuppressWarnings("ArrayRecordComponent") // Figures to be shown, which nobody changes or compares.
    public record LineAnswer(
            String name,
            String channel,
            String campaign,
            double total,
            double totalToday,
            double[] spend,
            double[] today,
            Interval goal,
            Interval goalToday,
            Interval marginal,
            Interval marginalToday,
            double seen,
            boolean doubted,
            boolean held) {}

    public PlanAnswer {
        lines = List.copyOf(lines);
        moves = List.copyOf(moves);
        warnings = List.copyOf(warnings);
    }
}
