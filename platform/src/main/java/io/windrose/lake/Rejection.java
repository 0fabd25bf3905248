package io.windrose.lake;

import java.time.Instant;
import java.util.Optional;

/**
 * What was received and is not an event; {@code docs/spec/lake.md} says what each field means.
 *
 * @param payload whole, so that it can be replayed; empty for what was dropped
 * @param streamPosition topic, partition and offset of a record of the stream that nobody could read
 */
public record Rejection(
        Instant rejectedAt,
        Instant receivedAt,
        String sourceId,
        Verdict verdict,
        String reason,
        Optional<String> problems,
        Optional<String> payload,
        Optional<String> contentType,
        Optional<String> eventId,
        Optional<String> streamPosition) {

    /** Why it is no event: it was wrong, or it was not wanted. */
    public enum Verdict {
        REJECTED,
        DROPPED
    }
}
