package io.windrose.science.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FeasibilityTest {
    private static Line bounded(Line line, SplittableRandom random) {
        Line bounded =
                switch (random.nextInt(5)) {
                    case 0 -> line.fixed();
                    case 1 -> line.between(0.2 * random.nextDouble(), 0.3 + random.nextDouble());
                    case 2 -> line.total(random.nextDouble(), 1 + random.nextDouble());
                    case 3 -> line.with(new Flight(0.2 + random.nextDouble(), 1 + random.nextInt(3)));
                    default -> line;
                };
        return bounded;
    }

    /**
     * Whatever the bounds, the plan keeps them, no plan drawn by lot is better by more than the gap, and bounds hold.
     */
    @Property(tries = 30)
    void plansKeepTheirBounds(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Line> lines = IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> bounded(Lines.random("line " + i, 4, 4, random), random))
                .toList();
        double needed = lines.stream().mapToDouble(BudgetProblem::needed).sum();
        double more = needed > 0.1 && random.nextInt(5) == 0 ? 0 : 0.1 + 6 * random.nextDouble();
        double budget = needed + more;
        BudgetProblem problem = BudgetProblem.of(lines, budget).with(random.nextBoolean() ? Goal.PROFIT : Goal.REVENUE);

        BudgetPlan plan;
        try {
            plan = problem.solve();
        } catch (IllegalArgumentException e) {
            // Only flights may be too much for a budget: with none, and all lines off, there is a plan.
            assertThat(e).hasMessageContaining("flights");
            assertThat(lines).anyMatch(line -> line.flight().isPresent());
            assertThat(isPermitted(lines, lowest(lines), budget)).isFalse();
            return;
        }

        assertThat(plan.spend()).isLessThanOrEqualTo(budget * (1 + 1e-6));
        assertThat(plan.bound()).isGreaterThanOrEqualTo(plan.value());
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double[] spend = plan.lines().get(i).spend();
            for (int t = 0; t < spend.length; t++) {
                assertThat(spend[t]).isBetween(line.lower()[t] - 1e-9, line.upper()[t] + 1e-9);
            }
            assertThat(Lines.sum(spend)).isBetween(line.least() - 1e-6, line.most() + 1e-6);
            line.flight()
                    .ifPresent(flight ->
                            assertThat(new Pattern(flight, line).broken(spend)).containsOnly(false));
        }
        for (int k = 0; k < 50; k++) {
            double[][] drawn = drawn(lines, budget, random);
            if (isPermitted(lines, drawn, budget)) {
                assertThat(problem.judge(drawn).value()).isLessThanOrEqualTo(plan.bound() + 1e-9);
            }
        }
    }

    private static double[][] lowest(List<Line> lines) {
        return lines.stream().map(Line::lower).toArray(double[][]::new);
    }

    private static double[][] drawn(List<Line> lines, double budget, SplittableRandom random) {
        double[][] plan = new double[lines.size()][4];
        for (int i = 0; i < plan.length; i++) {
            Line line = lines.get(i);
            boolean isOff = random.nextInt(3) == 0;
            for (int t = 0; t < 4; t++) {
                double high = Math.min(line.upper()[t], budget / 2);
                plan[i][t] = isOff ? line.lower()[t] : line.lower()[t] + random.nextDouble() * (high - line.lower()[t]);
            }
        }
        return plan;
    }

    private static boolean isPermitted(List<Line> lines, double[][] plan, double budget) {
        double sum = Arrays.stream(plan).flatMapToDouble(Arrays::stream).sum();
        return sum <= budget
                && IntStream.range(0, plan.length).allMatch(i -> {
                    Line line = lines.get(i);
                    double total = Lines.sum(plan[i]);
                    boolean isOfFlights = line.flight().isEmpty() || isOfFlights(line, plan[i]);
                    return total >= line.least() && total <= line.most() && isOfFlights;
                });
    }

    private static boolean isOfFlights(Line line, double[] spend) {
        boolean[] broken = new Pattern(line.flight().orElseThrow(), line).broken(spend);
        return IntStream.range(0, broken.length).noneMatch(t -> broken[t]);
    }
}
