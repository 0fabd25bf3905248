package io.windrose.bench;

import io.windrose.market.MarketSettings;
import io.windrose.science.series.SeasonalBaseline;
import io.windrose.science.series.SeasonalBaseline.Judged;
import io.windrose.science.series.SeasonalBaseline.Verdict;
import java.util.Arrays;
import java.util.List;
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
    /** Before so many days little is known. */
    private static final int FIRST = 112;

    private static final double DAYS_OF_MONTH = 30.4;

    @Spec
    private CommandSpec spec;

    @Option(names = "--people", defaultValue = "50000", description = "Of the market (default: ${DEFAULT-VALUE}).")
    private int people;

    @Override
    public Integer call() {
        MarketSettings settings = MarketSettings.defaults().withPeople(people);
        MarketSeries series = MarketSeries.of(settings);
        say("%d people, %d days, judged from day %d".formatted(people, settings.days(), FIRST));
        say("%-22s %10s %9s %14s %12s".formatted("metric", "a day", "interval", "alerts/month", "drops found"));
        for (MarketSeries.Metric metric : series.metrics()) {
            say(line(metric));
        }
        return 0;
    }

    private static String line(MarketSeries.Metric metric) {
        List<Judged> judged = judge(metric, metric.values());
        int days = metric.values().length;
        int alerts = 0;
        int found = 0;
        int planted = 0;
        double[] reach = new double[days - FIRST];
        for (int day = FIRST; day < days; day++) {
            reach[day - FIRST] = judged.get(day).high() / judged.get(day).expected() - 1;
            if (isUnusual(judged.get(day)) && !isUnusual(judged.get(day - 1))) {
                alerts++;
            }
            if (day + 1 < days) {
                planted++;
                found += isFound(metric, day) ? 1 : 0;
            }
        }
        Arrays.sort(reach);
        return "%-22s %10.1f %8.0f%% %14.2f %11.1f%%"
                .formatted(
                        metric.name(),
                        Arrays.stream(metric.values(), FIRST, days)
                                .filter(value -> !Double.isNaN(value))
                                .average()
                                .orElse(0),
                        100 * reach[reach.length / 2],
                        alerts * DAYS_OF_MONTH / (days - FIRST),
                        100.0 * found / planted);
    }

    private static boolean isFound(MarketSeries.Metric metric, int day) {
        double[] values = Arrays.copyOf(metric.values(), day + 2);
        values[day] = metric.fallen()[day];
        values[day + 1] = metric.fallen()[day + 1];
        List<Judged> judged = judge(metric, values);
        return judged.get(day).verdict() == Verdict.LOW || judged.get(day + 1).verdict() == Verdict.LOW;
    }

    private static List<Judged> judge(MarketSeries.Metric metric, double[] values) {
        SeasonalBaseline baseline = SeasonalBaseline.ofDays();
        return metric.isCount() ? baseline.judgeCounts(values) : baseline.judge(values);
    }

    private static boolean isUnusual(Judged judged) {
        return judged.verdict() == Verdict.LOW || judged.verdict() == Verdict.HIGH;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "%s", line));
        spec.commandLine().getOut().flush();
    }
}
