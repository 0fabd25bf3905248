package io.windrose.science.series;

import java.util.Comparator;
import java.util.List;

/** The middle of values; NaN of none. */
final class Medians {
    private Medians() {}

    /** A value with its weight. */
    record Weighted(double value, double weight) {}

    static double of(List<Double> values) {
        return ofSorted(
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    static double ofSorted(double[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value up to which half of the weight lies. */
    static double ofWeighted(List<Weighted> values) {
        double half = values.stream().mapToDouble(Weighted::weight).sum() / 2;
        double sum = 0;
        for (Weighted each : values.stream()
                .sorted(Comparator.comparingDouble(Weighted::value))
                .toList()) {
            sum += each.weight;
            if (sum >= half) {
                return each.value;
            }
        }
        return Double.NaN;
    }
}
