package io.windrose.collect.ledger;

import io.windrose.lake.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * What was received, was wrong, and is kept whole. It may hold personal data.
 *
 * @param id made from the content, the same whenever it is read
 * @param problems what is wrong with it, as JSON
 * @param payload the event, or the body that could not be taken apart
 */
public record RejectedEvent(
        String id,
        String sourceId,
        Instant receivedAt,
        String reason,
        Optional<String> problems,
        Optional<String> payload,
        Optional<String> contentType,
        Optional<String> eventId,
        Optional<Rejection.Sent> sent) {

    /** Without what may be personal: this text may be logged. */
    @Override
    public String toString() {
        return "RejectedEvent[" + id + ", " + sourceId + ", " + receivedAt + ", " + reason + "]";
    }
}
