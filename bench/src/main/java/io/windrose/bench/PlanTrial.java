package io.windrose.bench;

import io.windrose.science.budget.BudgetPlan;
import io.windrose.science.budget.BudgetProblem;
import io.windrose.science.budget.Caution;
import io.windrose.science.budget.Line;
import io.windrose.science.budget.Worth;
import io.windrose.science.mix.Fit;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.MixResult;
import io.windrose.science.mix.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Fits the usual model in markets of known truth, plans the same money for a quarter by it, and lets the truth judge
 * the plan beside the market's own. A plan is marked <i>act</i> where the model's verdict is, and the plan brings more
 * than the market's own with a probability of 90% by the model.
 */
public final class PlanTrial {
    private static final int AHEAD = 13;
    private static final int DRAWS = 200;
    private static final double MARGIN = 0.4;
    private static final double SURE = 0.9;

    private final int channels;
    private final int weeks;
    private final int warmup;
    private final int chain;
    private final double acceptance;
    private final long seed;
    private final SplittableRandom seeds;
    private int done;

    /**
     * @param warmup of each of 4 chains
     * @param chain draws of each that are kept
     * @param acceptance that the sampler aims at
     */
    public PlanTrial(int channels, int weeks, int warmup, int chain, double acceptance, long seed) {
        this.channels = channels;
        this.weeks = weeks;
        this.warmup = warmup;
        this.chain = chain;
        this.acceptance = acceptance;
        this.seed = seed;
        seeds = new SplittableRandom(seed);
    }

    /**
     * What came of one market.
     *
     * @param number from 1
     * @param problem why chains do not agree; where they do not there is no plan
     */
    public record Outcome(int number, PlanMarket.Kind kind, Optional<String> problem, Optional<Planned> planned) {}

    /**
     * A plan and its truth, in revenue.
     *
     * @param isMarked to act upon
     * @param sure probability that it beats the market's own, by the model
     * @param expected gain over the market's own, by the model
     * @param gain in truth
     * @param own profit of the market's own plan
     * @param held by channel, whether the 90% interval of what it brought holds the truth
     */
    public record Planned(
            Verdict.Trust trust,
            boolean isMarked,
            double sure,
            double expected,
            double gain,
            double own,
            List<Boolean> held) {}

    /** The next market: varied, confounded, collinear and flat ones in turn. */
    public Outcome next() {
        PlanMarket.Kind[] kinds = PlanMarket.Kind.values();
        PlanMarket.Kind kind = kinds[done % kinds.length];
        PlanMarket market = new PlanMarket(kind, channels, weeks, AHEAD, seeds.split());
        MixData data = market.data();
        Fit fit = MixModel.usual(data)
                .fit(
                        data,
                        MixModel.sampler(seed + done).withDraws(warmup, chain).withTargetAcceptance(acceptance));
        done++;
        return switch (fit) {
            case Fit.Converged(var diagnosis, var result) ->
                new Outcome(done, kind, Optional.empty(), Optional.of(plan(market, result)));
            case Fit.Unconverged(var diagnosis) ->
                new Outcome(done, kind, Optional.of(diagnosis.problems().getFirst()), Optional.empty());
        };
    }

    private Planned plan(PlanMarket market, MixResult result) {
        Map<String, double[]> today = new HashMap<>();
        for (int i = 0; i < channels; i++) {
            today.put(PlanMarket.name(i), market.today[i]);
        }
        List<Line> lines = Line.ofChannels(result.responses(DRAWS), AHEAD, today, Worth.ofRevenue(MARGIN)).stream()
                .map(line -> line.within(0.5, 1.5))
                .toList();
        double budget =
                Arrays.stream(market.today).flatMapToDouble(Arrays::stream).sum();
        BudgetPlan plan =
                BudgetProblem.of(lines, budget).with(new Caution.Beating(SURE)).solve();
        double[][] spend = plan.lines().stream().map(BudgetPlan.LinePlan::spend).toArray(double[][]::new);
        double own = market.profit(market.today, MARGIN);
        Verdict.Trust trust = result.verdict().trust();
        return new Planned(
                trust,
                trust == Verdict.Trust.ACT && plan.beatsToday() >= SURE,
                plan.beatsToday(),
                plan.gain().mean(),
                market.profit(spend, MARGIN) - own,
                own,
                IntStream.range(0, channels)
                        .mapToObj(i -> result.channels().get(i).contribution().contains(market.contribution(i)))
                        .toList());
    }
}
