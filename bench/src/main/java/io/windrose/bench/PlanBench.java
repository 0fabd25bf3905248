package io.windrose.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            names = "--acceptance",
            defaultValue = "0.9",
            description = "That the sampler aims at (default: ${DEFAULT-VALUE}).")
    private double acceptance;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of curves, data and chains (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Machine.say(out::println);
        out.printf("%d channels, %d weeks, %d draws; median (longest) of %d%n", channels, weeks, draws, runs);
        new PlanTiming(channels, weeks, draws, runs, seed).run(row -> {
            out.printf(
                    "%s: %s: %.2f (%.2f) s, %.2f (%.2f) s of processor, gap at most %.2f (%.2f) %%%n",
                    row.isConcave() ? "curves that bend down (slope 0.6 to 1)" : "slope 0.6 to 2, most S-shaped",
                    row.kind(),
                    row.seconds().median(),
                    row.seconds().longest(),
                    row.processor().median(),
                    row.processor().longest(),
                    100 * row.gap().median(),
                    100 * row.gap().longest());
            out.flush();
        });
        if (markets > 0) {
            markets(out);
        }
        return 0;
    }

    private void markets(PrintWriter out) {
        PlanTrial trial = new PlanTrial(marketChannels, marketWeeks, chain, chain, acceptance, seed);
        List<PlanTrial.Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < markets; i++) {
            PlanTrial.Outcome outcome = trial.next();
            outcomes.add(outcome);
            out.println(line(outcome));
            out.flush();
        }
        for (PlanMarket.Kind kind : PlanMarket.Kind.values()) {
            out.println(kind + ": " + line(PlanTally.of(outcomes, Optional.of(kind))));
        }
        out.println("all: " + line(PlanTally.of(outcomes, Optional.empty())));
        out.flush();
    }

    private static String line(PlanTrial.Outcome outcome) {
        return outcome.planned()
                .map(plan -> "market %d, %s: %s, beats its own with %.0f%%, expected gain %.0f, true gain %.0f of %.0f"
                        .formatted(
                                outcome.number(),
                                outcome.kind(),
                                plan.isMarked() ? "act" : plan.trust(),
                                100 * plan.sure(),
                                plan.expected(),
                                plan.gain(),
                                plan.own()))
                .orElseGet(() -> "market %d, %s: chains do not agree (%s)"
                        .formatted(
                                outcome.number(),
                                outcome.kind(),
                                outcome.problem().orElseThrow()));
    }

    private static String line(PlanTally tally) {
        return "%d markets, %d converged, %d marked act of which %d better than their own; of %d others %d better; gain of the marked %.0f, expected %.0f; %d of %d intervals hold the truth"
                .formatted(
                        tally.markets(),
                        tally.converged(),
                        tally.marked(),
                        tally.better(),
                        tally.others(),
                        tally.othersBetter(),
                        tally.gain(),
                        tally.expected(),
                        tally.held(),
                        tally.intervals());
    }
}
