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
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long budget plans take and how far from the best they may be; and whether plans of fitted models are any good.
 */
@Command(
        name = "plan",
        description = "Seconds and certified gap of budget plans; plans of fitted models in markets of known truth.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class PlanBench implements Callable<Integer> {
    private static final int CARRIED = 13;
    private static final int PAST = 52;

    @Spec
    private CommandSpec spec;

    @Option(names = "--channels", defaultValue = "20", description = "Of the plan (default: ${DEFAULT-VALUE}).")
    private int channels;

    @Option(names = "--weeks", defaultValue = "52", description = "Of the plan (default: ${DEFAULT-VALUE}).")
    private int weeks;

    @Option(names = "--draws", defaultValue = "100", description = "Of the posterior (default: ${DEFAULT-VALUE}).")
    private int draws;

    @Option(names = "--runs", defaultValue = "5", description = "Problems of each kind (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--markets",
            defaultValue = "200",
            description = "In which a model is fitted; 0 for none (default: ${DEFAULT-VALUE}).")
    private int markets;

    @Option(names = "--market-channels", defaultValue = "4", description = "Of a market (default: ${DEFAULT-VALUE}).")
    private int marketChannels;

    @Option(names = "--market-weeks", defaultValue = "130", description = "Of its data (default: ${DEFAULT-VALUE}).")
    private int marketWeeks;

    @Option(
            names = "--chain",
            defaultValue = "1500",
            description = "Draws of each of 4 chains, after as many to warm up (default: ${DEFAULT-VALUE}).")
    private int chain;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of curves, data and chains (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Machine.say(out::println);
        Map<String, UnaryOperator<BudgetProblem>> kinds = new LinkedHashMap<>();
        kinds.put("profit", problem -> problem);
        kinds.put("revenue, half the budget", problem -> half(problem).with(Goal.REVENUE));
        kinds.put("profit, weeks within 0.5 to 2 times today's", PlanBench::within);
        kinds.put("profit, flights of 4 weeks", PlanBench::flights);
        kinds.put("10% quantile of profit", problem -> problem.with(new Caution.Quantile(0.1)));
        kinds.put("profit that beats today's with 90%", problem -> problem.with(new Caution.Beating(0.9)));
        kinds.put("least cost of today's revenue", PlanBench::reach);
        out.printf("%d channels, %d weeks, %d draws; median (longest) of %d%n", channels, weeks, draws, runs);
        solved(problem(seed, 0.6, 2));
        for (boolean isConcave : new boolean[] {true, false}) {
            out.println(
                    isConcave ? "curves that bend down (slope 0.6 to 1)" : "curves of slope 0.6 to 2, most S-shaped");
            kinds.forEach((name, kind) -> {
                List<Solved> all = new ArrayList<>();
                for (int run = 0; run < runs; run++) {
                    all.add(solved(kind.apply(problem(seed + run, 0.6, isConcave ? 1 : 2))));
                }
                double[] seconds =
                        all.stream().mapToDouble(Solved::seconds).sorted().toArray();
                double[] processor =
                        all.stream().mapToDouble(Solved::processor).sorted().toArray();
                double[] gaps = all.stream().mapToDouble(Solved::gap).sorted().toArray();
                out.printf(
                        "  %s: %.2f (%.2f) s, %.2f (%.2f) s of processor, gap at most %.2f (%.2f) %%%n",
                        name,
                        seconds[runs / 2],
                        seconds[runs - 1],
                        processor[runs / 2],
                        processor[runs - 1],
                        100 * gaps[runs / 2],
                        100 * gaps[runs - 1]);
                out.flush();
            });
        }
        if (markets > 0) {
            new PlanTrial(marketChannels, marketWeeks, chain, seed).run(markets, out);
        }
        return 0;
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
