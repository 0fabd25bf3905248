package io.windrose.science.mix;

import io.windrose.science.sample.NoUTurn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a model forecasts weeks that it has not seen: windows that expand, each fitted to all weeks before it and told
 * the advertising and controls of its own.
 *
 * @param windows in the order of time
 */
public record Backtest(List<Window> windows) {
    /**
     * One window. Errors are mean absolute errors by the mean outcome of the window's weeks.
     *
     * @param from its first week
     * @param to the week after its last
     * @param isConverged whether the chains agreed; if not, figures are NaN
     * @param error of the forecast's mean
     * @param ofLastYear error of taking the same week a year before, or of the last week where there is no such
     * @param coverage part of the weeks inside the 90% interval
     */
    public record Window(int from, int to, boolean isConverged, double error, double ofLastYear, double coverage) {}

    /** Copies. */
    public Backtest {
        windows = List.copyOf(windows);
    }

    /**
     * Fits once for each window.
     *
     * @param weeks of a window
     * @param count of windows, which end with the data
     * @throws IllegalArgumentException when too few weeks are left before the first
     */
    public static Backtest of(MixModel model, MixData data, NoUTurn sampler, int weeks, int count) {
        return of(model, data, sampler, weeks, count, () -> {});
    }

    /**
     * As above.
     *
     * @param onIteration as of {@link NoUTurn#sample}
     */
    public static Backtest of(
            MixModel model, MixData data, NoUTurn sampler, int weeks, int count, Runnable onIteration) {
        List<Window> windows = new ArrayList<>();
        for (int i = count; i > 0; i--) {
            int from = data.weeks() - i * weeks;
            MixData known = data.until(from);
            // A test that is not yet over is not known.
            MixModel then = model.withTests(
                    model.tests().stream().filter(test -> test.until() <= from).toList());
            windows.add(
                    switch (then.fit(known, sampler, onIteration)) {
                        case Fit.Converged(Diagnosis diagnosis, MixResult result) ->
                            window(data, from, weeks, result.forecast(plan(data, from, weeks)));
                        case Fit.Unconverged(Diagnosis diagnosis) ->
                            new Window(from, from + weeks, false, Double.NaN, Double.NaN, Double.NaN);
                    });
        }
        return new Backtest(windows);
    }

    private static Plan plan(MixData data, int from, int weeks) {
        List<Media> media = data.media().stream()
                .map(each -> new Media(
                        each.channel(),
                        each.campaign(),
                        cut(each.exposure(), from, weeks),
                        cut(each.frequency(), from, weeks),
                        cut(each.spend(), from, weeks)))
                .toList();
        List<Control> controls = data.controls().stream()
                .map(each -> new Control(each.name(), each.unit(), cut(each.values(), from, weeks)))
                .toList();
        return new Plan(weeks, media, controls);
    }

    private static double[][] cut(double[][] table, int from, int weeks) {
        return Arrays.stream(table)
                .map(row -> Arrays.copyOfRange(row, from, from + weeks))
                .toArray(double[][]::new);
    }

    private static Window window(MixData data, int from, int weeks, Forecast forecast) {
        int year = (int) Math.round(Season.YEAR);
        double error = 0;
        double ofLastYear = 0;
        double sum = 0;
        int inside = 0;
        int known = 0;
        for (int region = 0; region < data.regions().size(); region++) {
            double[] outcome = data.outcome()[region];
            double[] before = IntStream.range(0, from)
                    .mapToDouble(week -> outcome[week])
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            for (int week = from; week < from + weeks; week++) {
                if (!Double.isNaN(outcome[week])) {
                    Interval interval = forecast.outcome().get(region).get(week - from);
                    boolean isYearKnown = week >= year && week - year < from && !Double.isNaN(outcome[week - year]);
                    double last = isYearKnown ? outcome[week - year] : before[before.length - 1];
                    error += Math.abs(outcome[week] - interval.mean());
                    ofLastYear += Math.abs(outcome[week] - last);
                    sum += Math.abs(outcome[week]);
                    inside += interval.contains(outcome[week]) ? 1 : 0;
                    known++;
                }
            }
        }
        return new Window(from, from + weeks, true, error / sum, ofLastYear / sum, inside / (double) known);
    }
}
