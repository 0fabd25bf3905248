package io.windrose.optimize.lift;

import io.windrose.science.lift.Estimate;
import java.util.Optional;

/**
 * What a lift cost.
 *
 * @param costPerUnit spend for one more of the outcome; none where no more came of more spend, an end of its interval
 *     none where that of the lift is not above 0
 * @param returnOnSpend value of the lift for each unit of currency
 */
public record Returns(Optional<Range> costPerUnit, Optional<Range> returnOnSpend) {

    /** Of a test that saved, what was lost for what was saved. */
    static Returns of(Estimate lift, TestChoice test) {
        if (test.spend().isEmpty()) {
            return new Returns(Optional.empty(), Optional.empty());
        }
        double spend = test.spend().get();
        double cost = Math.abs(spend);
        Estimate gained = spend > 0 ? lift : new Estimate(-lift.value(), -lift.high(), -lift.low());
        return new Returns(
                gained.value() > 0
                        ? Optional.of(
                                Range.of(cost / gained.value(), each(cost, gained.high()), each(cost, gained.low())))
                        : Optional.empty(),
                test.value()
                        .map(value -> Range.of(
                                gained.value() * value / cost,
                                gained.low() * value / cost,
                                gained.high() * value / cost)));
    }

    private static double each(double cost, double gained) {
        return gained > 0 && Double.isFinite(gained) ? cost / gained : Double.POSITIVE_INFINITY;
    }
}
