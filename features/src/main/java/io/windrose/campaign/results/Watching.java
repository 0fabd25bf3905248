package io.windrose.campaign.results;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Rescheduling;
import io.windrose.campaign.Target;
import io.windrose.core.Company;
import io.windrose.lake.Lake;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How approved campaigns stand, all at once, and which of it is news rather than history. Thread-safe.
 *
 * <p>Each is judged twice: as a whole, and as if it had begun on the day of its approval, with the part of budget and
 * target that is of the days from then on. What only the whole says may come from data of the time before, and is no
 * news.
 */
public final class Watching {
    /** Platforms restate their figures for about a month; what is older is history. */
    private static final int RECENT_DAYS = 35;

    private static final int DECIMALS = 4;

    private final Lake lake;
    private final Company company;
    private final Clock clock;

    public Watching(Lake lake, Company company, Clock clock) {
        this.lake = lake;
        this.company = company;
        this.clock = clock;
    }

    /**
     * How one stands.
     *
     * @param pacing as its results have it
     * @param outside what of its sums is outside its dates
     * @param news which of the alerts of {@code pacing} are so without history as well
     */
    public record Standing(Campaign campaign, Pacing pacing, Sums outside, Set<Pacing.Alert.Kind> news) {
        public Standing {
            news = Set.copyOf(news);
        }
    }

    public String currency() {
        return company.currency();
    }

    public List<Standing> of(List<Campaign> campaigns) {
        if (campaigns.isEmpty()) {
            return List.of();
        }
        RunningDays found = RunningDays.of(lake, company, campaigns);
        LocalDate today = company.day(clock.instant());
        return campaigns.stream().map(each -> standing(each, found, today)).toList();
    }

    private Standing standing(Campaign campaign, RunningDays found, LocalDate today) {
        CampaignPlan plan = campaign.plan();
        SortedMap<LocalDate, Sums> days = found.days(campaign);
        Sums outside = Results.outside(plan, days);
        Pacing pacing = new PacingOf(plan, company.currency(), days, outside, today).pacing();
        LocalDate since =
                campaign.approval().map(approval -> company.day(approval.at())).orElse(today);
        Set<Pacing.Alert.Kind> news = EnumSet.noneOf(Pacing.Alert.Kind.class);
        if (plan.endsOn().filter(today::isAfter).isEmpty()) {
            news.addAll(sinceApproval(campaign, since, found, today));
            news.retainAll(kinds(pacing));
        }
        SortedMap<LocalDate, Sums> recent = days.tailMap(DueOf.later(since, today.minusDays(RECENT_DAYS)));
        if (Results.outside(plan, recent).cost().signum() > 0) {
            news.add(Pacing.Alert.Kind.SPEND_OUTSIDE_DATES);
        }
        return new Standing(campaign, pacing, outside, news);
    }

    /** What would be said of it had it begun when it was approved, but for costs outside its dates. */
    private Set<Pacing.Alert.Kind> sinceApproval(
            Campaign campaign, LocalDate since, RunningDays found, LocalDate today) {
        Optional<CampaignPlan> rest = from(campaign.plan(), since);
        if (rest.isEmpty()) {
            return EnumSet.noneOf(Pacing.Alert.Kind.class);
        }
        SortedMap<LocalDate, Sums> told = new TreeMap<>(found.days(campaign));
        found.toldCustomers(campaign)
                .forEach((day, customers) ->
                        told.computeIfPresent(day, (any, sums) -> sums.withNewCustomers(customers)));
        Set<Pacing.Alert.Kind> kinds = kinds(pacing(rest.get(), told, today));
        // Costs come later than events: a day that no file has brought yet is not a day without cost.
        LocalDate known = found.costsUntil()
                .map(last -> DueOf.earlier(last.plusDays(1), today))
                .orElse(LocalDate.MIN.plusDays(1));
        if (known.isBefore(since) || !kinds(pacing(rest.get(), told, known)).contains(Pacing.Alert.Kind.UNDER_BUDGET)) {
            kinds.remove(Pacing.Alert.Kind.UNDER_BUDGET);
        }
        return kinds;
    }

    private Pacing pacing(CampaignPlan plan, SortedMap<LocalDate, Sums> days, LocalDate today) {
        return new PacingOf(plan, company.currency(), days, Sums.NONE, today).pacing();
    }

    /** The plan of the days from one on; the plan itself where it begins later, nothing where it ends before. */
    private static Optional<CampaignPlan> from(CampaignPlan plan, LocalDate since) {
        if (plan.startsOn().isEmpty() || plan.endsOn().isEmpty()) {
            return Optional.empty();
        }
        LocalDate start = plan.startsOn().get();
        LocalDate end = plan.endsOn().get();
        if (!start.isBefore(since)) {
            return Optional.of(plan);
        }
        if (end.isBefore(since)) {
            return Optional.empty();
        }
        BigDecimal share = BigDecimal.valueOf(ChronoUnit.DAYS.between(since, end) + 1)
                .divide(BigDecimal.valueOf(ChronoUnit.DAYS.between(start, end) + 1), 12, RoundingMode.HALF_EVEN);
        Optional<Target> target = plan.target()
                .map(whole -> new Target(
                        whole.metric(), whole.value().multiply(share).setScale(DECIMALS, RoundingMode.HALF_EVEN)));
        return Optional.of(
                plan.on(since, end, Rescheduling.budgetWithin(plan, since, end)).reaching(target));
    }

    private static Set<Pacing.Alert.Kind> kinds(Pacing pacing) {
        Set<Pacing.Alert.Kind> kinds = EnumSet.noneOf(Pacing.Alert.Kind.class);
        pacing.alerts().forEach(alert -> kinds.add(alert.kind()));
        return kinds;
    }
}
