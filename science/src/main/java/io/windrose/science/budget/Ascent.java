package io.windrose.science.budget;

import org.jspecify.annotations.Nullable;

/**
 * Climbs to a local maximum within a region by Newton steps projected upon it, the second derivatives replaced by a
 * diagonal that bounds them. Of hulls, which are concave, that is the maximum.
 */
final class Ascent {
    private static final int LONGEST = 60;

    private final Market market;
    private final double[] weights;

    Ascent(Market market, double[] weights) {
        this.market = market;
        this.weights = weights;
    }

    /**
     * Where it ended.
     *
     * @param bound what no plan of the region can pass; of hulls alone
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Peak(double[][] plan, double value, double bound) {}

    Peak climb(double[][] start, Region region, Strand.Hull @Nullable [][] hulls, double tolerance) {
        double[][] plan = start;
        Market.Slope here = market.slope(plan, weights, hulls);
        double bound = Double.POSITIVE_INFINITY;
        double caution = 1;
        for (int i = 0; i < LONGEST; i++) {
            double[][] target = region.step(plan, here.gradient(), scaled(here, plan, caution));
            double rise = rise(here.gradient(), plan, target);
            double enough = tolerance * Math.max(1e-12, Math.abs(here.value()));
            if (hulls != null) {
                bound = Math.min(bound, bound(here, plan, region));
                if (bound - here.value() <= enough) {
                    break;
                }
            }
            if (rise <= 0.1 * enough) {
                break;
            }
            double step = 1;
            Market.Slope next = null;
            double[][] there = target;
            while (step > 1e-4) {
                there = step == 1 ? target : between(plan, target, step);
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
                caution = Math.max(caution * 0.5, 0.1);
            }
            plan = there;
            here = next;
        }
        return new Peak(plan, here.value(), bound);
    }

    private static double bound(Market.Slope here, double[][] plan, Region region) {
        double at = 0;
        for (int i = 0; i < plan.length; i++) {
            for (int t = 0; t < plan[i].length; t++) {
                at += here.gradient()[i][t] * plan[i][t];
            }
        }
        return here.value() - at + region.most(here.gradient());
    }

    /** Never so flat that a step leaps over all there is. */
    private static double[][] scaled(Market.Slope here, double[][] plan, double by) {
        double largest = 1e-12;
        for (double[] line : plan) {
            for (double each : line) {
                largest = Math.max(largest, each);
            }
        }
        double[][] scaled = new double[plan.length][plan[0].length];
        for (int i = 0; i < plan.length; i++) {
            for (int t = 0; t < plan[i].length; t++) {
                double least = Math.abs(here.gradient()[i][t]) / (10 * largest) + 1e-300;
                scaled[i][t] = by * Math.max(here.bend()[i][t], least);
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
