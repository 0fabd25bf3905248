package io.windrose.campaign.links;

import java.util.Optional;
import java.util.UUID;

/**
 * Which links are wanted, the newest first.
 *
 * @param text that the address, a mark or the campaign's name has somewhere
 * @param after the last link of the page before
 */
public record LinkQuery(Optional<UUID> campaign, Optional<String> text, Optional<LinkPage.Place> after, int limit) {}
