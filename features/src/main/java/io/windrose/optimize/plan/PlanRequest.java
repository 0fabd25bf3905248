package io.windrose.optimize.plan;

import io.windrose.core.Incorrect;
import io.windrose.science.budget.Caution;
import io.windrose.science.budget.Goal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A budget to be planned. Money is in the company's currency.
 *
 * @param mix the fit whose curves are used
 * @param weeks how many are planned
 * @param start first day of the first week; that after the model's data, where it is not given
 * @param goal what is to be much; revenue, or orders of a model of orders, where it is not given
 * @param budget of all weeks; as much as today's plan spends, where neither it nor {@code target} is given
 * @param target of the goal that all lines bring, past spend included, to be reached at least cost
 * @param probability of {@code sureness}
 * @param value revenue of an order, of a model of orders
 * @param margin part of revenue that is contribution margin, as 0.4
 * @param after what a week after the plan counts, from 0 to 1
 * @param withinSeen whether no week of a line may have more than it ever had, unless its bounds say so
 * @param moveDoubted whether channels that the model is in doubt about are moved too; else they stay as today, unless
 *     something is said of them
 * @param lines by name; what is not named is free
 */
public record PlanRequest(
        UUID mix,
        int weeks,
        Optional<LocalDate> start,
        By by,
        Optional<Goal> goal,
        Optional<Double> budget,
        Optional<Double> target,
        Sureness sureness,
        double probability,
        Optional<Double> value,
        Optional<Double> margin,
        double after,
        boolean withinSeen,
        boolean moveDoubted,
        Map<String, LineChoice> lines) {
    public static final int USUAL_WEEKS = 12;
    private static final int MOST_WEEKS = 52;

    /** What a line is. */
    public enum By {
        CHANNEL,
        /** Named {@code channel, campaign}. */
        CAMPAIGN
    }

    /** Which figure is made great. */
    public enum Sureness {
        MEAN,
        /** What is passed with {@code 1 - probability}. */
        QUANTILE,
        /** The mean, of plans that beat today's with {@code probability}. */
        BEATING
    }

    /** @throws Incorrect naming what contradicts itself */
    public PlanRequest {
        lines = Map.copyOf(lines);
        if (weeks < 1 || weeks > MOST_WEEKS) {
            throw new Incorrect(
                    "optimize.wrong-weeks", "a plan of %d weeks; give 1 to %d".formatted(weeks, MOST_WEEKS));
        }
        if (budget.isPresent() && target.isPresent()) {
            throw new Incorrect(
                    "optimize.budget-and-target",
                    "both a budget of %s and a target of %s are given; give one of them"
                            .formatted(budget.get(), target.get()));
        }
        budget.ifPresent(each -> requireAbove(each, "budget"));
        target.ifPresent(each -> requireAbove(each, "target"));
        value.ifPresent(each -> requireAbove(each, "value"));
        margin.ifPresent(each -> {
            if (!(each > 0 && each <= 1)) {
                throw new Incorrect(
                        "optimize.wrong-margin",
                        "a margin of %s; give the part of revenue that is left, above 0 and at most 1, as 0.4"
                                .formatted(each));
            }
        });
        if (sureness != Sureness.MEAN && !(probability > 0 && probability < 1)) {
            throw new Incorrect(
                    "optimize.wrong-probability",
                    "a probability of %s; give one between 0 and 1, as 0.1".formatted(probability));
        }
        if (!(after >= 0 && after <= 1)) {
            throw new Incorrect(
                    "optimize.wrong-after", "a week after the plan counts %s; give 0 to 1".formatted(after));
        }
    }

    /** As much of the usual goal as can be had for what is spent today. */
    public static PlanRequest usual(UUID mix) {
        return new PlanRequest(
                mix,
                USUAL_WEEKS,
                Optional.empty(),
                By.CHANNEL,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Sureness.MEAN,
                0.5,
                Optional.empty(),
                Optional.empty(),
                1,
                true,
                false,
                Map.of());
    }

    Caution caution() {
        return switch (sureness) {
            case MEAN -> new Caution.Mean();
            case QUANTILE -> new Caution.Quantile(probability);
            case BEATING -> new Caution.Beating(probability);
        };
    }

    private static void requireAbove(double figure, String name) {
        if (!(figure > 0 && Double.isFinite(figure))) {
            throw new Incorrect("optimize.wrong-" + name, "a %s of %s; give one above 0".formatted(name, figure));
        }
    }
}
