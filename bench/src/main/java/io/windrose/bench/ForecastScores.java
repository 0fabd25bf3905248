package io.windrose.bench;

import io.windrose.bench.PublishedSeries.Held;
import io.windrose.science.forecast.Accuracy;
import io.windrose.science.forecast.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Errors of methods, summed over series: by season and over all. */
public final class ForecastScores {
    /** In place of a season: series of all seasons. */
    public static final int ALL = Integer.MAX_VALUE;

    private final Map<Integer, Map<String, Sum>> sums = new TreeMap<>();

    private static final class Sum {
        private int series;
        private int steps;
        private double mase;
        private double smape;
        private double inside80;
        private double inside95;
        private double msis;
    }

    /** Intervals of 80% and 95% of one forecast. */
    void add(Held held, String method, Prediction usual, Prediction wide) {
        Accuracy at80 = Accuracy.of(held.known(), held.outcome(), usual);
        Accuracy at95 = Accuracy.of(held.known(), held.outcome(), wide);
        if (!Double.isFinite(at80.mase())) {
            return;
        }
        for (int season : new int[] {held.known().season(), ALL}) {
            Sum sum =
                    sums.computeIfAbsent(season, s -> new LinkedHashMap<>()).computeIfAbsent(method, name -> new Sum());
            int steps = held.outcome().length;
            sum.series++;
            sum.steps += steps;
            sum.mase += at80.mase();
            sum.smape += at80.smape();
            sum.inside80 += at80.inside() * steps;
            sum.inside95 += at95.inside() * steps;
            sum.msis += at95.msis();
        }
    }

    /**
     * A method on the series of a season.
     *
     * @param season steps, or {@link #ALL}
     * @param inside80 part of the outcomes inside the interval of 80%, as {@code inside95}
     * @param msis score of the interval of 95%: its width and what lies outside, the less the better
     */
    public record Row(
            int season,
            String method,
            int series,
            double mase,
            double smape,
            double inside80,
            double inside95,
            double msis) {}

    /** By season, then in the order in which methods came. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        sums.forEach((season, methods) -> methods.forEach((method, sum) -> rows.add(new Row(
                season,
                method,
                sum.series,
                sum.mase / sum.series,
                sum.smape / sum.series,
                sum.inside80 / sum.steps,
                sum.inside95 / sum.steps,
                sum.msis / sum.series))));
        return List.copyOf(rows);
    }

    void print(Consumer<String> out) {
        int season = 0;
        for (Row row : rows()) {
            if (row.season() != season) {
                season = row.season();
                out.accept(season == ALL ? "all series" : "seasons of " + season);
                out.accept("  %-34s %7s %7s %7s %8s %8s %7s"
                        .formatted("method", "series", "MASE", "sMAPE", "in 80%", "in 95%", "MSIS"));
            }
            out.accept(String.format(
                    Locale.ROOT,
                    "  %-34s %7d %7.3f %7.2f %7.1f%% %7.1f%% %7.1f",
                    row.method(),
                    row.series(),
                    row.mase(),
                    row.smape(),
                    100 * row.inside80(),
                    100 * row.inside95(),
                    row.msis()));
        }
    }
}
