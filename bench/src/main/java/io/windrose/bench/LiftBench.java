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
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How often intervals of lift hold a known truth, and how often lift is found where there is none. */
@Command(
        name = "lift",
        description = "Coverage of 90% intervals and placebo false positives of the methods of lift, on simulations.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class LiftBench implements Callable<Integer> {
    private static final double EFFECT = 0.1;
    private static final double CONFIDENCE = 0.9;

    @Spec
    private CommandSpec spec;

    @Option(names = "--worlds", defaultValue = "200", description = "Of markets (default: ${DEFAULT-VALUE}).")
    private int worlds;

    @Option(names = "--campaigns", defaultValue = "100", description = "Before and after (default: ${DEFAULT-VALUE}).")
    private int campaigns;

    @Option(names = "--seed", defaultValue = "1", description = "Of the first world (default: ${DEFAULT-VALUE}).")
    private long seed;

    /**
     * What was found of one world.
     *
     * @param lift where there was one
     * @param pValue where there was none
     */
    private record Found(double truth, Estimate lift, double pValue) {}

    @Override
    public Integer call() {
        say("%d worlds or %d campaigns a row; a lift of a tenth; intervals of 90%%; false is a p-value of 0.1 or less"
                .formatted(worlds, campaigns));
        say("%-46s %-26s %9s %9s %9s %7s".formatted("method", "world", "covered", "false", "width", "bias"));
        for (double memory : List.of(0.0, 0.3, 0.6)) {
            for (int days : List.of(14, 28)) {
                String world = "%d days, memory %.1f".formatted(days, memory);
                for (Augmentation augmentation : List.of(new Augmentation.None(), new Augmentation.CrossValidated(8))) {
                    String name = augmentation instanceof Augmentation.None ? "" : ", ridge";
                    SyntheticControl method = SyntheticControl.usual(seed).with(augmentation);
                    Found[][] found = new Found[2][worlds];
                    IntStream.range(0, worlds).parallel().forEach(i -> synthetic(method, memory, days, i, found));
                    row("synthetic control%s: conformal".formatted(name), world, found[0]);
                    row("synthetic control%s: placebo".formatted(name), world, found[1]);
                }
                row("randomized pairs: permutation", world, all(worlds, i -> randomized(memory, days, i)));
            }
        }
        StructuralModel usual = StructuralModel.ofDays(seed).withDraws(2, 150, 300);
        StructuralModel other =
                StructuralModel.asCausalImpact(seed).withPeriod(7).withDraws(2, 150, 300);
        for (double wander : List.of(0.0, 0.3, 1.0)) {
            for (int days : List.of(14, 28)) {
                String world = "%d days, wander %.1f".formatted(days, wander);
                row("before and after", world, all(campaigns, i -> campaign(usual, wander, days, i)));
                row(
                        "before and after, CausalImpact's priors",
                        world,
                        all(campaigns, i -> campaign(other, wander, days, i)));
            }
        }
        return 0;
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

    private void row(String method, String world, Found[] found) {
        double covered = 0;
        double wrong = 0;
        double width = 0;
        double bias = 0;
        for (Found each : found) {
            covered += each.lift().contains(each.truth()) ? 1 : 0;
            wrong += each.pValue() <= 1 - CONFIDENCE + 1e-12 ? 1 : 0;
            width += (each.lift().high() - each.lift().low()) / each.truth();
            bias += each.lift().value() / each.truth() - 1;
        }
        say("%-46s %-26s %8.1f%% %8.1f%% %8.0f%% %6.1f%%"
                .formatted(
                        method,
                        world,
                        100 * covered / found.length,
                        100 * wrong / found.length,
                        100 * width / found.length,
                        100 * bias / found.length));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "%s", line));
        spec.commandLine().getOut().flush();
    }
}
