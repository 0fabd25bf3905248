package io.windrose.bench;

import java.util.Locale;
import java.util.concurrent.Callable;
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
    @Spec
    private CommandSpec spec;

    @Option(names = "--worlds", defaultValue = "200", description = "Of markets (default: ${DEFAULT-VALUE}).")
    private int worlds;

    @Option(names = "--campaigns", defaultValue = "100", description = "Before and after (default: ${DEFAULT-VALUE}).")
    private int campaigns;

    @Option(names = "--seed", defaultValue = "1", description = "Of the first world (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        say("%d worlds or %d campaigns a row; a lift of a tenth; intervals of 90%%; false is a p-value of 0.1 or less"
                .formatted(worlds, campaigns));
        say("%-46s %-26s %9s %9s %9s %7s".formatted("method", "world", "covered", "false", "width", "bias"));
        LiftTrial trial = new LiftTrial(worlds, campaigns, seed);
        trial.markets(this::row);
        trial.campaigns(this::row);
        return 0;
    }

    private void row(LiftTrial.Row row) {
        say("%-46s %-26s %8.1f%% %8.1f%% %8.0f%% %6.1f%%"
                .formatted(
                        row.method(),
                        row.world(),
                        100.0 * row.covered() / row.worlds(),
                        100.0 * row.wrong() / row.worlds(),
                        100 * row.width(),
                        100 * row.bias()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "%s", line));
        spec.commandLine().getOut().flush();
    }
}
