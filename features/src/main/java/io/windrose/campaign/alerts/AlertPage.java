package io.windrose.campaign.alerts;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Alerts, the newest first.
 *
 * @param next where the next page goes on, if there is more
 */
public record AlertPage(List<Alert> alerts, Optional<UUID> next) {
    public AlertPage {
        alerts = List.copyOf(alerts);
    }
}
