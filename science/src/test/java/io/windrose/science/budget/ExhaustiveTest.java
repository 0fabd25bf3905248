package io.windrose.science.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small problems beside all plans of a grid: none may be better than what is found, nor pass the bound. */
class ExhaustiveTest {
    private static final double BUDGET = 3;
    private static final int LEVELS = 7;

    /** The grid's best plan, and the least spend that reaches a target. */
    private static final class Grid {
        private final Market market;
        private final List<Line> lines;
        private final double[] weights;
        private final double[][] plan;
        private final double target;
        double best = Double.NEGATIVE_INFINITY;
        double cheapest = Double.POSITIVE_INFINITY;

        Grid(List<Line> lines, Goal goal, double target) {
            this.lines = lines;
            this.target = target;
            market = new Market(lines, goal, 1);
            weights = new double[market.draws];
            Arrays.fill(weights, 1.0 / market.draws);
            plan = new double[market.lines][market.weeks];
            visit(0, 0);
        }

        private void visit(int cell, double spent) {
            if (cell == market.lines * market.weeks) {
                boolean isOfFlights = IntStream.range(0, market.lines)
                        .allMatch(i -> lines.get(i).flight().isEmpty()
                                || isOfFlights(plan[i], lines.get(i).flight().get()));
                if (isOfFlights) {
                    double value = Arrays.stream(market.totals(plan)).average().orElseThrow();
                    if (spent <= BUDGET + 1e-9) {
                        best = Math.max(best, value);
                    }
                    if (value >= target) {
                        cheapest = Math.min(cheapest, spent);
                    }
                }
                return;
            }
            for (int level = 0; level < LEVELS; level++) {
                double spend = level * 0.5;
                if (spent + spend <= 2 * BUDGET) {
                    plan[cell / market.weeks][cell % market.weeks] = spend;
                    visit(cell + 1, spent + spend);
                }
            }
        }
    }

    /** None was on before: past spend is below 1 a week. */
    private static boolean isOfFlights(double[] spend, Flight flight) {
        int run = 0;
        for (int t = 0; t <= spend.length; t++) {
            if (t < spend.length && spend[t] > 0) {
                if (spend[t] < flight.least()) {
                    return false;
                }
                run++;
            } else {
                if (run > 0 && run < flight.weeks()) {
                    return false;
                }
                run = 0;
            }
        }
        return true;
    }

    private static List<Line> lines(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, 2)
                .mapToObj(i -> Lines.random("line " + i, 3, 3, random))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noPlanOfAGridIsBetter(long seed) {
        List<Line> lines = lines(seed);
        for (Goal goal : List.of(Goal.PROFIT, Goal.REVENUE)) {
            BudgetPlan plan = BudgetProblem.of(lines, BUDGET).with(goal).solve();
            double best = new Grid(lines, goal, Double.POSITIVE_INFINITY).best;

            assertThat(plan.value()).isGreaterThanOrEqualTo(best - 2e-4 * best);
            assertThat(plan.bound()).isGreaterThanOrEqualTo(best);
            assertThat(plan.gap()).isLessThan(1e-3);
            assertThat(plan.goal().mean()).isCloseTo(plan.value(), within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noPlanOfAGridWithFlightsIsBetter(long seed) {
        List<Line> lines =
                lines(seed).stream().map(line -> line.with(new Flight(1, 2))).toList();
        BudgetPlan plan = BudgetProblem.of(lines, BUDGET).solve();
        double best = new Grid(lines, Goal.PROFIT, Double.POSITIVE_INFINITY).best;

        assertThat(plan.value()).isGreaterThanOrEqualTo(best - 2e-4 * Math.abs(best));
        assertThat(plan.bound()).isGreaterThanOrEqualTo(best);
        assertThat(plan.gap()).isLessThan(1e-3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noPlanOfAGridReachesATargetForLess(long seed) {
        List<Line> lines = lines(seed);
        double most = BudgetProblem.of(lines, BUDGET).with(Goal.REVENUE).solve().value();
        double target = 0.8 * most;

        BudgetPlan plan = BudgetProblem.of(lines, BUDGET)
                .with(Goal.REVENUE)
                .with(new Aim.Reach(target))
                .solve();
        double cheapest = new Grid(lines, Goal.REVENUE, target).cheapest;

        assertThat(plan.goal().mean()).isGreaterThanOrEqualTo(target * (1 - 1e-6));
        assertThat(plan.value()).isEqualTo(plan.spend()).isLessThanOrEqualTo(cheapest * (1 + 1e-3));
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.value());
        assertThat(plan.gap()).isLessThan(5e-3);
    }
}
