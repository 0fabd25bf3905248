package io.windrose.bench;

import io.windrose.science.budget.Aim;
import io.windrose.science.budget.BudgetPlan;
import io.windrose.science.budget.BudgetProblem;
import io.windrose.science.budget.Caution;
import io.windrose.science.budget.Flight;
import io.windrose.science.budget.Goal;
import io.windrose.science.budget.Line;
import io.windrose.science.budget.Worth;
import io.windrose.science.mix.Prior;
import io.windrose.science.mix.Response;
import io.windrose.science.mix.Saturation;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Generated budget problems, solved by one thread. */
public final class PlanTiming {
    private static final int CARRIED = 13;
    private static final int PAST = 52;

    private final int channels;
    private final int weeks;
    private final int draws;
    private final int runs;
    private final long seed;

    /**
     * @param draws of the posterior
     * @param runs problems of each kind
     */
    public PlanTiming(int channels, int weeks, int draws, int runs, long seed) {
        this.channels = channels;
        this.weeks = weeks;
        this.draws = draws;
        this.runs = runs;
        this.seed = seed;
    }

    /**
     * Problems of one kind.
     *
     * @param isConcave whether all curves bend down
     * @param gap by which any plan is better at most, certified; a part
     */
    public record Row(boolean isConcave, String kind, Figure seconds, Figure processor, Figure gap) {}

    /** Of all problems of a kind. */
    public record Figure(double median, double longest) {
        private static Figure of(List<Solved> all, ToDoubleFunction<Solved> figure) {
            double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
            return new Figure(sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }
    }

    /** Solves them all; the first problem is solved once before. */
    public void run(Consumer<Row> into) {
        Map<String, UnaryOperator<BudgetProblem>> kinds = new LinkedHashMap<>();
        kinds.put("profit", problem -> problem);
        kinds.put("revenue, half the budget", problem -> half(problem).with(Goal.REVENUE));
        kinds.put("profit, weeks within 0.5 to 2 times today's", PlanTiming::within);
        kinds.put("profit, flights of 4 weeks", PlanTiming::flights);
        kinds.put("10% quantile of profit", problem -> problem.with(new Caution.Quantile(0.1)));
        kinds.put("profit that beats today's with 90%", problem -> problem.with(new Caution.Beating(0.9)));
        kinds.put("least cost of today's revenue", PlanTiming::reach);
        solved(problem(seed, 0.6, 2));
        for (boolean isConcave : new boolean[] {true, false}) {
            kinds.forEach((name, kind) -> {
                List<Solved> all = new ArrayList<>();
                for (int run = 0; run < runs; run++) {
                    all.add(solved(kind.apply(problem(seed + run, 0.6, isConcave ? 1 : 2))));
                }
                into.accept(new Row(
                        isConcave,
                        name,
                        Figure.of(all, Solved::seconds),
                        Figure.of(all, Solved::processor),
                        Figure.of(all, Solved::gap)));
            });
        }
    }

    private record Solved(double seconds, double processor, double gap) {}

    private static Solved solved(BudgetProblem problem) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        BudgetPlan plan = problem.solve();
        return new Solved(
                (System.nanoTime() - start) / 1e9, (threads.getCurrentThreadCpuTime() - used) / 1e9, plan.gap());
    }

    private static BudgetProblem half(BudgetProblem problem) {
        return problem.aim() instanceof Aim.Most most ? problem.with(new Aim.Most(most.budget() / 2)) : problem;
    }

    private static BudgetProblem within(BudgetProblem problem) {
        return with(problem, line -> line.within(0.5, 2));
    }

    private static BudgetProblem flights(BudgetProblem problem) {
        return with(problem, line -> line.with(new Flight(0.5 * line.today()[0], 4)));
    }

    private static BudgetProblem reach(BudgetProblem problem) {
        BudgetProblem revenue = problem.with(Goal.REVENUE);
        double[][] today = problem.lines().stream().map(Line::today).toArray(double[][]::new);
        return revenue.with(new Aim.Reach(revenue.judge(today).value()));
    }

    private static BudgetProblem with(BudgetProblem problem, UnaryOperator<Line> change) {
        return new BudgetProblem(
                problem.lines().stream().map(change).toList(),
                problem.aim(),
                problem.goal(),
                problem.caution(),
                problem.after());
    }

    private BudgetProblem problem(long of, double low, double high) {
        SplittableRandom random = new SplittableRandom(of);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < channels; i++) {
            lines.add(line(PlanMarket.name(i), low, high, random));
        }
        double budget = lines.stream()
                .mapToDouble(line -> Arrays.stream(line.today()).sum())
                .sum();
        return BudgetProblem.of(lines, budget);
    }

    private Line line(String name, double low, double high, SplittableRandom random) {
        double usual = 10_000 * Math.exp(0.8 * random.nextGaussian());
        double half = Math.exp(0.4 * random.nextGaussian());
        double slope = low + (high - low) * random.nextDouble();
        double kept = 0.1 + 0.7 * random.nextDouble();
        double returned = Math.exp(0.9 + 0.7 * random.nextGaussian());
        double[] past = new double[PAST];
        Arrays.setAll(past, t -> random.nextDouble() < 0.8 ? usual * Math.exp(0.4 * random.nextGaussian()) : 0);
        List<Response.Draw> of = new ArrayList<>();
        for (int d = 0; d < draws; d++) {
            double retention = 1 / (1 + (1 - kept) / kept * Math.exp(0.5 * random.nextGaussian()));
            double[] weights = new double[CARRIED];
            Arrays.setAll(weights, lag -> Math.pow(retention, lag));
            double sum = Arrays.stream(weights).sum();
            Arrays.setAll(weights, lag -> weights[lag] / sum);
            double halfOfDraw = half * Math.exp(0.3 * random.nextGaussian());
            double slopeOfDraw = Math.clamp(slope * Math.exp(0.15 * random.nextGaussian()), low, high);
            double factor = returned * usual * (1 + Math.pow(half, slope)) * Math.exp(0.3 * random.nextGaussian());
            of.add(new Response.Draw(weights, halfOfDraw, slopeOfDraw, factor));
        }
        Prior any = new Prior.Normal(0, 1);
        Response response = new Response(name, "", "all", new Saturation.Hill(any, any), usual, past, of);
        double[] today = new double[weeks];
        Arrays.fill(today, 0.8 * usual);
        return Line.of(name, List.of(new Line.Part(response, 1)), Worth.ofRevenue(0.4), today);
    }
}
