package io.windrose.science.lift;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits treated series to the same controls over the same days again and again: with {@code X} the controls by market
 * and day and {@code x} the treated series, both less their means where {@link Level} says so, the weights are
 *
 * <pre>{@code
 * v = the least of |x - X'v|^2 with v >= 0 and sum v = 1
 * w = v + inverse(Xc Xc' + penalty) Xc (x - X'v),  Xc[i,t] = X[i,t] - mean over i of X[i,t]
 * }</pre>
 *
 * which is the ridge correction of Ben-Michael et al. (2021) with the matrix inverted by markets instead of days.
 */
final class Synthesizer {
    private final double[][] controls;
    private final int[] days;
    private final Level level;
    private final double[] means;
    private final SimplexRegression simplex;
    private final double[][] products;
    private final @Nullable Cholesky ridge;

    /**
     * @param controls by market and day, known at all of them
     * @param days of the fit
     * @param penalty of the ridge; infinite for none
     */
    Synthesizer(double[][] controls, int[] days, Level level, double penalty) {
        this.controls = controls;
        this.days = days;
        this.level = level;
        int n = controls.length;
        means = new double[n];
        if (level == Level.TAKEN_OUT) {
            Arrays.setAll(means, i -> mean(controls[i]));
        }
        products = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int day : days) {
                    sum += (controls[i][day] - means[i]) * (controls[j][day] - means[j]);
                }
                products[i][j] = sum;
                products[j][i] = sum;
            }
        }
        simplex = new SimplexRegression(products);
        ridge = Double.isInfinite(penalty) ? null : Cholesky.of(plus(centered(products), penalty));
    }

    SyntheticWeights fit(double[] treated) {
        int n = controls.length;
        double mean = level == Level.TAKEN_OUT ? mean(treated) : 0;
        double[] cross = new double[n];
        for (int i = 0; i < n; i++) {
            for (int day : days) {
                cross[i] += (controls[i][day] - means[i]) * (treated[day] - mean);
            }
        }
        double[] weights = simplex.solve(cross);
        if (ridge != null) {
            // Xc (x - X'v), where Xc takes the mean over markets away.
            double[] missed = new double[n];
            double average = 0;
            for (int i = 0; i < n; i++) {
                missed[i] = cross[i];
                for (int j = 0; j < n; j++) {
                    missed[i] -= products[i][j] * weights[j];
                }
                average += missed[i] / n;
            }
            for (int i = 0; i < n; i++) {
                missed[i] -= average;
            }
            double[] more = ridge.solve(missed);
            for (int i = 0; i < n; i++) {
                weights[i] += more[i];
            }
        }
        double intercept = mean;
        for (int i = 0; i < n; i++) {
            intercept -= weights[i] * means[i];
        }
        double own = imbalance(treated, new SyntheticWeights(weights, intercept, 0, 0));
        double[] equal = new double[n];
        Arrays.fill(equal, 1.0 / n);
        double meanOfMeans = Arrays.stream(means).average().orElseThrow();
        double uniform = imbalance(treated, new SyntheticWeights(equal, mean - meanOfMeans, 0, 0));
        return new SyntheticWeights(weights, intercept, own, uniform > 0 ? own / uniform : 0);
    }

    private double imbalance(double[] treated, SyntheticWeights weights) {
        double sum = 0;
        for (int day : days) {
            sum += Math.pow(treated[day] - weights.expected(controls, day), 2);
        }
        return Math.sqrt(sum);
    }

    /** The penalties that are tried: from the trace down by a factor of ten million. */
    static double[] penalties(double[][] controls, int[] days, Level level) {
        Synthesizer plain = new Synthesizer(controls, days, level, Double.POSITIVE_INFINITY);
        double[][] centered = centered(plain.products);
        double trace = 0;
        for (int i = 0; i < centered.length; i++) {
            trace += centered[i][i];
        }
        double[] penalties = new double[15];
        for (int i = 0; i < penalties.length; i++) {
            penalties[i] = trace * Math.pow(10, -i / 2.0);
        }
        return penalties;
    }

    private static double[][] centered(double[][] products) {
        int n = products.length;
        double[] rows = Arrays.stream(products)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .toArray();
        double all = Arrays.stream(rows).average().orElseThrow();
        double[][] centered = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                centered[i][j] = products[i][j] - rows[i] - rows[j] + all;
            }
        }
        return centered;
    }

    private static double[][] plus(double[][] matrix, double diagonal) {
        for (int i = 0; i < matrix.length; i++) {
            matrix[i][i] += diagonal;
        }
        return matrix;
    }

    private double mean(double[] series) {
        double sum = 0;
        for (int day : days) {
            sum += series[day];
        }
        return sum / days.length;
    }
}
