package io.windrose.optimize.mix;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A fit that is kept.
 *
 * @param snapshots by table of the lake, those that the weeks were read from; empty of a file
 * @param version of the program that fitted it
 * @param progress of the fit while it goes on, from 0 to 1
 * @param problem why it failed
 * @param diagnosis of the chains, once they ended
 * @param report what it says; only of chains that agree
 */
public record Mix(
        UUID id,
        MixQuestion question,
        WeeklyTable table,
        Map<String, Long> snapshots,
        String version,
        State state,
        double progress,
        Optional<String> problem,
        Optional<JsonNode> diagnosis,
        Optional<JsonNode> report,
        Optional<UUID> refitOf,
        UUID makerId,
        String maker,
        Instant madeAt,
        Optional<Instant> endedAt) {
    /** How far it is. */
    public enum State {
        WAITING,
        FITTING,
        CONVERGED,
        /** The chains do not agree: nothing is told. */
        UNCONVERGED,
        FAILED
    }

    public Mix {
        snapshots = Map.copyOf(snapshots);
    }
}
