package io.windrose.science.budget;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines' responses in units of the goal, by draw. One thread at a time. */
final class Market {
    final int lines;
    final int weeks;
    final int draws;
    final double cost;
    private final Strand[][] strands;

    Market(List<Line> lines, Goal goal, double after) {
        this.lines = lines.size();
        weeks = lines.get(0).weeks();
        draws = lines.get(0).parts().get(0).response().draws().size();
        cost = goal.cost();
        strands = lines.stream()
                .map(line -> line.parts().stream()
                        .map(part -> new Strand(part, weeks, line.worth().of(goal), after))
                        .toArray(Strand[]::new))
                .toArray(Strand[][]::new);
    }

    /** Work of one evaluation, in steps of a draw, week and lag. */
    long work() {
        return Arrays.stream(strands)
                .flatMap(Arrays::stream)
                .mapToLong(each -> (long) draws * each.span())
                .sum();
    }

    /**
     * A value with its derivatives.
     *
     * @param bend second derivatives where curves bend down, turned round, by line, distance of two weeks, and the
     *     first of them
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Slope(double value, double[][] gradient, double[][][] bend) {}

    /**
     * The goal, draws weighed, or what no plan within the hulls' bounds can pass.
     *
     * @param hulls by line and part, or null
     */
    Slope slope(double[][] plan, double[] weights, Strand.Hull @Nullable [][] hulls) {
        double[][] gradient = new double[lines][weeks];
        double[][][] bend = new double[lines][][];
        double value = 0;
        for (int i = 0; i < lines; i++) {
            bend[i] = new double
                    [Arrays.stream(strands[i]).mapToInt(Strand::reach).max().orElseThrow()][weeks];
            value += slope(i, plan[i], weights, hulls == null ? null : hulls[i], gradient[i], bend[i]);
        }
        return new Slope(value, gradient, bend);
    }

    /** What a line adds to the goal, as {@link #slope}. */
    double value(int line, double[] spend, double[] weights, Strand.Hull @Nullable [] hulls) {
        return slope(line, spend, weights, hulls, new double[weeks], null);
    }

    private double slope(
            int line,
            double[] spend,
            double[] weights,
            Strand.Hull @Nullable [] hulls,
            double[] gradient,
            double @Nullable [][] bend) {
        double value = -cost * Arrays.stream(spend).sum();
        for (int p = 0; p < strands[line].length; p++) {
            for (int d = 0; d < draws; d++) {
                if (weights[d] > 0) {
                    value += strands[line][p].evaluate(
                            spend, d, weights[d], hulls == null ? null : hulls[p], gradient, bend);
                }
            }
        }
        for (int t = 0; t < weeks; t++) {
            gradient[t] -= cost;
        }
        return value;
    }

    Strand.Hull[] hulls(int line, double[] lower, double[] upper, double most) {
        return Arrays.stream(strands[line])
                .map(each -> each.hull(lower, upper, most))
                .toArray(Strand.Hull[]::new);
    }

    /** What one more unit of a week's spend can bring at most where the week has so much; it falls with the spend. */
    double steepest(int line, double spend, double[] weights) {
        return Arrays.stream(strands[line])
                        .mapToDouble(each -> each.steepest(spend, weights))
                        .sum()
                - cost;
    }

    /** By week, how much of a line's hulls above its curves the week's room makes. */
    double[] gaps(int line, double[] spend, double[] weights, Strand.Hull[] hulls, double[] room) {
        double[] gaps = new double[weeks];
        for (int p = 0; p < strands[line].length; p++) {
            for (int d = 0; d < draws; d++) {
                if (weights[d] > 0) {
                    strands[line][p].gaps(spend, d, weights[d], hulls[p], room, gaps);
                }
            }
        }
        return gaps;
    }

    /** By draw, what a line brings, its spend not taken off. */
    double[] returns(int line, double[] spend) {
        double[] sums = new double[draws];
        for (Strand strand : strands[line]) {
            for (int d = 0; d < draws; d++) {
                sums[d] += strand.total(spend, d);
            }
        }
        return sums;
    }

    /** By draw, the goal of a plan. */
    double[] totals(double[][] plan) {
        double[] sums = new double[draws];
        for (int i = 0; i < lines; i++) {
            double spend = cost * Arrays.stream(plan[i]).sum();
            double[] returns = returns(i, plan[i]);
            for (int d = 0; d < draws; d++) {
                sums[d] += returns[d] - spend;
            }
        }
        return sums;
    }

    /** By draw and week of the plan, what a line brings. */
    double[][] byWeek(int line, double[] spend) {
        double[][] sums = new double[draws][weeks];
        for (Strand strand : strands[line]) {
            for (int d = 0; d < draws; d++) {
                strand.add(spend, d, sums[d]);
            }
        }
        return sums;
    }

    /** By draw, what one more unit of a line's spend brings, weeks raised in proportion; where off, alike. */
    double[] marginal(int line, double[] spend) {
        double sum = Arrays.stream(spend).sum();
        double[] marginal = new double[draws];
        for (int d = 0; d < draws; d++) {
            double[] gradient = new double[weeks];
            for (Strand strand : strands[line]) {
                strand.slopes(spend, d, gradient);
            }
            for (int t = 0; t < weeks; t++) {
                marginal[d] += gradient[t] * (sum > 0 ? spend[t] / sum : 1.0 / weeks);
            }
        }
        return marginal;
    }
}
