package io.windrose.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ReschedulingPropertyTest {
    private static final LocalDate START = LocalDate.parse("2026-03-04");

    @Property
    void noMoveChangesTheTotal(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 10_000_000_000L) Long> tenThousandths,
            @ForAll @IntRange(min = -900, max = 900) int byStart,
            @ForAll @IntRange(min = 1, max = 400) int days) {
        CampaignPlan plan = plan(tenThousandths);
        LocalDate start = START.plusDays(byStart);

        CampaignPlan moved = Rescheduling.moved(plan, start, start.plusDays(days - 1L));

        assertThat(moved.budget().orElseThrow().total())
                .isEqualByComparingTo(plan.budget().orElseThrow().total());
        assertThat(moved.budget().orElseThrow().weeks())
                .allSatisfy(week -> assertThat(week.amount().signum()).isNotNegative());
    }

    @Property
    void movedThereAndBackByWholeWeeksItIsAsBefore(
            @ForAll @Size(min = 1, max = 30) List<@LongRange(min = 0, max = 10_000_000_000L) Long> tenThousandths,
            @ForAll @IntRange(min = -100, max = 100) int weeks) {
        CampaignPlan plan = plan(tenThousandths);
        LocalDate end = plan.endsOn().orElseThrow();

        CampaignPlan there = Rescheduling.moved(plan, START.plusWeeks(weeks), end.plusWeeks(weeks));

        assertThat(Rescheduling.moved(there, START, end)).isEqualTo(plan);
    }

    @Property
    void thePartsOfABudgetAreTheWholeOfIt(
            @ForAll @Size(min = 1, max = 10) List<@LongRange(min = 0, max = 1_000_000L) Long> cents,
            @ForAll @IntRange(min = 0, max = 69) int cut) {
        CampaignPlan plan = plan(cents.stream().map(cent -> cent * 100).toList());
        LocalDate end = plan.endsOn().orElseThrow();
        LocalDate first = START.plusDays(cut);

        BigDecimal before = Rescheduling.budgetWithin(plan, START.minusDays(30), first.minusDays(1))
                .map(Budget::total)
                .orElse(BigDecimal.ZERO);
        BigDecimal after = Rescheduling.budgetWithin(plan, first, end.plusDays(30))
                .map(Budget::total)
                .orElse(BigDecimal.ZERO);

        assertThat(before.add(after)
                        .subtract(plan.budget().orElseThrow().total())
                        .abs())
                .as("only the week that is cut is rounded")
                .isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    private static CampaignPlan plan(List<Long> tenThousandths) {
        List<Budget.Week> weeks = new ArrayList<>();
        for (long amount : tenThousandths) {
            weeks.add(new Budget.Week(Budget.mondayOf(START).plusWeeks(weeks.size()), BigDecimal.valueOf(amount, 4)));
        }
        return new CampaignPlan(
                "Spring",
                "",
                "mia",
                Optional.empty(),
                Optional.empty(),
                Optional.of(START),
                Optional.of(Budget.mondayOf(START).plusWeeks(weeks.size()).minusDays(1)),
                Optional.empty(),
                Optional.of(new Budget("EUR", weeks)),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
