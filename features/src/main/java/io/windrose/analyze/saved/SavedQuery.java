package io.windrose.analyze.saved;

import java.time.Instant;
import java.util.UUID;

/**
 * A query that is kept under a name.
 *
 * @param version goes up by one with each change
 */
public record SavedQuery(
        UUID id,
        UUID ownerId,
        String owner,
        QueryDraft draft,
        int version,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {
    /** One of the texts that it had. */
    public record Text(int version, String sql, Instant changedAt, String changedBy) {}
}
