package io.windrose.optimize.plan;

import io.windrose.core.Incorrect;
import io.windrose.science.budget.Flight;
import io.windrose.science.budget.Line;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to hold for a line. Money is in the company's currency.
 *
 * @param today spend of a week that is planned today; as in the last four weeks, where it is not given
 * @param fixed whether it stays as today, and all else but {@code today} does not matter; given as false, it is moved
 *     whatever the model says of it
 * @param least spend of all weeks
 * @param most spend of all weeks
 * @param weekLeast spend of each week
 * @param weekMost spend of each week
 * @param flightLeast spend of a week that is on, of a line that is off otherwise
 * @param flightWeeks weeks on end that it is on for, at least
 */
public record LineChoice(
        Optional<Double> today,
        Optional<Boolean> fixed,
        Optional<Double> least,
        Optional<Double> most,
        Optional<Double> weekLeast,
        Optional<Double> weekMost,
        Optional<Double> flightLeast,
        Optional<Integer> flightWeeks) {
    /** Anything goes. */
    static final LineChoice FREE = new LineChoice(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** @throws Incorrect when a flight is half given */
    public LineChoice {
        if (flightLeast.isPresent() != flightWeeks.isPresent()) {
            throw new Incorrect(
                    "optimize.half-flight",
                    "a flight needs both: least spend of a week, and least weeks on end; give both or neither");
        }
    }

    boolean isFixed() {
        return fixed.orElse(false);
    }

    /** Whether somebody has said how it may be moved. */
    boolean isDecided() {
        return Stream.of(fixed, least, most, weekLeast, weekMost, flightLeast).anyMatch(Optional::isPresent);
    }

    /** @param seen greatest spend of a week, which bounds it where nothing else does; infinite for no such bound */
    Line bounded(Line line, double seen) {
        if (isFixed()) {
            return line.fixed();
        }
        double low = weekLeast.orElse(0.0);
        double needed = Math.max(low, least.orElse(0.0) / line.weeks());
        double high = weekMost.orElse(Math.max(seen, Math.max(needed, flightLeast.orElse(0.0))));
        Line bounded = line.between(low, high).total(least.orElse(0.0), most.orElse(Double.POSITIVE_INFINITY));
        return flightLeast.isEmpty() ? bounded : bounded.with(new Flight(flightLeast.get(), flightWeeks.orElseThrow()));
    }
}
