package io.windrose.demo;

import io.windrose.campaign.Budget;
import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.Status;
import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import io.windrose.campaign.keys.Keys;
import io.windrose.market.Market;
import io.windrose.market.MarketSettings;
import io.windrose.market.PlannedCampaign;
import io.windrose.security.Principal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans the market's campaigns as its company would have: each known by its links as they are spelt rightly, and most
 * by what the platform calls them. What is misspelt, and what nobody gave a key, waits in the inbox.
 */
public final class DemoCampaigns {
    /** Costs of these have no key yet. */
    private static final Set<String> FORGOTTEN = Set.of("come-back", "coupons");

    private static final int DAYS_AHEAD = 60;
    private static final int WEEK = 7;
    private static final String CURRENCY = "EUR";

    private final Campaigns campaigns;
    private final Keys keys;

    public DemoCampaigns(Campaigns campaigns, Keys keys) {
        this.campaigns = campaigns;
        this.keys = keys;
    }

    /** Those that are not there yet; what begins or goes on after the market's last day runs for some weeks more. */
    void plan(MarketSettings settings, Principal by) {
        Set<String> known = campaigns.everything().stream()
                .map(campaign -> campaign.plan().name())
                .collect(Collectors.toSet());
        for (PlannedCampaign planned : new Market(settings).campaigns()) {
            if (!known.contains(name(planned.word()))) {
                add(planned, settings, by);
            }
        }
    }

    private void add(PlannedCampaign planned, MarketSettings settings, Principal by) {
        List<LocalDate> days = settings.firstDay()
                .datesUntil(settings.lastDay().plusDays(DAYS_AHEAD))
                .filter(planned::runsOn)
                .toList();
        if (days.isEmpty()) {
            return;
        }
        Campaign added = campaigns.add(plan(planned, days, by), by);
        keys.add(
                added.id(),
                KeyDraft.of(
                        KeyKind.UTM,
                        Map.of("campaign", planned.word(), "source", planned.source(), "medium", planned.medium())),
                by);
        if (!FORGOTTEN.contains(planned.word())) {
            keys.add(added.id(), KeyDraft.of(KeyKind.PLATFORM_ID, Map.of("campaign", planned.word())), by);
        }
        Campaign moved = campaigns.move(added.id(), added.version(), Status.APPROVED, by);
        LocalDate today = settings.lastDay().plusDays(1);
        if (!days.getFirst().isAfter(today)) {
            moved = campaigns.move(moved.id(), moved.version(), Status.LIVE, by);
        }
        if (days.getLast().isBefore(today)) {
            campaigns.move(moved.id(), moved.version(), Status.ENDED, by);
        }
    }

    private static CampaignPlan plan(PlannedCampaign planned, List<LocalDate> days, Principal by) {
        return new CampaignPlan(
                name(planned.word()),
                "",
                by.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(days.getFirst()),
                Optional.of(days.getLast()),
                Optional.empty(),
                budget(planned, days),
                Optional.empty(),
                List.of(planned.channel()),
                List.of(),
                List.of(),
                List.of());
    }

    /** Of a week the part of its days on which the campaign runs. */
    private static Optional<Budget> budget(PlannedCampaign planned, List<LocalDate> days) {
        List<Budget.Week> weeks = new ArrayList<>();
        days.stream()
                .collect(Collectors.groupingBy(DemoCampaigns::monday, Collectors.counting()))
                .forEach((monday, running) -> {
                    BigDecimal amount = BigDecimal.valueOf(planned.weeklyBudget())
                            .multiply(BigDecimal.valueOf(running))
                            .divide(BigDecimal.valueOf(WEEK), 2, RoundingMode.HALF_EVEN);
                    if (amount.signum() > 0) {
                        weeks.add(new Budget.Week(monday, amount));
                    }
                });
        return weeks.isEmpty() ? Optional.empty() : Optional.of(new Budget(CURRENCY, weeks));
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** As a person would write it: the mark's words, with capital letters. */
    private static String name(String word) {
        return Arrays.stream(word.split("-", -1))
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining(" "));
    }
}
