package io.windrose.optimize.plan;

import io.windrose.optimize.plan.PlanWarning.Kind;
import io.windrose.science.budget.Aim;
import io.windrose.science.budget.BudgetPlan;
import io.windrose.science.budget.BudgetProblem;
import io.windrose.science.mix.Verdict.Trust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be said against a plan. */
final class PlanDoubts {
    private static final double SMALL = 1e-3;
    private static final double SURE = 0.8;
    private static final double PROVEN = 0.01;
    private static final int FRESH_WEEKS = 4;

    private final KnownCurves curves;
    private final int gap;
    private final BudgetProblem problem;
    private final BudgetPlan plan;
    private final List<PlanAnswer.LineAnswer> lines;
    private final List<PlanWarning> warnings = new ArrayList<>();

    PlanDoubts(KnownCurves curves, int gap, BudgetProblem problem, BudgetPlan plan, List<PlanAnswer.LineAnswer> lines) {
        this.curves = curves;
        this.gap = gap;
        this.problem = problem;
        this.plan = plan;
        this.lines = lines;
    }

    List<PlanWarning> warnings() {
        curves.trust()
                .filter(this::isOfAll)
                .flatMap(trust -> curves.mix().report())
                .ifPresent(report -> warn(
                        Kind.DOUBTFUL_MODEL,
                        report.path("verdict").path("words").asText()));
        lines.forEach(this::warnDoubted);
        lines.forEach(this::warnBeyondSeen);
        if (problem.aim() instanceof Aim.Most(double budget) && plan.spend() < budget * (1 - SMALL)) {
            warn(
                    Kind.UNSPENT,
                    "%s of the budget of %s is not spent: within the bounds it brings no more than it costs, or has no place"
                            .formatted(figure(budget - plan.spend()), figure(budget)));
        }
        if (!plan.moves().isEmpty() && plan.beatsToday() < SURE) {
            warn(
                    Kind.UNSURE,
                    "the plan brings more than today's with a probability of %.0f in 100 only"
                            .formatted(100 * plan.beatsToday()));
        }
        if (Double.isFinite(plan.gap()) && plan.gap() > PROVEN) {
            warn(
                    Kind.NOT_PROVEN,
                    "a plan that is better by up to %.1f%% may exist: tighter bounds or fewer weeks are searched further"
                            .formatted(100 * plan.gap()));
        }
        if (gap > FRESH_WEEKS) {
            warn(
                    Kind.OLD_DATA,
                    "the plan begins %d weeks after the model's data end: fit the model again with the weeks since"
                            .formatted(gap));
        }
        return List.copyOf(warnings);
    }

    /** Else it is said of its lines. */
    private boolean isOfAll(Trust trust) {
        return switch (trust) {
            case ACT -> false;
            case CAUTION -> lines.stream().noneMatch(PlanAnswer.LineAnswer::doubted);
            case DO_NOT_ACT -> true;
        };
    }

    private void warnDoubted(PlanAnswer.LineAnswer line) {
        boolean isMoved = Math.abs(line.total() - line.totalToday()) > SMALL * Math.max(1, line.totalToday());
        if (line.held()) {
            warn(
                    Kind.HELD,
                    line,
                    "%s stays as today, for the model is in doubt about it: test it, or let the plan move it all the same"
                            .formatted(line.name()));
        } else if (line.doubted() && isMoved) {
            warn(
                    Kind.DOUBTED_LINE,
                    line,
                    "%s is moved by figures that the model itself doubts: leave it, or test it first"
                            .formatted(line.name()));
        }
    }

    private void warnBeyondSeen(PlanAnswer.LineAnswer line) {
        double most = Arrays.stream(line.spend()).max().orElse(0);
        if (most > line.seen() * (1 + SMALL)) {
            warn(
                    Kind.BEYOND_SEEN,
                    line,
                    "%s is to spend %s in a week and never spent more than %s: its curve is a guess there"
                            .formatted(line.name(), figure(most), figure(line.seen())));
        }
    }

    private void warn(Kind kind, String text) {
        warnings.add(new PlanWarning(kind, Optional.empty(), text));
    }

    private void warn(Kind kind, PlanAnswer.LineAnswer line, String text) {
        warnings.add(new PlanWarning(kind, Optional.of(line.name()), text));
    }

    private static String figure(double amount) {
        return String.format(Locale.ROOT, "%,.0f", amount);
    }
}
