package io.windrose.campaign;

import java.util.List;
import java.util.Optional;

/**
 * A part of the campaigns.
 *
 * @param next the cursor of what follows
 */
public record CampaignPage(List<Campaign> campaigns, Optional<String> next) {
    public CampaignPage {
        campaigns = List.copyOf(campaigns);
    }
}
