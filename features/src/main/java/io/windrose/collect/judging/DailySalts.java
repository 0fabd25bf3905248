package io.windrose.collect.judging;

import java.time.Instant;
import java.util.Optional;

/** The secrets by which visitors without an id are known for a day. Asked for each such event; thread-safe. */
@FunctionalInterface
public interface DailySalts {
    DailySalts NONE = (occurredAt, receivedAt) -> Optional.empty();

    /**
     * That of the day on which it happened while there is one, else that of the day on which it came.
     *
     * @return bytes that the caller does not change; empty where visitors are not to be known at all
     */
    Optional<byte[]> salt(Instant occurredAt, Instant receivedAt);
}
