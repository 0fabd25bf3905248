package io.windrose.campaign.keys;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A value as it occurs in the data.
 *
 * @param fields those of the kind; empty where the data has none
 */
public record SeenValue(KeyKind kind, List<String> fields, Instant firstSeen, Instant lastSeen) {
    public SeenValue {
        fields = List.copyOf(fields);
    }

    /** By the names of the fields, those that are there. */
    public Map<String, String> named() {
        return KeyDraft.named(kind, fields);
    }
}
