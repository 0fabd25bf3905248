package io.windrose.http;

import io.windrose.campaign.keys.ContestedValue;
import io.windrose.campaign.keys.Key;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.campaign.keys.KeyProblems;
import io.windrose.campaign.keys.Overlap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How keys look in the API. */
final class KeyForms {
    private KeyForms() {}

    record Draft(@Nullable String kind, @Nullable Map<String, String> fields) {
        KeyDraft draft() {
            return KeyDraft.of(KeyKind.named(Request.required(kind, "kind")), Request.required(fields, "fields"));
        }
    }

    record Shown(
            UUID id,
            UUID campaign,
            String kind,
            Map<String, String> fields,
            String origin,
            Instant addedAt,
            String addedBy) {
        static Shown of(Key key) {
            return new Shown(
                    key.id(),
                    key.campaign(),
                    key.draft().kind().word(),
                    key.draft().named(),
                    key.origin().word(),
                    key.addedAt(),
                    key.addedBy());
        }
    }

    /** {@code winner} is the campaign that gets such values; absent where nobody does. */
    record ShownOverlap(Shown first, Shown second, Map<String, String> example, Optional<UUID> winner) {
        static ShownOverlap of(Overlap overlap) {
            return new ShownOverlap(
                    Shown.of(overlap.first()),
                    Shown.of(overlap.second()),
                    overlap.named(),
                    overlap.isDecided() ? Optional.of(overlap.first().campaign()) : Optional.empty());
        }
    }

    record Contested(String kind, Map<String, String> fields, Instant firstSeen, Instant lastSeen, List<Shown> keys) {
        static Contested of(ContestedValue contested) {
            return new Contested(
                    contested.value().kind().word(),
                    contested.value().named(),
                    contested.value().firstSeen(),
                    contested.value().lastSeen(),
                    contested.keys().stream().map(Shown::of).toList());
        }
    }

    record Problems(List<ShownOverlap> overlaps, List<Contested> contested, List<String> full) {
        static Problems of(KeyProblems problems) {
            return new Problems(
                    problems.overlaps().stream().map(ShownOverlap::of).toList(),
                    problems.contested().stream().map(Contested::of).toList(),
                    problems.full().stream().map(KeyKind::word).toList());
        }
    }
}
