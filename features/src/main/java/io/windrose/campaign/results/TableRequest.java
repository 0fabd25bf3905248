package io.windrose.campaign.results;

import io.windrose.campaign.AskedDays;
import io.windrose.campaign.CampaignQuery;
import io.windrose.campaign.Status;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The days that are asked for, both ends included, and which campaigns.
 *
 * @param text that the name has somewhere, in whatever case
 */
public record TableRequest(
        LocalDate from, LocalDate to, Optional<Status> status, Optional<UUID> brand, Optional<String> text) {
    private static final int MOST_DAYS = 3_660;

    public TableRequest {
        AskedDays.require(from, to, MOST_DAYS);
    }

    CampaignQuery campaigns(int limit) {
        return new CampaignQuery(
                status,
                brand,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                CampaignQuery.Order.NAME,
                Optional.empty(),
                limit);
    }

    boolean isRunning(Optional<LocalDate> startsOn, Optional<LocalDate> endsOn) {
        return startsOn.filter(to::isBefore).isEmpty()
                && endsOn.filter(from::isAfter).isEmpty();
    }
}
