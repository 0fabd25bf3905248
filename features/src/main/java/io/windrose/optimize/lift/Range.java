package io.windrose.optimize.lift;

import io.windrose.science.lift.Estimate;
import java.util.Optional;

/**
 * A figure with its interval.
 *
 * @param low none where the data set no end
 */
public record Range(double value, Optional<Double> low, Optional<Double> high) {
    static Range of(Estimate estimate) {
        return of(estimate.value(), estimate.low(), estimate.high());
    }

    static Range of(double value, double low, double high) {
        return new Range(value, end(low), end(high));
    }

    private static Optional<Double> end(double value) {
        return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    }

    /** As the mathematics has it. */
    Estimate estimate() {
        return new Estimate(value, low.orElse(Double.NEGATIVE_INFINITY), high.orElse(Double.POSITIVE_INFINITY));
    }
}
