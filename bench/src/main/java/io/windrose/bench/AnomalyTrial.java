package io.windrose.bench;

import io.windrose.market.MarketSettings;
import io.windrose.science.series.SeasonalBaseline;
import io.windrose.science.series.SeasonalBaseline.Judged;
import io.windrose.science.series.SeasonalBaseline.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Metrics of a simulated market judged by day, as they are and with drops planted. */
public final class AnomalyTrial {
    /** Before so many days little is known. */
    static final int FIRST = 112;

    private static final double DAYS_OF_MONTH = 30.4;
    private static final double LEFT = 0.8;
    /** So many standard deviations are exceeded to one side every second month by chance. */
    private static final double BEST_LIMIT = 2.134;

    private AnomalyTrial() {}

    /**
     * A metric.
     *
     * @param daily its mean
     * @param isOfSpend whether advertising makes it
     * @param reach median distance to the interval's upper end, as a part of what is expected
     * @param alerts a month, in episodes
     * @param found part of the planted drops of a fifth that are found in two days
     * @param best part that who knew what to expect would find at most, at one false alert a month; empty where it is
     *     made by plans
     */
    public record Row(
            String metric,
            double daily,
            boolean isOfSpend,
            double reach,
            double alerts,
            double found,
            OptionalDouble best) {}

    /** By metric. */
    public static List<Row> of(MarketSettings settings) {
        MarketSeries series = MarketSeries.of(settings);
        return series.metrics().stream()
                .map(metric -> row(metric, series.clicks()))
                .toList();
    }

    private static Row row(MarketSeries.Metric metric, double[] clicks) {
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
        return new Row(
                metric.name(),
                Arrays.stream(metric.values(), FIRST, days)
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElse(0),
                metric.isOfSpend(),
                reach[reach.length / 2],
                alerts * DAYS_OF_MONTH / (days - FIRST),
                (double) found / planted,
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
    private static OptionalDouble best(MarketSeries.Metric metric) {
        double drop = 2 * (1 - Math.sqrt(LEFT));
        return Arrays.stream(metric.chance(), FIRST, metric.chance().length)
                .filter(Double::isFinite)
                .map(chance -> below(drop * Math.sqrt(2) / chance - BEST_LIMIT))
                .average();
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
}
