package io.windrose.optimize.attribution;

import java.time.Instant;
import java.util.UUID;

/** A result that is kept, with what it takes to make it again. */
public record KeptAttribution(UUID id, String owner, Instant madeAt, Draft draft) {

    /** Where journeys are from. */
    public enum Origin {
        LAKE,
        FILE
    }

    /**
     * What is to be kept.
     *
     * @param data which days, or the SHA-256 of the file
     * @param snapshots of the tables that were read, as JSON; an empty object for a file
     * @param seed of what was drawn
     * @param version of the program
     * @param question as JSON, to be asked again
     * @param diagnostics of the models, as JSON
     * @param answer as JSON
     */
    public record Draft(
            Origin origin,
            String data,
            String snapshots,
            long seed,
            String version,
            String question,
            String diagnostics,
            String answer) {}
}
