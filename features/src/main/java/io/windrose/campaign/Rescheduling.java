package io.windrose.campaign;

import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.security.Principal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives campaigns other dates, and their budgets with them. Moved by whole weeks, the weeks of the budget move along as
 * they are. Moved otherwise, or made longer or shorter, the whole budget is spread anew, the same for each day. The
 * total stays the same in every case. Thread-safe.
 */
public final class Rescheduling {
    private static final int DAYS_OF_A_WEEK = 7;

    private final Campaigns campaigns;

    public Rescheduling(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Whether the caller may move it; if not, a move says why. */
    public static boolean isOpenTo(Campaign campaign, Principal by) {
        return Approval.maySetDates(campaign, by);
    }

    /**
     * A change as any other: on the version that it was made on, and of what was approved by those who may approve.
     *
     * @throws Conflict when it has no dates yet, has ended, or was changed meanwhile
     */
    public Campaign move(UUID id, int version, LocalDate startsOn, LocalDate endsOn, Principal by) {
        Campaign known = campaigns.fetch(id, by);
        CampaignPlan plan = known.plan();
        if (known.status() == Status.ENDED) {
            throw new Conflict(
                    "campaign.ended",
                    "the campaign \"%s\" has ended, and its days are history: copy it to run it again"
                            .formatted(plan.name()));
        }
        if (plan.startsOn().isEmpty() || plan.endsOn().isEmpty()) {
            throw new Conflict(
                    "campaign.no-dates",
                    "the campaign \"%s\" has no first or no last day: give both on its page".formatted(plan.name()));
        }
        if (endsOn.isBefore(startsOn)) {
            throw new Incorrect(
                    "campaign.dates",
                    "the campaign would end on %s, before it starts on %s: give a later end"
                            .formatted(endsOn, startsOn));
        }
        return campaigns.change(id, version, moved(plan, startsOn, endsOn), by);
    }

    /** Of a plan with dates. */
    static CampaignPlan moved(CampaignPlan plan, LocalDate startsOn, LocalDate endsOn) {
        return plan.on(startsOn, endsOn, plan.budget().map(budget -> spread(budget, plan, startsOn, endsOn)));
    }

    private static Budget spread(Budget budget, CampaignPlan plan, LocalDate startsOn, LocalDate endsOn) {
        long byStart = ChronoUnit.DAYS.between(plan.startsOn().orElse(startsOn), startsOn);
        long byEnd = ChronoUnit.DAYS.between(plan.endsOn().orElse(endsOn), endsOn);
        if (byStart != byEnd || byStart % DAYS_OF_A_WEEK != 0) {
            return Budget.even(budget.currency(), budget.total(), startsOn, endsOn);
        }
        return new Budget(
                budget.currency(),
                budget.weeks().stream()
                        .map(week -> new Budget.Week(week.monday().plusDays(byStart), week.amount()))
                        .toList());
    }

    /** What of the budget falls on some days; empty where there is none or a date is missing. */
    public static Optional<Budget> budgetWithin(CampaignPlan plan, LocalDate from, LocalDate to) {
        return plan.budget()
                .flatMap(budget -> plan.startsOn()
                        .flatMap(start -> plan.endsOn().flatMap(end -> budget.within(start, end, from, to))));
    }
}
