package io.windrose.visualize;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dashboard as strangers may read it.
 *
 * @param view dates and filters, as the address of the screen has them
 * @param language in which it is written
 * @param sharer whose rights its answers keep to
 */
public record SharedLink(
        UUID id,
        UUID dashboard,
        String view,
        String language,
        UUID sharerId,
        String sharer,
        Instant madeAt,
        Instant expiresAt,
        Optional<Instant> revokedAt) {}
