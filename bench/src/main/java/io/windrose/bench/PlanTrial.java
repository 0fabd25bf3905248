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
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Fits the usual model in markets of known truth, plans the same money for a quarter by it, and lets the truth judge
 * the plan beside the market's own. A plan is marked <i>act</i> where the model's verdict is, and the plan brings more
 * than the market's own with a probability of 90% by the model.
 */
final class PlanTrial {
    private static final int AHEAD = 13;
    private static final int DRAWS = 200;
    private static final double MARGIN = 0.4;
    private static final double SURE = 0.9;

    private final int channels;
    private final int weeks;
    private final int chain;
    private final long seed;

    PlanTrial(int channels, int weeks, int chain, long seed) {
        this.channels = channels;
        this.weeks = weeks;
        this.chain = chain;
        this.seed = seed;
    }

    /** Of plans of one kind of market: how many, marked, and better than the market's own. */
    private static final class Count {
        int markets;
        int converged;
        int marked;
        int markedBetter;
        int others;
        int othersBetter;
        double gain;
        double expected;
    }

    void run(int markets, PrintWriter out) {
        Map<PlanMarket.Kind, Count> counts = new EnumMap<>(PlanMarket.Kind.class);
        SplittableRandom seeds = new SplittableRandom(seed);
        PlanMarket.Kind[] kinds = PlanMarket.Kind.values();
        for (int i = 0; i < markets; i++) {
            PlanMarket.Kind kind = kinds[i % kinds.length];
            PlanMarket market = new PlanMarket(kind, channels, weeks, AHEAD, seeds.split());
            Count count = counts.computeIfAbsent(kind, key -> new Count());
            count.markets++;
            MixData data = market.data();
            Fit fit = MixModel.usual(data).fit(data, MixModel.sampler(seed + i).withDraws(chain, chain));
            switch (fit) {
                case Fit.Converged converged -> judge(market, converged.result(), count, i, out);
                case Fit.Unconverged unconverged ->
                    out.printf(
                            "market %d, %s: chains do not agree (%s)%n",
                            i + 1, kind, unconverged.diagnosis().problems().get(0));
            }
            out.flush();
        }
        tell(counts, out);
    }

    private void judge(PlanMarket market, MixResult result, Count count, int number, PrintWriter out) {
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
        double gain = market.profit(spend, MARGIN) - own;
        Verdict.Trust trust = result.verdict().trust();
        boolean isMarked = trust == Verdict.Trust.ACT && plan.beatsToday() >= SURE;
        count.converged++;
        if (isMarked) {
            count.marked++;
            count.markedBetter += gain > 0 ? 1 : 0;
            count.gain += gain;
            count.expected += plan.gain().mean();
        } else {
            count.others++;
            count.othersBetter += gain > 0 ? 1 : 0;
        }
        out.printf(
                "market %d, %s: %s, beats its own with %.0f%%, expected gain %.0f, true gain %.0f of %.0f%n",
                number + 1,
                market.kind,
                isMarked ? "act" : trust,
                100 * plan.beatsToday(),
                plan.gain().mean(),
                gain,
                own);
    }

    private static void tell(Map<PlanMarket.Kind, Count> counts, PrintWriter out) {
        Count all = new Count();
        counts.forEach((kind, count) -> {
            all.markets += count.markets;
            all.converged += count.converged;
            all.marked += count.marked;
            all.markedBetter += count.markedBetter;
            all.others += count.others;
            all.othersBetter += count.othersBetter;
            all.gain += count.gain;
            all.expected += count.expected;
            tell(kind.toString(), count, out);
        });
        tell("all", all, out);
        out.flush();
    }

    private static void tell(String name, Count count, PrintWriter out) {
        out.printf(
                "%s: %d markets, %d converged, %d marked act of which %d better than their own; of %d others %d better;"
                        + " gain of the marked %.0f, expected %.0f%n",
                name,
                count.markets,
                count.converged,
                count.marked,
                count.markedBetter,
                count.others,
                count.othersBetter,
                count.gain,
                count.expected);
    }
}
