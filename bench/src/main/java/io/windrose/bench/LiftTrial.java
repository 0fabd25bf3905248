package io.windrose.bench;

import io.windrose.bench.LiftWorlds.Campaign;
import io.windrose.science.lift.Augmentation;
import io.windrose.science.lift.BeforeAfter;
import io.windrose.science.lift.Estimate;
import io.windrose.science.lift.GeoTest;
import io.windrose.science.lift.LiftResult;
import io.windrose.science.lift.Panel;
import io.windrose.science.lift.RandomizedDesign;
import io.windrose.science.lift.SyntheticControl;
import io.windrose.science.structural.StructuralModel;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Methods of lift in worlds whose lift is known: a tenth. Intervals are of 90%. */
public final class LiftTrial {
    private static final double EFFECT = 0.1;
    private static final double CONFIDENCE = 0.9;
    private static final double[] MEMORIES = {0, 0.3, 0.6};
    private static final double[] WANDERS = {0, 0.3, 1};
    private static final int[] DAYS = {14, 28};

    private final int worlds;
    private final int campaigns;
    private final long seed;

    /**
     * @param worlds of markets, for each row
     * @param campaigns before and after, for each row
     * @param seed of the first world
     */
    public LiftTrial(int worlds, int campaigns, long seed) {
        this.worlds = worlds;
        this.campaigns = campaigns;
        this.seed = seed;
    }

    /**
     * A method in worlds of one kind.
     *
     * @param covered worlds whose interval holds the truth
     * @param wrong worlds without a lift where one was found, with a p-value of 0.1 or less
     * @param width mean width of the interval, by the truth
     * @param bias mean of the estimate by the truth, less 1
     */
    public record Row(String method, String world, int worlds, int covered, int wrong, double width, double bias) {
        private static Row of(String method, String world, Found[] all) {
            return new Row(
                    method,
                    world,
                    all.length,
                    (int) Arrays.stream(all)
                            .filter(each -> each.lift().contains(each.truth()))
                            .count(),
                    (int) Arrays.stream(all)
                            .filter(each -> each.pValue() <= 1 - CONFIDENCE + 1e-12)
                            .count(),
                    Arrays.stream(all)
                            .mapToDouble(
                                    each -> (each.lift().high() - each.lift().low()) / each.truth())
                            .average()
                            .orElseThrow(),
                    Arrays.stream(all)
                            .mapToDouble(each -> each.lift().value() / each.truth() - 1)
                            .average()
                            .orElseThrow());
        }
    }

    /**
     * What was found of one world.
     *
     * @param lift where there was one
     * @param pValue where there was none
     */
    private record Found(double truth, Estimate lift, double pValue) {}

    /** Tests in markets: synthetic controls and randomized pairs. */
    public void markets(Consumer<Row> into) {
        for (double memory : MEMORIES) {
            for (int days : DAYS) {
                String world = "%d days, memory %.1f".formatted(days, memory);
                for (Augmentation augmentation : List.of(new Augmentation.None(), new Augmentation.CrossValidated(8))) {
                    String name = augmentation instanceof Augmentation.None ? "" : ", ridge";
                    SyntheticControl method = SyntheticControl.usual(seed).with(augmentation);
                    Found[][] found = new Found[2][worlds];
                    IntStream.range(0, worlds).parallel().forEach(i -> synthetic(method, memory, days, i, found));
                    into.accept(Row.of("synthetic control%s: conformal".formatted(name), world, found[0]));
                    into.accept(Row.of("synthetic control%s: placebo".formatted(name), world, found[1]));
                }
                into.accept(
                        Row.of("randomized pairs: permutation", world, all(worlds, i -> randomized(memory, days, i))));
            }
        }
    }

    /** Campaigns without markets to compare to. */
    public void campaigns(Consumer<Row> into) {
        StructuralModel usual = StructuralModel.ofDays(seed).withDraws(2, 150, 300);
        StructuralModel other =
                StructuralModel.asCausalImpact(seed).withPeriod(7).withDraws(2, 150, 300);
        for (double wander : WANDERS) {
            for (int days : DAYS) {
                String world = "%d days, wander %.1f".formatted(days, wander);
                into.accept(Row.of("before and after", world, all(campaigns, i -> campaign(usual, wander, days, i))));
                into.accept(Row.of(
                        "before and after, CausalImpact's priors",
                        world,
                        all(campaigns, i -> campaign(other, wander, days, i))));
            }
        }
    }

    private static Found[] all(int count, IntFunction<Found> world) {
        return IntStream.range(0, count).parallel().mapToObj(world).toArray(Found[]::new);
    }

    private void synthetic(SyntheticControl method, double memory, int days, int world, Found[][] into) {
        GeoTest test = new GeoTest(List.of("market 0", "market 1"), LiftWorlds.BEFORE, LiftWorlds.BEFORE + days);
        Panel panel = LiftWorlds.markets(new SplittableRandom(seed + world), 20, test.until(), memory);
        double truth = EFFECT * LiftWorlds.outcome(panel, test);
        SyntheticControl.Totals lifted = method.totals(LiftWorlds.lifted(panel, test, EFFECT), test);
        SyntheticControl.Totals none = method.totals(panel, test);
        into[0][world] = new Found(truth, lifted.total(), none.pValue());
        into[1][world] =
                new Found(truth, lifted.placebo().total(), none.placebo().pValue());
    }

    private Found randomized(double memory, int days, int world) {
        int until = LiftWorlds.BEFORE + days;
        Panel panel = LiftWorlds.markets(new SplittableRandom(seed + world), 20, until, memory);
        RandomizedDesign design = RandomizedDesign.pairs(panel.until(LiftWorlds.BEFORE), Set.of(), ~(seed + world));
        GeoTest test = new GeoTest(design.treated(), LiftWorlds.BEFORE, until);
        double truth = EFFECT * LiftWorlds.outcome(panel, test);
        LiftResult lifted = design.analyze(
                whole(LiftWorlds.lifted(panel, test, EFFECT)),
                LiftWorlds.BEFORE,
                LiftWorlds.BEFORE + 1,
                CONFIDENCE,
                seed);
        LiftResult none = design.analyze(whole(panel), LiftWorlds.BEFORE, LiftWorlds.BEFORE + 1, CONFIDENCE, seed);
        return new Found(truth, lifted.total(), none.pValue());
    }

    /** The days of the test as one, so that only the total is judged. */
    private static Panel whole(Panel panel) {
        return new Panel(
                panel.markets(),
                Arrays.stream(panel.outcome())
                        .map(series -> {
                            double[] shorter = Arrays.copyOf(series, LiftWorlds.BEFORE + 1);
                            shorter[LiftWorlds.BEFORE] = Arrays.stream(series, LiftWorlds.BEFORE, series.length)
                                    .sum();
                            return shorter;
                        })
                        .toArray(double[][]::new));
    }

    private Found campaign(StructuralModel model, double wander, int days, int world) {
        int until = LiftWorlds.BEFORE + days;
        Campaign campaign = Campaign.of(new SplittableRandom(seed + world), until, wander);
        double lift = EFFECT
                * Arrays.stream(campaign.outcome(), LiftWorlds.BEFORE, until)
                        .average()
                        .orElseThrow();
        LiftResult none = new BeforeAfter(model, CONFIDENCE)
                .analyze(campaign.outcome(), campaign.series(), LiftWorlds.BEFORE, until)
                .lift();
        // Only days before are fitted, so a lift of so much a day moves the result by just that.
        Estimate total = none.total();
        double truth = lift * days;
        return new Found(
                truth, new Estimate(total.value() + truth, total.low() + truth, total.high() + truth), none.pValue());
    }
}
