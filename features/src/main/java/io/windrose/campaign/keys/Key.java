package io.windrose.campaign.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** By what a campaign is known. */
public record Key(UUID id, UUID campaign, KeyDraft draft, Origin origin, Instant addedAt, String addedBy) {
    /** The first in this order decides; equal ones of several campaigns contest. */
    static final Comparator<Key> BY_RANK =
            Comparator.comparing(Key::isExact).thenComparingInt(Key::literals).reversed();

    /** Where a key came from. */
    public enum Origin {
        PERSON,
        LINK,
        INBOX;

        /** As in the API and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    List<Glob> globs() {
        return draft.fields().stream().map(Glob::new).toList();
    }

    boolean isExact() {
        return globs().stream().allMatch(Glob::isExact);
    }

    int literals() {
        return globs().stream().mapToInt(Glob::literals).sum();
    }

    /** @param value in the form that {@link ValueForm} gives */
    boolean matches(List<String> value) {
        List<String> fields = draft.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty() && !new Glob(fields.get(i)).matches(value.get(i))) {
                return false;
            }
        }
        return true;
    }
}
