package io.windrose.science.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns what is the best by hulls into what suits the curves: where curves bend up, spend a little all the time brings
 * less than nothing in some weeks and much in others, or nothing at all.
 */
final class Pulses {
    private static final int[] PERIODS = {1, 2, 3, 4, 6, 8, 13, 26};
    private static final double[] LEVELS = {0.7, 1, 1.4, 2};
    private static final int HALVINGS = 30;

    private final Market market;
    private final double[] weights;

    Pulses(Market market, double[] weights) {
        this.market = market;
        this.weights = weights;
    }

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Choice(double[] spend, double total, double value) {}

    /**
     * A plan within the budget, near the best of those that take of each line one of some ways to spend.
     *
     * @param isOpen lines of which the hulls lie above the curves
     */
    double[][] of(double[][] plan, boolean[] isOpen, Region region) {
        List<List<Choice>> choices = new ArrayList<>();
        for (int i = 0; i < plan.length; i++) {
            choices.add(isOpen[i] ? choices(i, plan[i], region) : List.of(choice(i, plan[i])));
        }
        double below = 0;
        double above = 1;
        double[][] best = chosen(choices, 0);
        if (sum(best) <= region.budget) {
            return best;
        }
        while (sum(chosen(choices, above)) > region.budget && above < 1e6) {
            above *= 2;
        }
        for (int k = 0; k < HALVINGS; k++) {
            double price = 0.5 * (below + above);
            double[][] chosen = chosen(choices, price);
            if (sum(chosen) > region.budget) {
                below = price;
            } else {
                above = price;
                best = chosen;
            }
        }
        return best;
    }

    private List<Choice> choices(int line, double[] spend, Region region) {
        List<Choice> choices = new ArrayList<>();
        double[] lower = region.lower[line];
        double[] upper = region.upper[line];
        choices.add(choice(line, spend));
        choices.add(choice(line, lower));
        double mean = Arrays.stream(spend).average().orElse(0);
        for (int period : PERIODS) {
            for (int on = 1; on < Math.max(2, period); on *= 2) {
                for (double level : LEVELS) {
                    double height = level * mean * period / on;
                    double[] pulses = new double[spend.length];
                    for (int t = 0; t < pulses.length; t++) {
                        pulses[t] = Math.clamp(t % period < on ? height : 0, lower[t], upper[t]);
                    }
                    choices.add(choice(line, pulses));
                }
            }
        }
        return choices;
    }

    private Choice choice(int line, double[] spend) {
        double[] returns = market.returns(line, spend);
        double total = Arrays.stream(spend).sum();
        double value = -market.cost * total;
        for (int d = 0; d < returns.length; d++) {
            value += weights[d] * returns[d];
        }
        return new Choice(spend, total, value);
    }

    private static double[][] chosen(List<List<Choice>> choices, double price) {
        return choices.stream()
                .map(ofLine -> {
                    Choice best = ofLine.get(0);
                    for (Choice each : ofLine) {
                        if (each.value - price * each.total > best.value - price * best.total) {
                            best = each;
                        }
                    }
                    return best.spend;
                })
                .toArray(double[][]::new);
    }

    private static double sum(double[][] plan) {
        return Arrays.stream(plan).flatMapToDouble(Arrays::stream).sum();
    }
}
