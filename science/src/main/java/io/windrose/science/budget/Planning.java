package io.windrose.science.budget;

import io.windrose.science.mix.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Solves a problem and says what its plan brings. One thread at a time. */
final class Planning {
    private static final int DOUBLINGS = 40;
    private static final int STEPS = 16;

    private final BudgetProblem problem;
    private final List<Line> lines;
    private final Market market;
    private final double[][] today;

    Planning(BudgetProblem problem) {
        this.problem = problem;
        lines = problem.lines();
        market = new Market(lines, problem.goal(), problem.after());
        today = lines.stream().map(Line::today).toArray(double[][]::new);
    }

    BudgetPlan solve() {
        return switch (problem.aim()) {
            case Aim.Most most -> {
                Search.Found found = most(most.budget(), List.of());
                yield told(found.plan(), found.value(), found.bound(), found.nodes());
            }
            case Aim.Reach reach -> reach(reach.target());
        };
    }

    BudgetPlan judge(double[][] spend) {
        double[][] plan = Arrays.stream(spend).map(double[]::clone).toArray(double[][]::new);
        if (plan.length != lines.size()
                || Arrays.stream(plan).anyMatch(line -> line.length != market.weeks)
                || Arrays.stream(plan).flatMapToDouble(Arrays::stream).anyMatch(each -> !(each >= 0))) {
            throw new IllegalArgumentException(
                    "a plan is to be of " + lines.size() + " lines of " + market.weeks + " weeks, none below 0");
        }
        double value = new Prudence(market, problem.caution(), today).value(plan);
        return told(plan, value, value, 0);
    }

    private Region region(double budget) {
        double[][] upper = new double[lines.size()][];
        double[] most = new double[lines.size()];
        for (int i = 0; i < most.length; i++) {
            Line line = lines.get(i);
            most[i] = Math.min(line.most(), budget);
            double[] high = line.upper();
            Arrays.setAll(high, t -> Math.min(high[t], budget));
            upper[i] = high;
        }
        return new Region(
                lines.stream().map(Line::lower).toArray(double[][]::new),
                upper,
                lines.stream().mapToDouble(Line::least).toArray(),
                most,
                budget);
    }

    private Search.Found most(double budget, List<double[][]> known) {
        Region region = region(budget);
        double[] even = new double[market.draws];
        Arrays.fill(even, 1.0 / market.draws);
        List<double[][]> starts = new ArrayList<>(known);
        starts.add(today);
        Search search = new Search(market, lines, even);
        Search.Found found = search.search(region, starts);
        return new Prudence(market, problem.caution(), today).prudent(search, found, region);
    }

    /**
     * By false position over budgets: the least whose plan reaches the target, and the greatest whose bound does not,
     * which is too small for any plan.
     */
    private BudgetPlan reach(double target) {
        double least = lines.stream().mapToDouble(BudgetProblem::needed).sum();
        double room = lines.stream()
                .mapToDouble(line ->
                        Math.min(line.most(), Arrays.stream(line.upper()).sum()))
                .sum();
        double start = Math.max(least, sum(today));
        double high = Math.min(
                room, start > 0 ? start : lines.get(0).parts().get(0).response().unit());
        Search.Found reached = most(high, List.of());
        int nodes = reached.nodes();
        double low = least;
        double missing = target;
        double tooSmall = least;
        double missingOfBound = target;
        for (int i = 0; reached.value() < target; i++) {
            if (high >= room || i == DOUBLINGS) {
                throw new IllegalArgumentException(
                        "no plan within the bounds was found that brings " + target + ": the most is " + reached.value()
                                + (reached.bound() < target ? ", and none can bring it" : "")
                                + "; lower the target, or raise upper bounds");
            }
            low = high;
            missing = target - reached.value();
            if (reached.bound() < target) {
                tooSmall = high;
                missingOfBound = target - reached.bound();
            }
            high = Math.min(room, 2 * high);
            reached = most(high, List.<double[][]>of(reached.plan()));
            nodes += reached.nodes();
        }
        high = Math.min(high, sum(reached.plan()));
        double excess = reached.value() - target;
        for (int i = 0; i < STEPS && high - low > Search.TOLERANCE * high && excess > Search.TOLERANCE * target; i++) {
            double middle = between(low, missing, high, excess, i);
            Search.Found found = most(middle, List.<double[][]>of(reached.plan()));
            nodes += found.nodes();
            if (found.value() >= target) {
                reached = found;
                high = Math.min(middle, sum(found.plan()));
                excess = found.value() - target;
            } else {
                low = middle;
                missing = target - found.value();
                if (found.bound() < target) {
                    tooSmall = middle;
                    missingOfBound = target - found.bound();
                }
            }
        }
        double enough = high;
        double excessOfBound = Math.max(reached.bound() - target, 0);
        for (int i = 0; i < STEPS && enough - tooSmall > Search.TOLERANCE * high; i++) {
            double middle = between(tooSmall, missingOfBound, enough, excessOfBound, i);
            Search.Found found = most(middle, List.<double[][]>of(reached.plan()));
            nodes += found.nodes();
            if (found.bound() < target) {
                tooSmall = middle;
                missingOfBound = target - found.bound();
            } else {
                enough = middle;
                excessOfBound = found.bound() - target;
                if (found.value() >= target && sum(found.plan()) < sum(reached.plan())) {
                    reached = found;
                }
            }
            if (missingOfBound < Search.TOLERANCE * target) {
                break;
            }
        }
        return told(reached.plan(), sum(reached.plan()), Math.min(tooSmall, sum(reached.plan())), nodes);
    }

    /** In turn where a line through both ends meets the target, and halfway. */
    private static double between(double low, double missing, double high, double excess, int turn) {
        double part = turn % 2 == 0 ? Math.clamp(missing / (missing + excess), 0.02, 0.98) : 0.5;
        return low + part * (high - low);
    }

    private static double sum(double[][] plan) {
        return Arrays.stream(plan).flatMapToDouble(Arrays::stream).sum();
    }

    private BudgetPlan told(double[][] plan, double value, double bound, int nodes) {
        List<BudgetPlan.LinePlan> told = new ArrayList<>();
        double[] goal = new double[market.draws];
        double[] goalToday = new double[market.draws];
        double[][] returns = new double[lines.size()][];
        double[][] returnsToday = new double[lines.size()][];
        for (int i = 0; i < lines.size(); i++) {
            returns[i] = market.returns(i, plan[i]);
            returnsToday[i] = market.returns(i, today[i]);
            double[] line = less(returns[i], plan[i]);
            double[] lineToday = less(returnsToday[i], today[i]);
            for (int d = 0; d < goal.length; d++) {
                goal[d] += line[d];
                goalToday[d] += lineToday[d];
            }
            told.add(new BudgetPlan.LinePlan(
                    lines.get(i).name(),
                    plan[i],
                    today[i],
                    Interval.of(line),
                    Interval.of(lineToday),
                    Interval.of(market.marginal(i, plan[i])),
                    Interval.of(market.marginal(i, today[i]))));
        }
        double[] gain = new double[goal.length];
        Arrays.setAll(gain, d -> goal[d] - goalToday[d]);
        return new BudgetPlan(
                told,
                sum(plan),
                value,
                bound,
                Interval.of(goal),
                Interval.of(goalToday),
                Interval.of(gain),
                Prudence.beats(gain),
                new Moves(lines, market.cost).of(plan, returns, today, returnsToday),
                nodes);
    }

    private double[] less(double[] returns, double[] spend) {
        double cost = market.cost * Arrays.stream(spend).sum();
        return Arrays.stream(returns).map(each -> each - cost).toArray();
    }
}
