package io.windrose.optimize.plan;

import io.windrose.core.Incorrect;
import io.windrose.optimize.mix.FittedMix;
import io.windrose.optimize.mix.LakeChoice;
import io.windrose.optimize.mix.MixQuestion;
import io.windrose.optimize.mix.WeeklyTable;
import io.windrose.science.budget.Aim;
import io.windrose.science.budget.BudgetPlan;
import io.windrose.science.budget.BudgetProblem;
import io.windrose.science.budget.Goal;
import io.windrose.science.budget.Line;
import io.windrose.science.budget.Worth;
import io.windrose.science.mix.Response;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A request written out as a problem of mathematics, solved, and told. */
final class Planner {
    private static final int LONGEST_GAP = 52;
    /** Of money: what is lost by adding up is not above a budget. */
    private static final double ROUNDING = 1e-9;

    private final KnownCurves curves;
    private final PlanRequest request;
    private final String version;
    private final Set<String> doubted;

    Planner(KnownCurves curves, PlanRequest request, String version) {
        this.curves = curves;
        this.request = request;
        this.version = version;
        this.doubted = curves.doubted();
    }

    /** @throws Incorrect when the request cannot be met, with the line and what to change */
    PlanAnswer plan() {
        BudgetProblem problem = problem();
        BudgetPlan plan = possible(problem::solve);
        return answer(problem, plan);
    }

    BudgetProblem problem() {
        List<Line> lines = lines();
        double today = lines.stream()
                .mapToDouble(each -> Arrays.stream(each.today()).sum())
                .sum();
        if (request.budget().isEmpty() && request.target().isEmpty() && today == 0) {
            throw new Incorrect(
                    "optimize.no-budget",
                    "nothing was spent in the last four weeks of \"%s\", so there is no budget to go by: give one"
                            .formatted(curves.mix().question().name()));
        }
        requirePlaceForHeld(lines);
        return possible(() -> {
            Aim aim = request.target()
                    .<Aim>map(Aim.Reach::new)
                    .orElseGet(() -> new Aim.Most(request.budget().orElse(today)));
            return new BudgetProblem(lines, aim, goal(), request.caution(), request.after());
        });
    }

    private void requirePlaceForHeld(List<Line> lines) {
        List<Line> held = lines.stream()
                .filter(line -> isHeld(line.name(), channel(line)))
                .toList();
        double sum = held.stream()
                .mapToDouble(line -> Arrays.stream(line.today()).sum())
                .sum();
        request.budget().filter(budget -> sum > budget * (1 + ROUNDING)).ifPresent(budget -> {
            throw new Incorrect(
                    "optimize.held-above-budget",
                    "the model is in doubt about %s, which stay as today and take %.0f, above the budget of %.0f; give a greater one, or let them be moved"
                            .formatted(held.stream().map(Line::name).collect(Collectors.joining("; ")), sum, budget));
        });
    }

    private List<Line> lines() {
        PlanRequest.By by = request.by();
        List<String> names = curves.names(by);
        request.lines().keySet().stream()
                .filter(each -> !names.contains(each))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Incorrect(
                            "optimize.unknown-line",
                            "there is no %s \"%s\" in the model \"%s\"; there are %s"
                                    .formatted(
                                            by == PlanRequest.By.CHANNEL ? "channel" : "campaign",
                                            unknown,
                                            curves.mix().question().name(),
                                            String.join("; ", names)));
                });
        Map<String, double[]> today = new LinkedHashMap<>();
        curves.recent(by).forEach((name, recent) -> {
            double[] weeks = new double[request.weeks()];
            Arrays.fill(weeks, choice(name).today().orElse(recent));
            today.put(name, weeks);
        });
        Map<String, Double> seen = curves.seen(by);
        List<Response> responses = curves.after(gap());
        return possible(() -> {
            List<Line> free = by == PlanRequest.By.CHANNEL
                    ? Line.ofChannels(responses, request.weeks(), today, worth())
                    : Line.ofCampaigns(responses, request.weeks(), today, worth());
            return free.stream()
                    .map(line -> isHeld(line.name(), channel(line))
                            ? line.fixed()
                            : choice(line.name())
                                    .bounded(
                                            line,
                                            request.withinSeen()
                                                    ? seen.getOrDefault(line.name(), 0.0)
                                                    : Double.POSITIVE_INFINITY))
                    .toList();
        });
    }

    private static String channel(Line line) {
        return line.parts().getFirst().response().channel();
    }

    private boolean isHeld(String name, String channel) {
        return doubted.contains(channel)
                && !request.moveDoubted()
                && !choice(name).isDecided();
    }

    private LineChoice choice(String name) {
        return request.lines().getOrDefault(name, LineChoice.FREE);
    }

    LocalDate start() {
        return request.start().orElse(curves.mix().table().end());
    }

    /** Weeks between the data and the plan. */
    int gap() {
        WeeklyTable table = curves.mix().table();
        long days = ChronoUnit.DAYS.between(table.end(), start());
        if (days < 0 || days % 7 != 0 || days / 7 > LONGEST_GAP) {
            throw new Incorrect(
                    "optimize.wrong-start",
                    "a plan from %s on; the data of \"%s\" end before %s: begin then, or a number of weeks later, %d at most"
                            .formatted(start(), curves.mix().question().name(), table.end(), LONGEST_GAP));
        }
        return (int) (days / 7);
    }

    /** By draw and week of the plan, what the lines do not bring. */
    double[][] rest(FittedMix fitted) {
        int gap = gap();
        return Arrays.stream(fitted.rest(gap + request.weeks(), KnownCurves.DRAWS))
                .map(draw -> Arrays.copyOfRange(draw, gap, draw.length))
                .toArray(double[][]::new);
    }

    private boolean isOfOrders() {
        return switch (curves.mix().question().origin()) {
            case MixQuestion.OfLake(LakeChoice choice) -> choice.outcome() == LakeChoice.Outcome.ORDERS;
            case MixQuestion.OfFile file ->
                request.value().isPresent() || curves.mix().question().model().value() != 1;
        };
    }

    Goal goal() {
        return request.goal().orElse(isOfOrders() ? Goal.ORDERS : Goal.REVENUE);
    }

    private Worth worth() {
        if (goal() == Goal.PROFIT && request.margin().isEmpty()) {
            throw new Incorrect(
                    "optimize.no-margin",
                    "profit is asked for, and no margin is given: give the part of revenue that is left, as 0.4");
        }
        double margin = request.margin().orElse(0.0);
        if (!isOfOrders()) {
            if (goal() == Goal.ORDERS) {
                throw new Incorrect(
                        "optimize.no-orders",
                        "\"%s\" is a model of revenue and knows no orders: ask for revenue or profit, or fit a model of orders"
                                .formatted(curves.mix().question().name()));
            }
            return Worth.ofRevenue(margin);
        }
        double known = curves.mix().question().model().value();
        Optional<Double> value = request.value().or(() -> known == 1 ? Optional.empty() : Optional.of(known));
        if (value.isEmpty() && goal() != Goal.ORDERS) {
            throw new Incorrect(
                    "optimize.no-value",
                    "\"%s\" is a model of orders: give what an order is worth, or ask for orders"
                            .formatted(curves.mix().question().name()));
        }
        double revenue = value.orElse(0.0);
        return Worth.ofOrders(revenue, revenue * margin);
    }

    private PlanAnswer answer(BudgetProblem problem, BudgetPlan plan) {
        Map<String, Double> seen = curves.seen(request.by());
        List<PlanAnswer.LineAnswer> lines = plan.lines().stream()
                .map(each -> {
                    Response first = problem.lines().stream()
                            .filter(line -> line.name().equals(each.name()))
                            .findFirst()
                            .orElseThrow()
                            .parts()
                            .getFirst()
                            .response();
                    return new PlanAnswer.LineAnswer(
                            each.name(),
                            first.channel(),
                            request.by() == PlanRequest.By.CAMPAIGN ? first.campaign() : "",
                            each.total(),
                            each.totalToday(),
                            each.spend(),
                            each.today(),
                            each.goal(),
                            each.goalToday(),
                            each.marginal(),
                            each.marginalToday(),
                            seen.getOrDefault(each.name(), 0.0),
                            doubted.contains(first.channel()),
                            isHeld(each.name(), first.channel()));
                })
                .toList();
        WeeklyTable table = curves.mix().table();
        MixQuestion question = curves.mix().question();
        PlanAnswer.Basis basis = new PlanAnswer.Basis(
                curves.mix().id(),
                question.name(),
                isOfOrders() ? "orders" : "revenue",
                table.first(),
                table.end().minusDays(1),
                question.sampling().seed(),
                KnownCurves.DRAWS,
                version,
                curves.trust().map(Enum::name).orElse(""));
        return new PlanAnswer(
                basis,
                start(),
                request.weeks(),
                problem.goal(),
                plan.spend(),
                lines.stream().mapToDouble(PlanAnswer.LineAnswer::totalToday).sum(),
                plan.value(),
                plan.bound(),
                Optional.of(plan.gap()).filter(Double::isFinite),
                plan.goal(),
                plan.today(),
                plan.gain(),
                plan.beatsToday(),
                lines,
                plan.moves(),
                new PlanDoubts(curves, gap(), problem, plan, lines).warnings());
    }

    /** What mathematics refuses was asked for wrongly. */
    private static <T> T possible(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException e) {
            throw new Incorrect("optimize.no-plan", String.valueOf(e.getMessage()), e);
        }
    }
}
