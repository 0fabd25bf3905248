package io.windrose.science.budget;

import io.windrose.science.mix.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A plan as it was approved, with what was then expected of it: nothing of it changes afterwards, neither by what is
 * spent nor by a model fitted anew.
 *
 * @param lines with the responses as they were known
 * @param spend by line and week
 * @param rest of the outcome, its noise included, that the lines do not bring; by draw, as those of the responses, and
 *     week ({@link io.windrose.science.mix.MixResult#rest})
 */
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in, and nobody compares them.
public record ApprovedPlan(List<Line> lines, double[][] spend, double[][] rest) {
    /** @throws IllegalArgumentException when sizes differ, or spend is negative */
    public ApprovedPlan {
        lines = List.copyOf(lines);
        spend = copy(spend);
        rest = copy(rest);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("there is no line in the plan");
        }
        int weeks = lines.get(0).weeks();
        int draws = lines.get(0).parts().get(0).response().draws().size();
        check("the plan's spend", spend, lines.size(), weeks);
        check("the rest of the outcome", rest, draws, weeks);
        checkSpend(lines, spend);
    }

    /** Of what a problem's solution says. */
    public static ApprovedPlan of(BudgetProblem problem, BudgetPlan plan, double[][] rest) {
        return new ApprovedPlan(
                problem.lines(),
                plan.lines().stream().map(BudgetPlan.LinePlan::spend).toArray(double[][]::new),
                rest);
    }

    /** Copies. */
    @Override
    public double[][] spend() {
        return copy(spend);
    }

    /** Copies. */
    @Override
    public double[][] rest() {
        return copy(rest);
    }

    /**
     * The weeks that have gone by.
     *
     * @param spent by line and week, as far as is known
     * @param outcome by week, of the same weeks; NaN where it is not known
     * @throws IllegalArgumentException when weeks are none or more than the plan's, or spend is negative
     */
    public Tracking track(double[][] spent, double[] outcome) {
        int weeks = outcome.length;
        if (weeks < 1 || weeks > lines.get(0).weeks()) {
            throw new IllegalArgumentException(
                    weeks + " weeks of outcome for a plan of " + lines.get(0).weeks());
        }
        check("what was spent", spent, lines.size(), weeks);
        checkSpend(lines, spent);
        List<Line> inOutcome = lines.stream()
                .map(line -> new Line(
                        line.name(),
                        line.parts(),
                        Worth.ofRevenue(1),
                        line.today(),
                        line.lower(),
                        line.upper(),
                        line.least(),
                        line.most(),
                        line.flight()))
                .toList();
        Market market = new Market(inOutcome, Goal.REVENUE, 1);
        double[][] planned = firstOf(rest, weeks);
        double[][] asSpent = firstOf(rest, weeks);
        List<Tracking.LineTracking> ofLines = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            double[] actual = spend[i].clone();
            System.arraycopy(spent[i], 0, actual, 0, weeks);
            double[][] byPlan = market.byWeek(i, spend[i]);
            double[][] bySpend = market.byWeek(i, actual);
            double[] effect = new double[market.draws];
            for (int d = 0; d < market.draws; d++) {
                for (int t = 0; t < weeks; t++) {
                    planned[d][t] += byPlan[d][t];
                    asSpent[d][t] += bySpend[d][t];
                    effect[d] += Double.isNaN(outcome[t]) ? 0 : bySpend[d][t] - byPlan[d][t];
                }
            }
            ofLines.add(new Tracking.LineTracking(
                    lines.get(i).name(),
                    Arrays.stream(spend[i], 0, weeks).sum(),
                    Arrays.stream(spent[i]).sum(),
                    Interval.of(effect)));
        }
        return Tracking.of(planned, asSpent, outcome, ofLines);
    }

    private static double[][] firstOf(double[][] table, int weeks) {
        return Arrays.stream(table).map(row -> Arrays.copyOf(row, weeks)).toArray(double[][]::new);
    }

    private static double[][] copy(double[][] table) {
        return Arrays.stream(table).map(double[]::clone).toArray(double[][]::new);
    }

    private static void check(String what, double[][] table, int rows, int columns) {
        if (table.length != rows || Arrays.stream(table).anyMatch(row -> row.length != columns)) {
            throw new IllegalArgumentException(what + " is not of " + rows + " by " + columns + " figures");
        }
    }

    private static void checkSpend(List<Line> lines, double[][] spend) {
        IntStream.range(0, spend.length)
                .forEach(i -> Arrays.stream(spend[i])
                        .filter(each -> !(each >= 0 && Double.isFinite(each)))
                        .findFirst()
                        .ifPresent(each -> {
                            throw new IllegalArgumentException(
                                    "the spend of " + lines.get(i).name() + " is " + each + ": it must be 0 or more");
                        }));
    }
}
