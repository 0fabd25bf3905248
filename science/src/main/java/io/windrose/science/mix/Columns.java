package io.windrose.science.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The linear part of the mean as columns over regions and weeks: intercept, regions' deviations, trend, season,
 * controls. Weeks may go on past those that are fitted, for forecasts; columns of steps of the trend that lie there
 * come besides.
 */
final class Columns {
    /**
     * One column.
     *
     * @param group name of the scale that its coefficient is multiplied by; empty for none
     * @param isFuture whether nothing of it lies in the weeks that are fitted
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares columns.
    record Column(String name, Prior.Normal prior, String group, boolean isFuture, double[] values) {}

    /** A scale that is learned for a group of columns. */
    record Scale(String group, Prior prior) {}

    final List<Column> columns = new ArrayList<>();
    final List<Scale> scales = new ArrayList<>();

    private static final Prior.Normal STANDARD = new Prior.Normal(0, 1);
    /** All are told by their own mean outcome, so that they lie near each other. */
    private static final Prior.Normal REGIONS = new Prior.Normal(0, 0.2);

    private final int regions;
    private final int fitted;
    private final int weeks;

    /**
     * @param weeks of the data, with those of a forecast
     * @param controls of all weeks, in the order of the data's
     */
    Columns(MixModel model, MixData data, int weeks, List<double[][]> controls) {
        regions = data.regions().size();
        fitted = data.weeks();
        this.weeks = weeks;
        add("intercept", model.intercept(), "", (region, week) -> 1);
        if (regions > 1) {
            for (int i = 0; i < regions; i++) {
                int own = i;
                add("region " + data.regions().get(i), REGIONS, "", (region, week) -> region == own ? 1 : 0);
            }
        }
        addTrend(model.trend());
        addSeason(model.season());
        for (int i = 0; i < controls.size(); i++) {
            Control control = data.controls().get(i);
            double[][] values = controls.get(i);
            double[] all = Arrays.stream(control.values())
                    .flatMapToDouble(Arrays::stream)
                    .toArray();
            double mean = 0;
            double unit = 0;
            switch (control.unit()) {
                case DEVIATION -> {
                    mean = Arrays.stream(all).average().orElse(0);
                    for (double each : all) {
                        unit += (each - mean) * (each - mean) / all.length;
                    }
                    unit = Math.sqrt(unit);
                }
                case GREATEST -> unit = Arrays.stream(all).map(Math::abs).max().orElse(0);
            }
            if (unit > 0) {
                double from = mean;
                double by = unit;
                Prior.Normal prior = new Prior.Normal(0, model.controls());
                add(control.name(), prior, "", (region, week) -> (values[region][week] - from) / by);
            }
        }
    }

    private interface Cell {
        double at(int region, int week);
    }

    private void add(String name, Prior.Normal prior, String group, Cell cell) {
        double[] values = new double[regions * weeks];
        boolean isFuture = true;
        for (int region = 0; region < regions; region++) {
            for (int week = 0; week < weeks; week++) {
                values[region * weeks + week] = cell.at(region, week);
                isFuture &= week >= fitted || values[region * weeks + week] == 0;
            }
        }
        columns.add(new Column(name, prior, group, isFuture, values));
    }

    private void addTrend(Trend trend) {
        switch (trend) {
            case Trend.Constant() -> {}
            case Trend.Linear(double deviation) -> addLine(deviation);
            case Trend.Knots(int every, double deviation) -> addSteps("trend", "", every, deviation);
            case Trend.LocalLinear(int every, double level, double slope) -> {
                addLine(0.3);
                scales.add(new Scale("level", new Prior.HalfNormal(level)));
                addSteps("level", "level", every, 1);
                scales.add(new Scale("slope", new Prior.HalfNormal(slope)));
                for (int i = 1; i * every < weeks - 1; i++) {
                    int start = i * every;
                    add(
                            "slope " + i,
                            STANDARD,
                            "slope",
                            (region, week) -> Math.max(0, (week - start) / (double) every));
                }
            }
        }
    }

    private void addLine(double deviation) {
        double length = fitted - 1;
        add("growth", new Prior.Normal(0, deviation), "", (region, week) -> week / length - 0.5);
    }

    private void addSteps(String name, String group, int every, double deviation) {
        Prior.Normal prior = new Prior.Normal(0, deviation);
        for (int i = 0; i * every < weeks - 1; i++) {
            int start = i * every;
            add(
                    name + " " + (i + 1),
                    prior,
                    group,
                    (region, week) -> Math.clamp((week - start) / (double) every, 0, 1));
        }
    }

    private void addSeason(Season season) {
        Prior.Normal prior = new Prior.Normal(0, season.deviation());
        for (int k = 1; k <= season.harmonics(); k++) {
            double frequency = 2 * Math.PI * k / season.period();
            add("sine " + k, prior, "", (region, week) -> Math.sin(frequency * week));
            add("cosine " + k, prior, "", (region, week) -> Math.cos(frequency * week));
        }
    }
}
