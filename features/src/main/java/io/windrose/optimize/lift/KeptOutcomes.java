package io.windrose.optimize.lift;

import io.windrose.science.lift.Warning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Outcomes that are kept, to design and judge tests with.
 *
 * @param snapshots by table of the lake, those that they were read from; empty of a file
 */
public record KeptOutcomes(
        UUID id, Source source, Map<String, Long> snapshots, Outcomes outcomes, String maker, Instant madeAt) {
    public KeptOutcomes {
        snapshots = Map.copyOf(snapshots);
    }

    /** What can be said of regions before anything is computed. */
    public List<Warning> warnings() {
        return DesignReport.screen(outcomes);
    }
}
