package io.windrose.campaign.inbox;

import io.windrose.campaign.keys.KeyDraft;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What was decided on a proposed key. */
public record Decision(
        UUID id,
        KeyDraft key,
        UUID campaign,
        String campaignName,
        Verdict verdict,
        Instant decidedAt,
        String decidedBy,
        Optional<Instant> undoneAt,
        Optional<String> undoneBy) {
    /** Whether the key was wanted. */
    public enum Verdict {
        ACCEPTED,
        REJECTED;

        /** As in the API and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
