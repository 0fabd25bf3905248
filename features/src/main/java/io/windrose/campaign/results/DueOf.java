package io.windrose.campaign.results;

import io.windrose.campaign.Budget;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Rescheduling;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What of a plan falls on which days: evenly on those on which the campaign runs. */
final class DueOf {
    private final CampaignPlan plan;

    DueOf(CampaignPlan plan) {
        this.plan = plan;
    }

    /** Of its budget; without dates nothing is due. */
    BigDecimal budget(LocalDate from, LocalDate to) {
        return Rescheduling.budgetWithin(plan, from, to).map(Budget::total).orElse(BigDecimal.ZERO);
    }

    /** How many days of the campaign are from one day to another, both included. */
    long running(LocalDate from, LocalDate to) {
        LocalDate first = later(plan.startsOn().orElse(from), from);
        LocalDate last = earlier(plan.endsOn().orElse(to), to);
        return first.isAfter(last) ? 0 : ChronoUnit.DAYS.between(first, last) + 1;
    }

    static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
