package io.windrose.lake;

import java.time.Instant;
import java.util.List;
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
        Optional<String> streamPosition,
        Optional<Sent> sent) {

    /**
     * How it was sent, beside its body, as far as that decides what becomes of it.
     *
     * @param call what followed {@code /v1/}: {@code track}, {@code batch}, {@code pixel/page}
     * @param globalPrivacyControl whether {@code Sec-GPC: 1} was sent
     * @param doNotTrack whether {@code DNT: 1} was sent
     */
    public record Sent(String call, Optional<String> userAgent, boolean globalPrivacyControl, boolean doNotTrack) {
        private static final String GPC = "sec-gpc";
        private static final String DNT = "dnt";

        /** From its columns. */
        public static Sent of(String call, Optional<String> userAgent, Optional<String> signals) {
            List<String> words = List.of(signals.orElse("").split(" ", -1));
            return new Sent(call, userAgent, words.contains(GPC), words.contains(DNT));
        }

        /** {@code sec-gpc}, {@code dnt}, both with a blank between; empty for none. */
        public Optional<String> signals() {
            String words = (globalPrivacyControl ? GPC + " " : "") + (doNotTrack ? DNT : "");
            return Optional.of(words.strip()).filter(text -> !text.isEmpty());
        }
    }

    /** Why it is no event: it was wrong, or it was not wanted. */
    public enum Verdict {
        REJECTED,
        DROPPED
    }
}
