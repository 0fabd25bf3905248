package io.windrose.collect.judging;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an event happened, by the server's clock, as far as that can be known.
 *
 * @param mark what had to be assumed, kept in the event's context
 */
record Occurrence(Instant at, Optional<String> mark) {
    /** How much a library's own rounding may turn {@code sentAt} to before the event. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /**
     * As Segment does: {@code received - (sent - timestamp)}, since the client's clock is wrong by the same amount in
     * both. The correction is left out where it would be none: when {@code sent} lies before the event, and when it
     * turns a time that is possible into one that is too old.
     */
    static Occurrence of(
            Instant receivedAt, Optional<Instant> timestamp, Optional<Instant> sentAt, CollectSettings settings) {
        if (timestamp.isEmpty()) {
            return new Occurrence(receivedAt, Optional.empty());
        }
        Instant claimed = timestamp.get();
        if (sentAt.isPresent()) {
            Duration before = Duration.between(claimed, sentAt.get());
            Instant corrected = receivedAt.minus(before);
            boolean sentFirst = before.compareTo(ROUNDING.negated()) < 0;
            boolean spoilt = tooOld(corrected, receivedAt, settings) && !tooOld(claimed, receivedAt, settings);
            if (!sentFirst && !spoilt) {
                return new Occurrence(corrected, Optional.empty());
            }
            return bounded(claimed, receivedAt, Optional.of("skew-implausible"), settings);
        }
        return bounded(claimed, receivedAt, Optional.empty(), settings);
    }

    static boolean tooOld(Instant at, Instant receivedAt, CollectSettings settings) {
        return at.isBefore(receivedAt.minus(settings.maximumAge()));
    }

    private static Occurrence bounded(
            Instant claimed, Instant receivedAt, Optional<String> mark, CollectSettings settings) {
        boolean future = claimed.isAfter(receivedAt.plus(settings.futureTolerance()));
        return future ? new Occurrence(receivedAt, Optional.of("future-time")) : new Occurrence(claimed, mark);
    }
}
