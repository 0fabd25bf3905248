package io.windrose.science.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The factor of each place in a season, from some values. */
final class Seasons {
    private Seasons() {}

    /**
     * With a mean of 1; NaN where nothing is known.
     *
     * @param values at even steps; their places are counted from step {@code from} of the series
     */
    static double[] factors(double[] values, int from, int season) {
        List<List<Double>> ratios = new ArrayList<>();
        for (int i = 0; i < season; i++) {
            ratios.add(new ArrayList<>());
        }
        int before = (season - 1) / 2;
        for (int i = 0; i < values.length; i++) {
            // The whole season around it, or the nearest whole one.
            int start = Math.clamp(i - before, 0, values.length - season);
            double mean = mean(values, start, start + season);
            if (mean > 0 && !Double.isNaN(values[i])) {
                ratios.get((from + i) % season).add(values[i] / mean);
            }
        }
        double[] factors = ratios.stream().mapToDouble(Medians::of).toArray();
        double mean = Arrays.stream(factors).average().orElse(Double.NaN);
        for (int i = 0; i < season; i++) {
            factors[i] /= mean;
        }
        return factors;
    }

    static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
