package io.windrose.collect.live;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One record of the stream, read no further than the list needs.
 *
 * @param hash of the person; empty for what was not stored
 * @param page the path that was viewed or acted on
 * @param isApart whether it is of no customer: of a robot, or of the company itself
 * @param record the record's bytes, which the rest is read from when somebody looks
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares arrivals.
record Arrival(
        Instant receivedAt,
        LiveVerdict verdict,
        String source,
        Optional<String> type,
        Optional<String> name,
        Optional<String> eventId,
        Optional<String> person,
        Optional<Long> hash,
        Optional<String> channel,
        Optional<String> page,
        boolean isApart,
        List<String> violations,
        byte[] record) {
    Arrival {
        violations = List.copyOf(violations);
    }

    /** What it costs to keep, about. */
    int bytes() {
        return record.length + 400;
    }

    boolean contains(String smallLetters) {
        return new String(record, StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .contains(smallLetters);
    }
}
