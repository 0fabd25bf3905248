package io.windrose.science.budget;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Climbs to a local maximum within a region by Newton steps within it; where curves bend up they are taken for lines,
 * and a step goes as far as it may. Of hulls, which are concave, that is the maximum.
 */
final class Ascent {
    private static final double LEAST_STEP = 0.2;
    private static final double GREATEST_STEP = 5;

    private final Market market;
    private final double[] weights;
    /** Price of money for which {@code sensible} holds. */
    private double from = -1;

    private final double[] sensible;

    Ascent(Market market, double[] weights) {
        this.market = market;
        this.weights = weights;
        sensible = new double[market.lines];
    }

    /**
     * Where it ended.
     *
     * @param bound what no plan of the region can pass; of hulls alone
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Peak(double[][] plan, double value, double bound) {}

    Peak climb(double[][] start, Region region, Strand.Hull @Nullable [][] hulls, double tolerance, int longest) {
        double[][] plan = start;
        Market.Slope here = market.slope(plan, weights, hulls);
        double bound = Double.POSITIVE_INFINITY;
        double caution = 1;
        double price = 0;
        for (int i = 0; i < longest; i++) {
            Region.Step target = near(plan, region).step(plan, here.gradient(), scaled(here, plan, caution), price);
            price = target.price();
            double rise = rise(here.gradient(), plan, target.plan());
            double enough = tolerance * Math.max(1e-12, Math.abs(here.value()));
            if (hulls != null) {
                bound = Math.min(bound, bound(here, plan, region, target.price()));
                if (bound - here.value() <= enough) {
                    break;
                }
            }
            if (rise <= 0.1 * enough) {
                break;
            }
            double step = 1;
            Market.Slope next = null;
            double[][] there = target.plan();
            while (step > 1e-4) {
                there = step == 1 ? target.plan() : between(plan, target.plan(), step);
                Market.Slope tried = market.slope(there, weights, hulls);
                if (tried.value() >= here.value() + 0.1 * step * rise) {
                    next = tried;
                    break;
                }
                step *= 0.3;
                caution = Math.min(caution * 2, 1e6);
            }
            if (next == null) {
                break;
            }
            if (step == 1) {
                caution = Math.max(caution * 0.5, 0.5);
            }
            plan = there;
            here = next;
        }
        return new Peak(plan, here.value(), bound);
    }

    /** Weeks neither leap nor vanish at once, as curves are steepest where there is little. */
    private static Region near(double[][] plan, Region region) {
        int lines = plan.length;
        int weeks = plan[0].length;
        double start = 1e-3 * region.budget / (lines * weeks);
        double[][] lower = new double[lines][weeks];
        double[][] upper = new double[lines][weeks];
        for (int i = 0; i < lines; i++) {
            for (int t = 0; t < weeks; t++) {
                double x = plan[i][t];
                lower[i][t] = x < start ? region.lower[i][t] : Math.max(region.lower[i][t], LEAST_STEP * x);
                upper[i][t] = Math.max(x, Math.min(region.upper[i][t], GREATEST_STEP * x + start));
            }
        }
        return new Region(lower, upper, region.least, region.most, region.budget);
    }

    private double bound(Market.Slope here, double[][] plan, Region region, double price) {
        if (price < from || price > 2 * from) {
            from = 0.7 * price;
            for (int i = 0; i < sensible.length; i++) {
                sensible[i] = sensible(i, region.budget);
            }
        }
        double at = 0;
        for (int i = 0; i < plan.length; i++) {
            for (int t = 0; t < plan[i].length; t++) {
                at += here.gradient()[i][t] * plan[i][t];
            }
        }
        return here.value() - at + region.most(here.gradient(), from, sensible);
    }

    /** The least of a row of spends of a week from which on one more unit brings less than it costs. */
    private double sensible(int line, double greatest) {
        double ratio = 0.7;
        int below = 64;
        int above = -1;
        while (below - above > 1) {
            int middle = (below + above) / 2;
            if (market.steepest(line, greatest * Math.pow(ratio, middle), weights) <= from) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above < 0 ? Double.POSITIVE_INFINITY : greatest * Math.pow(ratio, above);
    }

    /** Never so flat that a step leaps over all there is. */
    private static double[][][] scaled(Market.Slope here, double[][] plan, double by) {
        double largest = 1e-12;
        for (double[] line : plan) {
            for (double each : line) {
                largest = Math.max(largest, each);
            }
        }
        double[][][] scaled = new double[plan.length][][];
        for (int i = 0; i < plan.length; i++) {
            double[][] bend = here.bend()[i];
            scaled[i] = new double[bend.length][];
            for (int apart = 0; apart < bend.length; apart++) {
                scaled[i][apart] =
                        Arrays.stream(bend[apart]).map(each -> by * each).toArray();
            }
            for (int t = 0; t < plan[i].length; t++) {
                double least = Math.abs(here.gradient()[i][t]) / (100 * largest) + 1e-300;
                scaled[i][0][t] += by * Math.max(1e-4 * bend[0][t], least);
            }
        }
        return scaled;
    }

    private static double rise(double[][] gradient, double[][] from, double[][] to) {
        double sum = 0;
        for (int i = 0; i < from.length; i++) {
            for (int t = 0; t < from[i].length; t++) {
                sum += gradient[i][t] * (to[i][t] - from[i][t]);
            }
        }
        return sum;
    }

    static double[][] between(double[][] from, double[][] to, double part) {
        double[][] plan = new double[from.length][from[0].length];
        for (int i = 0; i < from.length; i++) {
            for (int t = 0; t < from[i].length; t++) {
                plan[i][t] = from[i][t] + part * (to[i][t] - from[i][t]);
            }
        }
        return plan;
    }
}
