package io.windrose.market;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the company knows of a campaign before it runs.
 *
 * @param word as in the marks of its links, and in the platform's costs
 * @param channel as in the column {@code channel}
 * @param source as its links have it where they are not misspelt, as is {@code medium}
 * @param weeklyBudget euros in an ordinary week of its months, for all people; 0 where nothing is planned, as in search
 * @param months in which it runs
 */
public record PlannedCampaign(
        String word, String channel, String source, String medium, double weeklyBudget, Set<Month> months) {
    public PlannedCampaign {
        months = Set.copyOf(months);
    }

    static PlannedCampaign of(Campaign campaign, int people) {
        Marks marks = campaign.marks();
        return new PlannedCampaign(
                campaign.word(),
                campaign.channel().word(),
                marks.source(),
                marks.medium(),
                campaign.weeklyBudget() * people / 1_000,
                Stream.of(Month.values()).filter(campaign::runsIn).collect(Collectors.toSet()));
    }

    public boolean runsOn(LocalDate day) {
        return months.contains(day.getMonth());
    }
}
