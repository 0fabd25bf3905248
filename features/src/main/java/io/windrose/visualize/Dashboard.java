package io.windrose.visualize;

import java.time.Instant;
import java.util.UUID;

/**
 * A dashboard that is kept.
 *
 * @param version goes up by one with each change
 */
public record Dashboard(
        UUID id,
        UUID ownerId,
        String owner,
        DashboardDraft draft,
        int version,
        Instant createdAt,
        Instant changedAt,
        String changedBy) {}
