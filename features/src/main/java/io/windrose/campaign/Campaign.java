package io.windrose.campaign;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A campaign.
 *
 * @param brandName of its brand
 * @param version goes up by one with each change
 */
public record Campaign(
        UUID id,
        CampaignPlan plan,
        Optional<String> brandName,
        Status status,
        Optional<Approval> approval,
        int version,
        Instant createdAt,
        String createdBy,
        Instant changedAt,
        String changedBy) {
    /** Who approved it, and when. */
    public record Approval(String by, Instant at) {}
}
