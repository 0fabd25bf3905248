package io.windrose.outgoing;

import io.windrose.core.Incorrect;
import io.windrose.core.Network;
import java.time.Duration;
import java.util.List;

/**
 * How far outgoing requests may go.
 *
 * @param allowed networks that may be reached though they are private, as {@code 10.1.2.0/24}
 * @param timeLimit for a request as a whole
 * @param mostBytes of an answer
 */
public record OutgoingSettings(List<Network> allowed, Duration timeLimit, int mostBytes) {
    private static final int ONE_MEBIBYTE = 1 << 20;

    public OutgoingSettings {
        allowed = List.copyOf(allowed);
        if (!timeLimit.isPositive() || mostBytes < 1) {
            throw new Incorrect(
                    "outgoing.wrong-settings",
                    "a time limit of %s and answers of %d bytes leave nothing to do: give more than 0"
                            .formatted(timeLimit, mostBytes));
        }
    }

    public static OutgoingSettings usual() {
        return new OutgoingSettings(List.of(), Duration.ofSeconds(10), ONE_MEBIBYTE);
    }
}
