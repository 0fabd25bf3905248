package io.windrose.science.lift;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Weights that are not negative and add up to one: the least of {@code w'Gw / 2 - c'w}, by an active set, as in Lawson
 * and Hanson's non-negative least squares (Solving Least Squares Problems, 1974, chapter 23) with the sum as a
 * constraint besides. Columns that depend on each other get the smallest weights that do as well: {@code G} is given a
 * ridge of {@value #RIDGE} of its mean diagonal.
 */
final class SimplexRegression {
    private static final double RIDGE = 1e-10;
    private static final double TOLERANCE = 1e-9;

    private final double[][] products;
    private final double scale;
    private boolean[] isFree;

    /** @param products {@code G}, which is copied */
    SimplexRegression(double[][] products) {
        int n = products.length;
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += products[i][i];
        }
        scale = trace > 0 ? trace / n : 1;
        this.products = Arrays.stream(products).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < n; i++) {
            this.products[i][i] += RIDGE * scale;
        }
        isFree = new boolean[n];
    }

    /** Begins with the weights that were free the last time. */
    double[] solve(double[] cross) {
        int n = cross.length;
        double[] weights = start(cross);
        int entered = -1;
        for (int step = 0; step < 100 * n; step++) {
            double[] wanted = onFree(cross);
            double reach = 1;
            int blocking = -1;
            for (int i = 0; i < n; i++) {
                if (isFree[i] && wanted[i] < 0 && weights[i] / (weights[i] - wanted[i]) < reach) {
                    reach = weights[i] / (weights[i] - wanted[i]);
                    blocking = i;
                }
            }
            for (int i = 0; i < n; i++) {
                weights[i] += reach * (wanted[i] - weights[i]);
            }
            if (blocking >= 0 && blocking == entered && reach <= 0) {
                // Nothing is to be gained beyond rounding.
                isFree[blocking] = false;
                return weights;
            }
            if (blocking >= 0) {
                weights[blocking] = 0;
                isFree[blocking] = false;
                continue;
            }
            entered = entering(weights, cross);
            if (entered < 0) {
                return weights;
            }
            isFree[entered] = true;
        }
        throw new ArithmeticException("weights were not found in " + 100 * n + " steps");
    }

    private double[] start(double[] cross) {
        int n = cross.length;
        double[] weights = new double[n];
        int free = 0;
        for (boolean each : isFree) {
            free += each ? 1 : 0;
        }
        if (free > 0) {
            for (int i = 0; i < n; i++) {
                weights[i] = isFree[i] ? 1.0 / free : 0;
            }
            return weights;
        }
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (products[i][i] / 2 - cross[i] < products[best][best] / 2 - cross[best]) {
                best = i;
            }
        }
        isFree[best] = true;
        weights[best] = 1;
        return weights;
    }

    /** The least where only free weights differ from zero, and may be negative. */
    private double[] onFree(double[] cross) {
        int[] free = IntStream.range(0, cross.length).filter(i -> isFree[i]).toArray();
        double[][] sub = new double[free.length][free.length];
        double[] right = new double[free.length];
        double[] ones = new double[free.length];
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                sub[i][j] = products[free[i]][free[j]];
            }
            right[i] = cross[free[i]];
            ones[i] = 1;
        }
        Cholesky factor = Cholesky.of(sub);
        double[] best = factor.solve(right);
        double[] toSum = factor.solve(ones);
        double missing = (1 - Arrays.stream(best).sum()) / Arrays.stream(toSum).sum();
        double[] wanted = new double[cross.length];
        for (int i = 0; i < free.length; i++) {
            wanted[free[i]] = best[i] + missing * toSum[i];
        }
        return wanted;
    }

    /** The weight that lowers the sum most when it grows; -1 when none does. */
    private int entering(double[] weights, double[] cross) {
        double[] gradient = new double[cross.length];
        double multiplier = 0;
        for (int i = 0; i < cross.length; i++) {
            gradient[i] = -cross[i];
            for (int j = 0; j < cross.length; j++) {
                gradient[i] += products[i][j] * weights[j];
            }
            multiplier += weights[i] * gradient[i];
        }
        int entering = -1;
        double least = multiplier - TOLERANCE * scale;
        for (int i = 0; i < cross.length; i++) {
            if (!isFree[i] && gradient[i] < least) {
                least = gradient[i];
                entering = i;
            }
        }
        return entering;
    }
}
