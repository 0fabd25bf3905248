package io.windrose.campaign.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Two campaigns that speak to the same people on the same days.
 *
 * @param one the one that starts first
 * @param from with {@code to}, the days that both have
 * @param channels that both use
 * @param market of both, if it is the same
 * @param segments that both are for
 */
public record CampaignOverlap(
        UUID one,
        UUID other,
        LocalDate from,
        LocalDate to,
        List<String> channels,
        Optional<String> market,
        List<String> segments) {
    public CampaignOverlap {
        channels = List.copyOf(channels);
        segments = List.copyOf(segments);
    }
}
