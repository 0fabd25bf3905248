package io.windrose.optimize.lift;

import io.windrose.science.lift.Design;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When a design is run, and for how much.
 *
 * @param from first day
 * @param afterwards days after its end that are counted too, because advertising still works; whole weeks where
 *     outcomes are by week
 * @param spend what will be spent more, or less; the design's investment where nothing is said
 * @param value of one unit of the outcome
 */
public record TestStart(LocalDate from, int afterwards, Optional<Double> spend, Optional<Double> value) {
    TestChoice of(Design design, DesignChoice choice, int daysOfPeriod) {
        LocalDate to = from.plusDays((long) design.days() * daysOfPeriod - 1);
        double investment = design.effect() < 0 ? -design.investment() : design.investment();
        return new TestChoice(
                TestChoice.Method.SYNTHETIC_CONTROL,
                design.treated(),
                List.of(),
                from,
                to,
                to.plusDays(Math.max(0, afterwards)),
                choice.confidence(),
                choice.seed(),
                spend.or(() -> Optional.of(investment)),
                value);
    }
}
