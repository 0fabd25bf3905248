package io.windrose.science.forecast;

import io.windrose.science.sample.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How a method forecast what was known already, from several origins. For one thread. */
final class Scores {
    /**
     * What was forecast of what was known already.
     *
     * @param from first step that was forecast
     */
    record Window(Fitted fitted, int from, int steps) {}

    /** Mean absolute value of a standard normal number, in distances from the middle to the bound. */
    private static final double USUAL = Math.sqrt(2 / Math.PI) / Normal.quantile((1 + Choice.TRIED) / 2);

    /**
     * Of the mean change from a season before: a method that met all it learned from has bounds of next to nothing, by
     * which any error would reach without end.
     */
    private static final double LEAST_BOUND = 0.1;

    private final ForecastMethod method;
    private final List<Window> windows = new ArrayList<>();
    private final List<Double> reaches = new ArrayList<>();
    private double errors;
    private double symmetric;

    Scores(ForecastMethod method) {
        this.method = method;
    }

    void add(double[] values, Window window, double scale) {
        Prediction prediction = window.fitted.forecast(window.steps, Choice.TRIED);
        double error = 0;
        double percent = 0;
        double reach = 0;
        int known = 0;
        for (int step = 0; step < prediction.steps(); step++) {
            double y = values[window.from + step];
            double off = y - prediction.expected()[step];
            double bound = off > 0
                    ? prediction.high()[step] - prediction.expected()[step]
                    : prediction.expected()[step] - prediction.low()[step];
            if (!Double.isNaN(off)) {
                known++;
                error += Math.abs(off);
                percent += off == 0
                        ? 0
                        : 200
                                * Math.abs(off)
                                / (Math.abs(y) + Math.abs(prediction.expected()[step]));
                reach += Math.abs(off) / Math.max(bound, LEAST_BOUND * scale);
            }
        }
        if (known > 0) {
            windows.add(window);
            reaches.add(reach / known / USUAL);
            errors += error / known / scale;
            symmetric += percent / known;
        }
    }

    Trial trial(Series series) {
        int count = windows.size();
        return new Trial(
                method.name(),
                count,
                count == 0 ? Double.NaN : errors / count,
                count == 0 ? Double.NaN : symmetric / count,
                reaches.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN),
                method.objection(series));
    }

    ForecastMethod method() {
        return method;
    }

    /** Of each window. */
    List<Double> reaches() {
        return List.copyOf(reaches);
    }

    /**
     * Each window by the widening that the others call for, so that no interval knows what it is held against.
     *
     * @param widening by reaches of windows
     */
    Choice.Coverage held(Series series, double said, ToDoubleFunction<List<Double>> widening) {
        int inside = 0;
        int outcomes = 0;
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            List<Double> others = new ArrayList<>(reaches);
            others.remove(i);
            Prediction prediction =
                    Choice.widened(window.fitted.forecast(window.steps, said), widening.applyAsDouble(others));
            for (int step = 0; step < window.steps; step++) {
                double y = series.values()[window.from + step];
                if (!Double.isNaN(y)) {
                    outcomes++;
                    inside += y >= prediction.low()[step] && y <= prediction.high()[step] ? 1 : 0;
                }
            }
        }
        return new Choice.Coverage(said, inside, outcomes);
    }
}
