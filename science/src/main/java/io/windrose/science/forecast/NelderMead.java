package io.windrose.science.forecast;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * The least value of a function without derivatives, by a simplex that moves downhill (Nelder and Mead, Computer
 * Journal 7, 1965), with coefficients by dimension (Gao and Han, Computational Optimization and Applications 51, 2012),
 * begun anew from the best point until that gains nothing.
 */
final class NelderMead {
    private static final int RESTARTS = 6;
    private static final int EVALUATIONS_BY_DIMENSION = 250;

    private final ToDoubleFunction<double[]> function;
    private final double tolerance;
    private int left;

    private NelderMead(ToDoubleFunction<double[]> function, double tolerance) {
        this.function = function;
        this.tolerance = tolerance;
    }

    /**
     * The point of the least value that one descent finds.
     *
     * @param function infinite where a point is not allowed
     * @param start allowed
     * @param reach how far to look first, by coordinate
     * @param tolerance of the value
     */
    static double[] descend(ToDoubleFunction<double[]> function, double[] start, double[] reach, double tolerance) {
        return new NelderMead(function, tolerance).descend(start, reach);
    }

    /** As {@link #descend}, begun anew from what was found until that gains nothing. */
    static double[] minimize(ToDoubleFunction<double[]> function, double[] start, double[] reach, double tolerance) {
        NelderMead search = new NelderMead(function, tolerance);
        double[] best = start;
        double value = function.applyAsDouble(best);
        for (int i = 0; i < RESTARTS; i++) {
            double factor = i % 2 == 0 ? 1 : -0.5;
            double[] found = search.descend(
                    best, Arrays.stream(reach).map(x -> x * factor).toArray());
            double gained = value - function.applyAsDouble(found);
            if (gained > 0) {
                best = found;
                value -= gained;
            }
            if (!(gained > tolerance)) {
                break;
            }
        }
        return best;
    }

    private double[] descend(double[] start, double[] reach) {
        int n = start.length;
        double expansion = 1 + 2.0 / n;
        double contraction = 0.75 - 0.5 / n;
        double shrinkage = 1 - 1.0 / n;
        if (n == 1) {
            expansion = 2;
            contraction = 0.5;
            shrinkage = 0.5;
        }
        double[][] points = new double[n + 1][];
        double[] values = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            points[i] = start.clone();
            if (i < n) {
                points[i][i] += reach[i];
            }
            values[i] = function.applyAsDouble(points[i]);
        }
        left = EVALUATIONS_BY_DIMENSION * n;
        while (left > 0) {
            int best = 0;
            int worst = 0;
            for (int i = 1; i <= n; i++) {
                best = values[i] < values[best] ? i : best;
                worst = values[i] >= values[worst] ? i : worst;
            }
            if (values[worst] - values[best] <= tolerance) {
                break;
            }
            double second = Double.NEGATIVE_INFINITY;
            double[] centre = new double[n];
            for (int i = 0; i <= n; i++) {
                if (i != worst) {
                    second = Math.max(second, values[i]);
                    for (int j = 0; j < n; j++) {
                        centre[j] += points[i][j] / n;
                    }
                }
            }
            double[] mirrored = along(centre, points[worst], -1);
            double value = evaluate(mirrored);
            if (value < values[best]) {
                double[] further = along(centre, points[worst], -expansion);
                double there = evaluate(further);
                points[worst] = there < value ? further : mirrored;
                values[worst] = Math.min(there, value);
            } else if (value < second) {
                points[worst] = mirrored;
                values[worst] = value;
            } else {
                double[] nearer = along(centre, points[worst], value < values[worst] ? -contraction : contraction);
                double there = evaluate(nearer);
                if (there < Math.min(value, values[worst])) {
                    points[worst] = nearer;
                    values[worst] = there;
                } else {
                    for (int i = 0; i <= n; i++) {
                        if (i != best) {
                            points[i] = along(points[best], points[i], shrinkage);
                            values[i] = evaluate(points[i]);
                        }
                    }
                }
            }
        }
        int best = 0;
        for (int i = 1; i <= n; i++) {
            best = values[i] < values[best] ? i : best;
        }
        return points[best];
    }

    private double evaluate(double[] point) {
        left--;
        double value = function.applyAsDouble(point);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    private static double[] along(double[] from, double[] to, double part) {
        double[] point = new double[from.length];
        for (int j = 0; j < point.length; j++) {
            point[j] = from[j] + part * (to[j] - from[j]);
        }
        return point;
    }
}
