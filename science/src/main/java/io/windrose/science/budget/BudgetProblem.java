package io.windrose.science.budget;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A budget to be planned. With {@code x[i,t]} the spend of line {@code i} in week {@code t < T}, of draw {@code d} it
 * brings
 *
 * <pre>{@code
 * G[d](x) = sum over lines i, their parts p and weeks t < T + L of
 *               v[i] k[t] factor[p,d] f(a[p,d,t]) - c sum of x
 * a[p,d,t] = sum over l of weights[p,d,l] (share[p] x[i,t - l], or spend before the plan) / unit[p]
 * }</pre>
 *
 * where {@code v} is what the line's outcome is {@link Worth}, {@code c} is 1 for profit and else 0, and {@code k} is 1
 * in the plan's weeks and {@code after} in those past them, in which nothing more is spent. Sought is
 *
 * <pre>{@code
 * the greatest C(G(x)) with sum of x <= budget, or the least sum of x with C(G(x)) >= target, where
 * lower[i,t] <= x[i,t] <= upper[i,t],  least[i] <= sum over t of x[i,t] <= most[i],  and flights
 * }</pre>
 *
 * with {@code C} the mean or a quantile over draws ({@link Caution}).
 *
 * <p>Draws of all lines are to be of one fit in one order, so that they are paired. Assumed is what the model assumes:
 * lines neither help nor hinder each other, and curves stay as they are, also beyond the spend that was ever seen.
 *
 * @param after what a week after the last counts, from 0 to 1: 1 where the carry-over is wanted as much as the rest
 */
public record BudgetProblem(List<Line> lines, Aim aim, Goal goal, Caution caution, double after) {

    /**
     * Checks that it can be met.
     *
     * @throws IllegalArgumentException where lines differ in weeks or draws, where a name is given twice, or where the
     *     budget is below what the bounds need
     */
    public BudgetProblem {
        lines = List.copyOf(lines);
        require(!lines.isEmpty(), "there is no line to plan");
        require(after >= 0 && after <= 1, "after is " + after + ", not from 0 to 1");
        Set<String> names = new HashSet<>();
        Line first = lines.get(0);
        for (Line line : lines) {
            require(!line.name().equals(Move.BUDGET), "a line cannot be named " + Move.BUDGET);
            require(names.add(line.name()), line.name() + " is given twice");
            require(
                    line.weeks() == first.weeks(),
                    line.name() + " has " + line.weeks() + " weeks, not " + first.weeks() + " as " + first.name());
            int draws = draws(line);
            require(
                    draws == draws(first),
                    line.name() + " has " + draws + " draws, not " + draws(first) + " as " + first.name()
                            + ": take all of one fit");
            line.worth().of(goal);
            line.flight().ifPresent(flight -> requireFlights(line, flight));
        }
        if (aim instanceof Aim.Most most) {
            Line greatest = first;
            double needed = 0;
            for (Line line : lines) {
                needed += needed(line);
                greatest = needed(line) > needed(greatest) ? line : greatest;
            }
            require(
                    needed <= most.budget() * (1 + Line.ROUNDING),
                    "the lower bounds of all lines sum to " + needed + ", above the budget of " + most.budget()
                            + ": raise it, or lower bounds, most of all those of " + greatest.name() + " ("
                            + needed(greatest) + ")");
        }
    }

    /** Of the greatest mean profit for a budget. */
    public static BudgetProblem of(List<Line> lines, double budget) {
        return new BudgetProblem(lines, new Aim.Most(budget), Goal.PROFIT, new Caution.Mean(), 1);
    }

    public BudgetProblem with(Aim newAim) {
        return new BudgetProblem(lines, newAim, goal, caution, after);
    }

    public BudgetProblem with(Goal newGoal) {
        return new BudgetProblem(lines, aim, newGoal, caution, after);
    }

    public BudgetProblem with(Caution newCaution) {
        return new BudgetProblem(lines, aim, goal, newCaution, after);
    }

    /**
     * The best plan that is found, and how far from the best it may be.
     *
     * @throws IllegalArgumentException when flights do not fit into the bounds, or no plan reaches the target
     */
    public BudgetPlan solve() {
        return new Planning(this).solve();
    }

    /** What a plan brings that was made elsewhere, beside today's: its value and bound are the same figure. */
    public BudgetPlan judge(double[][] spend) {
        return new Planning(this).judge(spend);
    }

    static double needed(Line line) {
        return Math.max(line.least(), Arrays.stream(line.lower()).sum());
    }

    private static int draws(Line line) {
        return line.parts().get(0).response().draws().size();
    }

    /** Alone, without regard to the budget. */
    private static void requireFlights(Line line, Flight flight) {
        double[] lower = line.lower();
        double[] upper = line.upper();
        boolean fits = new Pattern(flight, line).tighten(lower, upper);
        String words = line.name() + ": flights of at least " + flight.weeks() + " weeks of " + flight.least() + " ";
        require(fits, words + "do not fit into the bounds of its weeks");
        double sum = Arrays.stream(lower).sum();
        require(
                sum <= line.most() * (1 + Line.ROUNDING),
                words + "need " + sum + ", above its total of at most " + line.most());
        require(
                Arrays.stream(upper).sum() >= line.least() * (1 - Line.ROUNDING),
                words + "leave no room for its total of at least " + line.least());
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
