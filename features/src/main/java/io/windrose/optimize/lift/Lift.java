package io.windrose.optimize.lift;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A test or a study that is kept.
 *
 * @param design of a test that was looked for here
 * @param test once its regions and days are known
 * @param version of the program that computed last
 * @param problem why it failed
 */
public record Lift(
        UUID id,
        String name,
        State state,
        Optional<Designed> design,
        Optional<Tested> test,
        String version,
        Optional<String> problem,
        Optional<UUID> repeatOf,
        UUID makerId,
        String maker,
        Instant madeAt,
        Optional<Instant> endedAt) {
    /** How far it is. */
    public enum State {
        /** Tests are looked for. */
        DESIGNING,
        /** They are found, and wait for a choice. */
        DESIGNED,
        /** One is chosen, with its days. */
        RUNNING,
        JUDGING,
        JUDGED,
        FAILED
    }

    /**
     * A test that was looked for.
     *
     * @param outcomes in which it was
     */
    public record Designed(DesignChoice choice, UUID outcomes, Optional<DesignReport> report) {}

    /**
     * A test that runs or ran.
     *
     * @param outcomes by which it was judged, or is
     */
    public record Tested(TestChoice choice, Optional<UUID> outcomes, Optional<LiftReport> report) {}
}
