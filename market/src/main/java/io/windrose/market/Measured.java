package io.windrose.market;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** All values of a vital that were told, in the order of the days; the truth's file says the figures of them. */
public record Measured(Vital vital, List<Double> values) {
    private static final double QUANTILE = 0.75;

    public Measured {
        values = List.copyOf(values);
    }

    Measured plus(Measured other) {
        List<Double> both = new ArrayList<>(values.size() + other.values.size());
        both.addAll(values);
        both.addAll(other.values);
        return new Measured(vital, both);
    }

    /**
     * What the analysis says of them.
     *
     * @param p75 three quarters of the values are at most so large, between two values by even parts
     */
    public record Figures(long measured, long good, long poor, double p75) {}

    @JsonValue
    public Figures figures() {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Figures(
                sorted.length,
                values.stream().filter(value -> value <= vital.good()).count(),
                values.stream().filter(value -> value > vital.fair()).count(),
                quantile(sorted));
    }

    private static double quantile(double[] sorted) {
        double place = QUANTILE * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
