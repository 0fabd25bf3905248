package io.windrose.bench;

import io.windrose.market.MarketSettings;
import io.windrose.science.series.SeasonalBaseline;
import io.windrose.science.series.SeasonalBaseline.Judged;
import io.windrose.science.series.SeasonalBaseline.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
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
    private static final double LEFT = 0.8;
    /** So many standard deviations are exceeded to one side every second month by chance. */
    private static final double BEST_LIMIT = 2.134;

    @Spec
    private CommandSpec spec;

    @Option(names = "--people", defaultValue = "50000", description = "Of the market (default: ${DEFAULT-VALUE}).")
    private int people;

    @Override
    public Integer call() {
        MarketSettings settings = MarketSettings.defaults().withPeople(people);
        MarketSeries series = MarketSeries.of(settings);
        say("%d people, %d days, judged from day %d".formatted(people, settings.days(), FIRST));
        say("%-22s %10s %9s %14s %12s %14s"
                .formatted("metric", "a day", "interval", "alerts/month", "drops found", "at best"));
        for (MarketSeries.Metric metric : series.metrics()) {
            say(line(metric, series.clicks()));
        }
        return 0;
    }

    private static String line(MarketSeries.Metric metric, double[] clicks) {
        double[] known = metric.isOfSpend() ? new double[clicks.length] : clicks;
        List<Judged> judged = judge(metric, metric.values(), known);
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
                found += isFound(metric, known, day) ? 1 : 0;
            }
        }
        Arrays.sort(reach);
        return "%-22s %10.1f %8.0f%% %14.2f %11.1f%% %14s"
                .formatted(
                        metric.name(),
                        Arrays.stream(metric.values(), FIRST, days)
                                .filter(value -> !Double.isNaN(value))
                                .average()
                                .orElse(0),
                        100 * reach[reach.length / 2],
                        alerts * DAYS_OF_MONTH / (days - FIRST),
                        100.0 * found / planted,
                        best(metric));
    }

    /** Looking back as far as the product does. */
    private static boolean isFound(MarketSeries.Metric metric, double[] known, int day) {
        int from = day - FIRST;
        double[] values = Arrays.copyOfRange(metric.values(), from, day + 2);
        values[FIRST] = metric.fallen()[day];
        values[FIRST + 1] = metric.fallen()[day + 1];
        List<Judged> judged = judge(metric, values, Arrays.copyOfRange(known, from, day + 2));
        return judged.get(FIRST).verdict() == Verdict.LOW
                || judged.get(FIRST + 1).verdict() == Verdict.LOW;
    }

    private static List<Judged> judge(MarketSeries.Metric metric, double[] values, double[] known) {
        SeasonalBaseline baseline = SeasonalBaseline.ofDays();
        return metric.isCount() ? baseline.judgeCounts(values, known) : baseline.judge(values, known);
    }

    /**
     * How many drops are found by who knows what to expect exactly, and weighs both days at once: of a normal error of
     * the size that chance alone makes, the likelihood ratio finds the most that can be found at one false alert a
     * month (Neyman and Pearson). In errors of square roots, as those of counts are alike at any level.
     */
    private static String best(MarketSeries.Metric metric) {
        double drop = 2 * (1 - Math.sqrt(LEFT));
        OptionalDouble power = Arrays.stream(metric.chance(), FIRST, metric.chance().length)
                .filter(Double::isFinite)
                .map(chance -> below(drop * Math.sqrt(2) / chance - BEST_LIMIT))
                .average();
        return power.isEmpty() ? "-" : "%.0f%%".formatted(100 * power.getAsDouble());
    }

    /** The standard normal distribution (Abramowitz and Stegun, 7.1.26), to seven digits. */
    private static double below(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double sum = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        double beyond = sum * Math.exp(-x * x) / 2;
        return z > 0 ? 1 - beyond : beyond;
    }

    private static boolean isUnusual(Judged judged) {
        return judged.verdict() == Verdict.LOW || judged.verdict() == Verdict.HIGH;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, "%s", line));
        spec.commandLine().getOut().flush();
    }
}
