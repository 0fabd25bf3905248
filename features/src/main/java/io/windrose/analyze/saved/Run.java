package io.windrose.analyze.saved;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A query that a person ran.
 *
 * @param format in which the answer was sent
 */
public record Run(
        UUID id,
        UUID userId,
        String sql,
        QueryEngine engine,
        String format,
        Instant startedAt,
        Duration took,
        Outcome outcome) {
    /** What came of it. */
    public sealed interface Outcome {}

    /** How many rows were sent; unknown of a file that the engine wrote. */
    public record Answered(Optional<Long> rows) implements Outcome {}

    /** Why it has no answer, or not the whole. */
    public record Failed(String code, String text) implements Outcome {}
}
