package io.windrose.optimize.plan;

import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.WeeklyTable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A plan that is kept: a scenario until it is approved, and frozen from then on.
 *
 * @param name by which people know it
 * @param origin where the weeks of its model come from, and those that follow
 * @param version of the program that made it
 * @param brought later weeks of its file, where the model is of a file
 * @param held weeks whose 90% intervals held, when it was last looked at
 */
public record KeptPlan(
        UUID id,
        String name,
        MixQuestion.Origin origin,
        PlanRequest request,
        PlanAnswer answer,
        String version,
        UUID makerId,
        String maker,
        Instant madeAt,
        Optional<Approval> approval,
        Optional<WeeklyTable> brought,
        Optional<Held> held) {
    /** Who approved it. */
    public record Approval(String by, Instant at) {}

    /** How often intervals held, of how many weeks. */
    public record Held(int inside, int of) {}

    /** Whether its later weeks are brought, and not read. */
    public boolean isOfFile() {
        return origin instanceof MixQuestion.OfFile;
    }

    public boolean isApproved() {
        return approval.isPresent();
    }
}
