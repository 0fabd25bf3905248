package io.windrose.collect.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * Which rejected events are meant; what is not given does not narrow them.
 *
 * @param reason a flaw's code, as {@code collect.missing}
 * @param from the first moment of reception
 * @param to the moment after the last
 */
public record RejectedFilter(
        Optional<String> sourceId, Optional<String> reason, Optional<Instant> from, Optional<Instant> to) {
    public static final RejectedFilter ALL =
            new RejectedFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
