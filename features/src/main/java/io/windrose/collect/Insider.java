package io.windrose.collect;

import io.windrose.core.Incorrect;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * One rule by which events are the company's own.
 *
 * @param value a network as {@code 203.0.113.0/24}, a user id, or the domain of mail addresses
 * @param note for people: which office, who
 */
public record Insider(UUID id, Kind kind, String value, String note, Instant addedAt) {
    /** By what they are known. */
    public enum Kind {
        NETWORK,
        USER,
        MAIL_DOMAIN;

        /** {@code mail-domain}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Kind named(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "collect.insider-kind",
                            "there is no kind \"" + word
                                    + "\" of internal traffic; take network, user or mail-domain"));
        }
    }
}
