package io.windrose.validate;

import io.windrose.science.budget.BudgetPlan;
import io.windrose.science.budget.BudgetProblem;
import io.windrose.science.budget.Line;
import io.windrose.science.budget.Worth;
import io.windrose.science.mix.Prior;
import io.windrose.science.mix.Response;
import io.windrose.science.mix.Saturation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Budget plans beside all plans of a grid. */
final class BudgetExhaustive implements Check {
    private static final int LINES = 2;
    private static final int WEEKS = 3;
    private static final int DRAWS = 3;
    private static final int UNITS = 12;
    private static final double UNIT = 0.25;
    private static final double SLACK = 2e-4;

    @Override
    public String name() {
        return "budget-exhaustive";
    }

    @Override
    public String title() {
        return "Budget plans beside all plans of a grid";
    }

    @Override
    public String method() {
        return "Problems of %d lines, %d weeks and %d draws of the posterior, with Hill curves of slopes from 0.7 to 3 (S-shaped above 1) and carry-over of one week, drawn by lot from seeds 1, 2 and on; the goal is profit. Every plan that gives each week a multiple of %.2f and spends at most %.0f in all is judged. None is to be better than the plan that was found, but for 0.02%%, nor to pass the bound that is told with it."
                .formatted(LINES, WEEKS, DRAWS, UNIT, UNITS * UNIT);
    }

    /** All plans within the budget. */
    private static final class Grid {
        private final BudgetProblem problem;
        private final double[][] plan = new double[LINES][WEEKS];
        private double best = Double.NEGATIVE_INFINITY;
        private int plans;

        Grid(BudgetProblem problem) {
            this.problem = problem;
            visit(0, UNITS);
        }

        private void visit(int cell, int left) {
            if (cell == LINES * WEEKS) {
                best = Math.max(best, problem.judge(plan).value());
                plans++;
                return;
            }
            for (int units = 0; units <= left; units++) {
                plan[cell / WEEKS][cell % WEEKS] = units * UNIT;
                visit(cell + 1, left - units);
            }
        }
    }

    @Override
    public Finding run(Setting setting) {
        int count = setting.count(20, 1);
        double[] gaps = new double[count];
        double[] certified = new double[count];
        List<List<String>> rows = new ArrayList<>();
        int passed = 0;
        int plans = 0;
        for (int i = 0; i < count; i++) {
            BudgetProblem problem = BudgetProblem.of(lines(i + 1), UNITS * UNIT);
            BudgetPlan plan = problem.solve();
            Grid grid = new Grid(problem);
            plans = grid.plans;
            gaps[i] = 100 * (grid.best - plan.value()) / Math.abs(grid.best);
            certified[i] = 100 * plan.gap();
            passed += grid.best > plan.bound() * (1 + 1e-9) ? 1 : 0;
            rows.add(List.of(
                    i + 1 + "",
                    Finding.words("%.5f", grid.best),
                    Finding.words("%.5f", plan.value()),
                    Finding.words("%.5f", plan.bound()),
                    Finding.words("%.4f%%", certified[i])));
        }
        double worst = Arrays.stream(gaps).max().orElseThrow();
        double widest = Arrays.stream(certified).max().orElseThrow();
        return Finding.make()
                .tell("problems, with %,d plans each".formatted(plans), count + "")
                .require(
                        "by how much the best of the grid beats the plan, at most",
                        Finding.words("%.4f%%", worst),
                        "at most 0.02%",
                        worst <= 100 * SLACK)
                .require("bounds that a plan of the grid passes", passed + "", "none", passed == 0)
                .require("certified gap, at most", Finding.words("%.4f%%", widest), "at most 0.1%", widest <= 0.1)
                .table(List.of("seed", "best of the grid", "plan", "its bound", "certified gap"), rows)
                .picture(Picture.ofRows(
                                "Plans beside the best of the grid",
                                "% by which the grid's best is better; below 0 the plan is",
                                IntStream.rangeClosed(1, count)
                                        .mapToObj(seed -> "seed " + seed)
                                        .toList())
                        .points("difference", gaps))
                .build();
    }

    private static List<Line> lines(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, LINES)
                .mapToObj(i -> line("line " + i, random))
                .toList();
    }

    private static Line line(String name, SplittableRandom random) {
        double half = Math.exp(0.4 * random.nextGaussian());
        double slope = 0.7 + 2.3 * random.nextDouble();
        double factor = 1 + 4 * random.nextDouble();
        double carried = 0.6 * random.nextDouble();
        List<Response.Draw> draws = new ArrayList<>();
        for (int d = 0; d < DRAWS; d++) {
            double kept = 1 - carried * (0.5 + random.nextDouble());
            draws.add(new Response.Draw(
                    new double[] {kept, 1 - kept},
                    half * Math.exp(0.2 * random.nextGaussian()),
                    slope * Math.exp(0.1 * random.nextGaussian()),
                    factor * Math.exp(0.3 * random.nextGaussian())));
        }
        Prior any = new Prior.Normal(0, 1);
        double[] past = {0.8, random.nextDouble()};
        Response response = new Response(name, "", "all", new Saturation.Hill(any, any), 1, past, draws);
        double[] today = new double[WEEKS];
        Arrays.fill(today, 0.5);
        return Line.of(name, List.of(new Line.Part(response, 1)), Worth.ofRevenue(1), today);
    }
}
