package io.windrose.collect.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which rejected events are meant; what is not given does not narrow them.
 *
 * @param reason a flaw's code, as {@code collect.missing}
 * @param from the first moment of reception
 * @param to the moment after the last
 * @param among when given, no other sources are meant
 */
public record RejectedFilter(
        Optional<String> sourceId,
        Optional<String> reason,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Set<String>> among) {
    public static final RejectedFilter ALL =
            new RejectedFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public RejectedFilter(
            Optional<String> sourceId, Optional<String> reason, Optional<Instant> from, Optional<Instant> to) {
        this(sourceId, reason, from, to, Optional.empty());
    }

    public RejectedFilter {
        among = among.map(Set::copyOf);
    }

    /** Of these sources only. */
    public RejectedFilter among(Optional<Set<String>> sources) {
        return new RejectedFilter(sourceId, reason, from, to, sources);
    }
}
