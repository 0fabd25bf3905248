package io.windrose.optimize.plan;

import io.windrose.science.budget.Tracking;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What became of an approved plan so far.
 *
 * @param start first day of the plan
 * @param weeks of the plan
 * @param known weeks that are over and known
 * @param tracking in the unit of the model's outcome; empty while no week is known
 * @param elsewhere spend of those weeks by lines that the plan does not have
 * @param ofAll how often intervals of all approved plans held, as far as they were looked at
 */
public record PlanTracking(
        LocalDate start,
        int weeks,
        int known,
        Optional<Tracking> tracking,
        Map<String, Double> elsewhere,
        KeptPlan.Held ofAll) {
    public PlanTracking {
        elsewhere = Map.copyOf(elsewhere);
    }
}
