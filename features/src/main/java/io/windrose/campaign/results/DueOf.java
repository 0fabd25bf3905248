package io.windrose.campaign.results;

import io.windrose.campaign.Budget;
import io.windrose.campaign.CampaignPlan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What of a plan falls on which days: evenly on those on which the campaign runs. */
final class DueOf {
    private static final int CENTS = 2;

    private final CampaignPlan plan;

    DueOf(CampaignPlan plan) {
        this.plan = plan;
    }

    /** Of a week what its days in the range have of it; days outside the campaign have nothing. */
    BigDecimal budget(Budget budget, LocalDate from, LocalDate to) {
        BigDecimal due = BigDecimal.ZERO;
        for (Budget.Week week : budget.weeks()) {
            LocalDate sunday = week.monday().plusDays(6);
            long all = running(week.monday(), sunday);
            long some = running(later(week.monday(), from), earlier(sunday, to));
            if (all > 0 && some > 0) {
                due = due.add(week.amount()
                        .multiply(BigDecimal.valueOf(some))
                        .divide(BigDecimal.valueOf(all), CENTS, RoundingMode.HALF_EVEN));
            }
        }
        return due;
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

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
