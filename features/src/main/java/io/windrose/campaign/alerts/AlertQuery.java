package io.windrose.campaign.alerts;

import java.util.Optional;
import java.util.UUID;

/**
 * Which alerts are wanted.
 *
 * @param before the id that the page before ended with
 */
public record AlertQuery(Optional<AlertState> state, Optional<UUID> campaign, Optional<UUID> before, int limit) {}
