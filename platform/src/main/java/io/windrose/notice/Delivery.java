package io.windrose.notice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a notice at one of its receivers.
 *
 * @param attempts how often it was tried
 * @param reason why it was not taken at the last attempt
 */
public record Delivery(
        UUID id,
        String subject,
        Channel channel,
        String address,
        State state,
        int attempts,
        Instant madeAt,
        Optional<Instant> endedAt,
        Optional<String> reason) {
    /** How far it is. */
    public enum State {
        WAITING,
        TAKEN,
        FAILED
    }
}
