package io.windrose.science.attribution;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;

/**
 * Logistic regression on counts, {@code logit P(y) = a + b . x}, by Newton's method with halved steps (iteratively
 * reweighted least squares; McCullagh and Nelder, Generalized Linear Models, 1989), with a penalty of {@code ridge *
 * |b|^2 / 2}, which the constant is free of. The penalty keeps coefficients finite where the data separate, and leaves
 * one of a column that never varies at 0.
 */
final class Logistic {
    private static final int MOST_STEPS = 100;
    private static final double EXACT = 1e-10;

    private final double[] coefficients;
    private final double[][] covariance;
    private final int steps;
    private final boolean isConverged;

    private Logistic(double[] coefficients, double[][] covariance, int steps, boolean isConverged) {
        this.coefficients = coefficients;
        this.covariance = covariance;
        this.steps = steps;
        this.isConverged = isConverged;
    }

    /**
     * @param rows features of each row, of one length
     * @param trials how many there are of each
     * @param successes how many of the trials
     * @param ridge above 0
     */
    static Logistic fit(double[][] rows, double[] trials, double[] successes, double ridge) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        double[] at = new double[width + 1];
        double tried = Arrays.stream(trials).sum();
        double won = Arrays.stream(successes).sum();
        at[0] = Math.log((won + 0.5) / (tried - won + 0.5));
        double now = penalised(rows, trials, successes, ridge, at);
        for (int step = 1; step <= MOST_STEPS; step++) {
            double[] gradient = new double[width + 1];
            double[][] information = new double[width + 1][width + 1];
            derive(rows, trials, successes, ridge, at, gradient, information);
            Cholesky factor = Cholesky.of(information);
            double[] move = factor.solve(gradient);
            double length = 1;
            double[] next = moved(at, move, length);
            double then = penalised(rows, trials, successes, ridge, next);
            while (then < now - 1e-9 * Math.abs(now) && length > 1e-6) {
                length /= 2;
                next = moved(at, move, length);
                then = penalised(rows, trials, successes, ridge, next);
            }
            at = next;
            now = then;
            if (Arrays.stream(move).map(Math::abs).max().orElse(0) < EXACT) {
                return new Logistic(at, factor.inverse(), step, true);
            }
        }
        double[][] information = new double[width + 1][width + 1];
        derive(rows, trials, successes, ridge, at, new double[width + 1], information);
        return new Logistic(at, Cholesky.of(information).inverse(), MOST_STEPS, false);
    }

    private static double[] moved(double[] at, double[] move, double length) {
        double[] next = at.clone();
        for (int i = 0; i < next.length; i++) {
            next[i] += length * move[i];
        }
        return next;
    }

    private static double penalised(
            double[][] rows, double[] trials, double[] successes, double ridge, double[] coefficients) {
        double sum = 0;
        for (int row = 0; row < rows.length; row++) {
            double score = score(coefficients, rows[row]);
            // log(1 + exp(score)) that does not overflow.
            double partition = Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
            sum += successes[row] * score - trials[row] * partition;
        }
        for (int i = 1; i < coefficients.length; i++) {
            sum -= ridge * coefficients[i] * coefficients[i] / 2;
        }
        return sum;
    }

    private static void derive(
            double[][] rows,
            double[] trials,
            double[] successes,
            double ridge,
            double[] at,
            double[] gradient,
            double[][] information) {
        int size = at.length;
        for (int row = 0; row < rows.length; row++) {
            double[] x = rows[row];
            double p = probability(score(at, x));
            double rest = successes[row] - trials[row] * p;
            double weight = trials[row] * p * (1 - p);
            gradient[0] += rest;
            information[0][0] += weight;
            for (int i = 1; i < size; i++) {
                if (x[i - 1] != 0) {
                    gradient[i] += rest * x[i - 1];
                    information[i][0] += weight * x[i - 1];
                    for (int j = 1; j <= i; j++) {
                        information[i][j] += weight * x[i - 1] * x[j - 1];
                    }
                }
            }
        }
        for (int i = 1; i < size; i++) {
            gradient[i] -= ridge * at[i];
            information[i][i] += ridge;
        }
        information[0][0] += 1e-9;
    }

    private static double score(double[] coefficients, double[] x) {
        double score = coefficients[0];
        for (int i = 0; i < x.length; i++) {
            score += coefficients[i + 1] * x[i];
        }
        return score;
    }

    private static double probability(double score) {
        return 1 / (1 + Math.exp(-score));
    }

    /** That of a row with these features. */
    double probability(double... x) {
        return probability(score(coefficients, x));
    }

    /** The constant first. */
    double[] coefficients() {
        return coefficients.clone();
    }

    double standardError(int coefficient) {
        return Math.sqrt(covariance[coefficient][coefficient]);
    }

    int steps() {
        return steps;
    }

    boolean isConverged() {
        return isConverged;
    }
}
