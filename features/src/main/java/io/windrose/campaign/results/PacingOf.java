package io.windrose.campaign.results;

import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Holds the days of a campaign against its plan. */
final class PacingOf {
    private static final int CENTS = 2;

    private final CampaignPlan plan;
    private final DueOf due;
    private final String currency;
    private final SortedMap<LocalDate, Sums> days;
    private final Sums outside;
    private final LocalDate until;

    /** @param today which is not over, and is left out */
    PacingOf(CampaignPlan plan, String currency, SortedMap<LocalDate, Sums> days, Sums outside, LocalDate today) {
        this.plan = plan;
        this.due = new DueOf(plan);
        this.currency = currency;
        this.days = days;
        this.outside = outside;
        LocalDate yesterday = today.minusDays(1);
        this.until = plan.endsOn().filter(end -> end.isBefore(yesterday)).orElse(yesterday);
    }

    Pacing pacing() {
        Optional<Pacing.Against> budget = plan.budget()
                .filter(known -> known.currency().equals(currency))
                .flatMap(known -> against(known.total(), due.budget(LocalDate.MIN, until), Sums::cost));
        Optional<Pacing.Against> target = plan.target()
                .flatMap(known -> added(known.metric())
                        .flatMap(figure -> against(known.value(), dueEvenly(known.value()), figure)));
        return new Pacing(until, budget, target, alerts(budget, target));
    }

    /** The figure of a metric that adds up day by day. */
    private static Optional<Function<Sums, BigDecimal>> added(Target.Metric metric) {
        return switch (metric) {
            case REVENUE -> Optional.of(Sums::gross);
            case ORDERS -> Optional.of(sums -> BigDecimal.valueOf(sums.orders()));
            case NEW_CUSTOMERS -> Optional.of(sums -> BigDecimal.valueOf(sums.newCustomers()));
            case VISITS -> Optional.of(sums -> BigDecimal.valueOf(sums.visits()));
            case COST_PER_ORDER, RETURN_ON_SPEND -> Optional.empty();
        };
    }

    private Optional<Pacing.Against> against(BigDecimal planned, BigDecimal dueNow, Function<Sums, BigDecimal> figure) {
        if (plan.startsOn().isEmpty() || plan.endsOn().isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = plan.startsOn().get();
        LocalDate end = plan.endsOn().get();
        SortedMap<LocalDate, BigDecimal> figures = new TreeMap<>();
        days.forEach((day, sums) -> {
            if (!day.isBefore(from) && !day.isAfter(until)) {
                figures.put(day, figure.apply(sums));
            }
        });
        BigDecimal reached = figures.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(
                new Pacing.Against(planned, dueNow, reached, RunRate.forecast(figures, from, until, end, reached)));
    }

    private BigDecimal dueEvenly(BigDecimal value) {
        long all = due.running(LocalDate.MIN, LocalDate.MAX);
        return all == 0
                ? BigDecimal.ZERO
                : value.multiply(BigDecimal.valueOf(due.running(LocalDate.MIN, until)))
                        .divide(BigDecimal.valueOf(all), CENTS, RoundingMode.HALF_EVEN);
    }

    private List<Pacing.Alert> alerts(Optional<Pacing.Against> budget, Optional<Pacing.Against> target) {
        List<Pacing.Alert> alerts = new ArrayList<>();
        budget.ifPresent(spend -> spend.forecast().ifPresent(forecast -> {
            if (forecast.low().compareTo(spend.planned()) > 0) {
                alerts.add(new Pacing.Alert(
                        Pacing.Alert.Kind.OVER_BUDGET,
                        "will cost %s to %s %s, more than the budget of %s"
                                .formatted(forecast.low(), forecast.high(), currency, plain(spend.planned()))));
            }
            if (forecast.high().compareTo(spend.planned()) < 0) {
                alerts.add(new Pacing.Alert(
                        Pacing.Alert.Kind.UNDER_BUDGET,
                        "will cost %s to %s %s, less than the budget of %s"
                                .formatted(forecast.low(), forecast.high(), currency, plain(spend.planned()))));
            }
        }));
        target.ifPresent(figure -> figure.forecast()
                .filter(forecast -> forecast.high().compareTo(figure.planned()) < 0)
                .ifPresent(forecast -> alerts.add(new Pacing.Alert(
                        Pacing.Alert.Kind.BEHIND_TARGET,
                        "will reach %s to %s of the target of %s"
                                .formatted(forecast.low(), forecast.high(), plain(figure.planned()))))));
        if (outside.cost().signum() > 0) {
            alerts.add(new Pacing.Alert(
                    Pacing.Alert.Kind.SPEND_OUTSIDE_DATES,
                    "has %s %s of spend outside its dates".formatted(plain(outside.cost()), currency)));
        }
        return alerts;
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
