package io.windrose.campaign.results;

import java.time.LocalDate;
import java.util.List;

/**
 * What came of a campaign.
 *
 * @param currency the company's, in which all money is
 * @param people who were reached: whose events resolve to the campaign, each once
 * @param days those with anything, in order
 * @param outside of the sums, what was before the campaign's first day or after its last
 */
public record CampaignResults(
        String currency, Sums total, long people, List<Day> days, List<Channel> channels, Sums outside, Pacing pacing) {
    /** A day on the company's calendar; the cost of a longer period stands at its first. */
    public record Day(LocalDate day, Sums sums) {}

    /** What was spent by a channel. */
    public record Channel(String channel, Sums sums) {}

    public CampaignResults {
        days = List.copyOf(days);
        channels = List.copyOf(channels);
    }
}
