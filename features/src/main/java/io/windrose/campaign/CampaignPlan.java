package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person says of a campaign.
 *
 * @param owner who answers for it
 * @param startsOn its first day
 * @param endsOn its last day
 * @param approver the name of the user who may approve it, beside owners of the installation
 * @param channels in small letters
 * @param segments by name, as are messages and experiments
 */
public record CampaignPlan(
        String name,
        String objective,
        String owner,
        Optional<UUID> brand,
        Optional<String> market,
        Optional<LocalDate> startsOn,
        Optional<LocalDate> endsOn,
        Optional<String> approver,
        Optional<Budget> budget,
        Optional<Target> target,
        List<String> channels,
        List<String> segments,
        List<String> messages,
        List<String> experiments) {
    private static final int LONGEST_OBJECTIVE = 2_000;

    public CampaignPlan {
        name = Texts.name("campaign's name", name);
        objective = Texts.text("objective", objective, LONGEST_OBJECTIVE);
        owner = Texts.name("owner", owner);
        market = Texts.name("market", market);
        approver = Texts.name("approver", approver);
        channels = Texts.names(
                "channels",
                channels.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
        segments = Texts.names("segments", segments);
        messages = Texts.names("messages", messages);
        experiments = Texts.names("experiments", experiments);
        if (startsOn.isPresent() && endsOn.isPresent() && endsOn.get().isBefore(startsOn.get())) {
            throw new Incorrect(
                    "campaign.dates",
                    "the campaign ends on %s, before it starts on %s: give a later end"
                            .formatted(endsOn.get(), startsOn.get()));
        }
        for (Budget.Week week : budget.map(Budget::weeks).orElse(List.of())) {
            checkWithin(week, startsOn, endsOn);
        }
    }

    /** The same on other days, with a budget for these. */
    public CampaignPlan on(LocalDate from, LocalDate to, Optional<Budget> spread) {
        return new CampaignPlan(
                name,
                objective,
                owner,
                brand,
                market,
                Optional.of(from),
                Optional.of(to),
                approver,
                spread,
                target,
                channels,
                segments,
                messages,
                experiments);
    }

    /** The same with another target. */
    public CampaignPlan reaching(Optional<Target> other) {
        return new CampaignPlan(
                name,
                objective,
                owner,
                brand,
                market,
                startsOn,
                endsOn,
                approver,
                budget,
                other,
                channels,
                segments,
                messages,
                experiments);
    }

    private static void checkWithin(Budget.Week week, Optional<LocalDate> startsOn, Optional<LocalDate> endsOn) {
        boolean isBefore = startsOn.isPresent() && week.monday().plusDays(6).isBefore(startsOn.get());
        boolean isAfter = endsOn.isPresent() && week.monday().isAfter(endsOn.get());
        if (isBefore || isAfter) {
            throw new Incorrect(
                    "campaign.budget-outside",
                    "the budget has the week of %s, in which the campaign does not run: leave it out, or change the dates"
                            .formatted(week.monday()));
        }
    }

    /** Whether what an approval is given for is the same. */
    boolean agreesWith(CampaignPlan other) {
        return brand.equals(other.brand)
                && startsOn.equals(other.startsOn)
                && endsOn.equals(other.endsOn)
                && approver.equals(other.approver)
                && budget.equals(other.budget)
                && target.equals(other.target);
    }
}
