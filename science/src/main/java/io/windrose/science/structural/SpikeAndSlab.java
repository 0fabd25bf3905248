package io.windrose.science.structural;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Regression in which each coefficient may be zero (George and McCulloch, Approaches for Bayesian Variable Selection,
 * Statistica Sinica 7, 1997; priors as in Brodersen et al., 2015, section 2.2.2):
 *
 * <pre>{@code
 * r ~ N(X b, noise),  included[j] ~ Bernoulli(inclusion)
 * b | included, noise ~ N(0, noise * inverse(Omega)),  Omega = weight / n * (X'X + diag(X'X)) / 2
 * 1 / noise ~ Gamma(degrees / 2, degrees * expected / 2)
 * }</pre>
 *
 * The coefficients and the noise are integrated out where inclusions are drawn.
 */
final class SpikeAndSlab {
    private static final double WEIGHT = 0.01;

    private final double[][] columns;
    private final double[][] products;
    private final double inclusion;
    private final double degrees;
    private final double scale;
    private final boolean[] isIncluded;
    private final int[] order;

    /** A draw of the coefficients, zero where they are not included, and of the noise's variance. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares draws.
    record Drawn(double[] coefficients, double noise) {}

    @SuppressWarnings("ArrayRecordComponent") // Nobody compares fits.
    private record Fitted(double[] mean, Cholesky precision, double logEvidence, double sum) {}

    /**
     * @param columns of X, of the steps that are observed
     * @param expected variance of the noise
     */
    SpikeAndSlab(double[][] columns, double inclusion, double degrees, double expected) {
        this.columns = columns;
        this.inclusion = inclusion;
        this.degrees = degrees;
        this.scale = degrees * expected;
        int k = columns.length;
        products = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                products[i][j] = dot(columns[i], columns[j]);
            }
        }
        isIncluded = new boolean[k];
        Arrays.fill(isIncluded, inclusion >= 1);
        order = new int[k];
        Arrays.setAll(order, i -> i);
    }

    Drawn draw(double[] rest, SplittableRandom random) {
        int k = columns.length;
        double[] cross = new double[k];
        for (int i = 0; i < k; i++) {
            cross[i] = dot(columns[i], rest);
        }
        double square = dot(rest, rest);
        Fitted fitted = fit(cross, square, rest.length);
        if (inclusion < 1) {
            shuffle(random);
            for (int j : order) {
                isIncluded[j] = !isIncluded[j];
                Fitted other = fit(cross, square, rest.length);
                if (Math.log(1 - random.nextDouble()) < logOdds(other.logEvidence - fitted.logEvidence)) {
                    fitted = other;
                } else {
                    isIncluded[j] = !isIncluded[j];
                }
            }
        }
        double noise = GammaVariate.variance(degrees + rest.length, fitted.sum, Double.POSITIVE_INFINITY, random);
        double[] coefficients = new double[k];
        double[] normal = new double[fitted.mean.length];
        Arrays.setAll(normal, i -> random.nextGaussian());
        double[] deviation = fitted.precision.solveTransposed(normal);
        int at = 0;
        for (int j = 0; j < k; j++) {
            if (isIncluded[j]) {
                coefficients[j] = fitted.mean[at] + Math.sqrt(noise) * deviation[at];
                at++;
            }
        }
        return new Drawn(coefficients, noise);
    }

    /** The logarithm of the probability of one of two, by the logarithm of their ratio. */
    private static double logOdds(double difference) {
        return -Math.log1p(Math.exp(-difference));
    }

    private Fitted fit(double[] cross, double square, int n) {
        int[] chosen =
                IntStream.range(0, isIncluded.length).filter(j -> isIncluded[j]).toArray();
        int size = chosen.length;
        double[][] prior = new double[size][size];
        double[][] posterior = new double[size][size];
        double[] right = new double[size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                double product = products[chosen[i]][chosen[j]];
                prior[i][j] = WEIGHT / n * product * (i == j ? 1 : 0.5);
                posterior[i][j] = product + prior[i][j];
            }
            right[i] = cross[chosen[i]];
        }
        Cholesky precision = Cholesky.of(posterior);
        double[] mean = precision.solve(right);
        double sum = scale + Math.max(0, square - dot(mean, right));
        double logEvidence = size * Math.log(inclusion)
                + (isIncluded.length - size) * Math.log(inclusion < 1 ? 1 - inclusion : 1)
                + 0.5 * (Cholesky.of(prior).logDeterminant() - precision.logDeterminant())
                - 0.5 * (degrees + n) * Math.log(sum);
        return new Fitted(mean, precision, logEvidence, sum);
    }

    private void shuffle(SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
