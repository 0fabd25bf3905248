package io.windrose.optimize.kept;

import java.time.Instant;
import java.util.UUID;

/** A result that is kept, with what it takes to make it again. */
public record KeptResult(UUID id, String owner, Instant madeAt, Draft draft) {

    /** Where the data are from. */
    public enum Origin {
        LAKE,
        FILE
    }

    /**
     * What is to be kept.
     *
     * @param data which days, or the SHA-256 of the file
     * @param snapshots of the tables that were read, as JSON; an empty object for a file
     * @param seed of what was drawn; 0 where nothing is drawn by lot
     * @param version of the program
     * @param question as JSON, to be asked again
     * @param diagnostics as JSON
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
