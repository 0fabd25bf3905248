package io.windrose.collect.live;

import java.time.Instant;
import java.util.Optional;

/**
 * One event that came, as a line of the list. It may hold personal data.
 *
 * @param number counts up within this node's run
 * @param type and {@code name} are of what was rejected as far as they could be read
 * @param person the user id, else the anonymous id, as sent
 * @param page its path
 */
public record LiveEntry(
        long number,
        Instant receivedAt,
        LiveVerdict verdict,
        String source,
        Optional<String> type,
        Optional<String> name,
        Optional<String> eventId,
        Optional<String> person,
        Optional<String> channel,
        Optional<String> page,
        LiveDetail detail) {

    /** Without what may be personal: this text may be logged. */
    @Override
    public String toString() {
        return "LiveEntry[" + number + ", " + receivedAt + ", " + verdict + ", " + source + "]";
    }
}
