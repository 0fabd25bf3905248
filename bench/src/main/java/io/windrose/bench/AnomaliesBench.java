package io.windrose.bench;

import io.windrose.market.MarketSettings;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How often metrics of the demo market alert where nothing was planted, and how many planted drops are found. */
@Command(
        name = "anomalies",
        description = "False alerts, and planted drops of a fifth that are found, on the demo market's metrics.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class AnomaliesBench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--people", defaultValue = "50000", description = "Of the market (default: ${DEFAULT-VALUE}).")
    private int people;

    @Override
    public Integer call() {
        MarketSettings settings = MarketSettings.defaults().withPeople(people);
        say("%d people, %d days, judged from day %d".formatted(people, settings.days(), AnomalyTrial.FIRST));
        say("%-22s %10s %9s %14s %12s %14s"
                .formatted("metric", "a day", "interval", "alerts/month", "drops found", "at best"));
        AnomalyTrial.of(settings).forEach(row -> say(line(row)));
        return 0;
    }

    private static String line(AnomalyTrial.Row row) {
        return "%-22s %10.1f %8.0f%% %14.2f %11.1f%% %14s"
                .formatted(
                        row.metric(),
                        row.daily(),
                        100 * row.reach(),
                        row.alerts(),
                        100 * row.found(),
                        row.best().isPresent()
                                ? "%.0f%%".formatted(100 * row.best().getAsDouble())
                                : "-");
    }

    private void say(String line) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "%s", line));
        spec.commandLine().getOut().flush();
    }
}
