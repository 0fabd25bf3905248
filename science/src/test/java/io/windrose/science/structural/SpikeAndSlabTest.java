package io.windrose.science.structural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpikeAndSlabTest {
    private static final int N = 30;
    private static final int K = 3;
    private static final double INCLUSION = 0.4;
    private static final double DEGREES = 5;
    private static final double EXPECTED = 0.5;

    private final double[][] columns = new double[K][N];
    private final double[] rest = new double[N];

    /** The second is a weak copy of the first, the third is nothing, and the effect is small enough to be doubted. */
    SpikeAndSlabTest() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < N; i++) {
            columns[0][i] = random.nextGaussian();
            columns[1][i] = 0.8 * columns[0][i] + 0.6 * random.nextGaussian();
            columns[2][i] = random.nextGaussian();
            rest[i] = 0.55 * columns[0][i] + 0.8 * random.nextGaussian();
        }
    }

    /** Of the outcome given which are included: a Student's t with the covariance {@code I + X inverse(Omega) X'}. */
    private double logEvidence(int bits) {
        int[] chosen = IntStream.range(0, K).filter(j -> (bits >> j & 1) == 1).toArray();
        double[][] covariance = new double[N][N];
        for (int i = 0; i < N; i++) {
            covariance[i][i] = 1;
        }
        if (chosen.length > 0) {
            double[][] omega = new double[chosen.length][chosen.length];
            for (int a = 0; a < chosen.length; a++) {
                for (int b = 0; b < chosen.length; b++) {
                    for (int i = 0; i < N; i++) {
                        omega[a][b] += columns[chosen[a]][i] * columns[chosen[b]][i] * 0.01 / N * (a == b ? 1 : 0.5);
                    }
                }
            }
            Cholesky factor = Cholesky.of(omega);
            for (int j = 0; j < N; j++) {
                int at = j;
                double[] solved = factor.solve(
                        Arrays.stream(chosen).mapToDouble(c -> columns[c][at]).toArray());
                for (int i = 0; i < N; i++) {
                    for (int a = 0; a < chosen.length; a++) {
                        covariance[i][j] += columns[chosen[a]][i] * solved[a];
                    }
                }
            }
        }
        Cholesky factor = Cholesky.of(covariance);
        double[] half = factor.solveLower(rest);
        double square = Arrays.stream(half).map(each -> each * each).sum();
        return -0.5 * factor.logDeterminant()
                - 0.5 * (DEGREES + N) * Math.log(DEGREES * EXPECTED + square)
                + chosen.length * Math.log(INCLUSION)
                + (K - chosen.length) * Math.log(1 - INCLUSION);
    }

    @Test
    void inclusionsAreThoseOfAllModelsByTheirEvidence() {
        double[] weights = IntStream.range(0, 1 << K)
                .mapToDouble(bits -> Math.exp(logEvidence(bits) - logEvidence(0)))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        SpikeAndSlab regression = new SpikeAndSlab(columns, INCLUSION, DEGREES, EXPECTED);
        SplittableRandom random = new SplittableRandom(3);
        int draws = 40_000;
        double[] found = new double[K];
        for (int draw = 0; draw < draws; draw++) {
            double[] coefficients = regression.draw(rest, random).coefficients();
            for (int j = 0; j < K; j++) {
                found[j] += coefficients[j] != 0 ? 1.0 / draws : 0;
            }
        }

        for (int j = 0; j < K; j++) {
            int at = j;
            double expected = IntStream.range(0, 1 << K)
                            .filter(bits -> (bits >> at & 1) == 1)
                            .mapToDouble(bits -> weights[bits])
                            .sum()
                    / sum;
            assertThat(expected).isBetween(0.005, 0.995);
            assertThat(found[j]).isCloseTo(expected, within(0.01));
        }
    }

    /** With one regressor that is always in, the posterior is known: a normal and inverse gamma. */
    @Test
    void coefficientAndNoiseHaveTheirKnownPosterior() {
        SpikeAndSlab regression = new SpikeAndSlab(new double[][] {columns[0]}, 1, DEGREES, EXPECTED);
        SplittableRandom random = new SplittableRandom(4);
        double xx = IntStream.range(0, N)
                .mapToDouble(i -> columns[0][i] * columns[0][i])
                .sum();
        double xy =
                IntStream.range(0, N).mapToDouble(i -> columns[0][i] * rest[i]).sum();
        double yy = IntStream.range(0, N).mapToDouble(i -> rest[i] * rest[i]).sum();
        double precision = xx * (1 + 0.01 / N);
        double noise = (DEGREES * EXPECTED + yy - xy * xy / precision) / (DEGREES + N - 2);
        int draws = 20_000;
        double mean = 0;
        double square = 0;
        double ofNoise = 0;
        for (int draw = 0; draw < draws; draw++) {
            SpikeAndSlab.Drawn drawn = regression.draw(rest, random);
            mean += drawn.coefficients()[0] / draws;
            square += Math.pow(drawn.coefficients()[0] - xy / precision, 2) / draws;
            ofNoise += drawn.noise() / draws;
        }

        assertThat(mean).isCloseTo(xy / precision, within(5 * Math.sqrt(noise / precision / draws)));
        assertThat(square).isCloseTo(noise / precision, within(0.05 * noise / precision));
        assertThat(ofNoise).isCloseTo(noise, within(0.02 * noise));
    }

    @Test
    void variancesHaveTheirMeanAndTheirBound() {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int i = 0; i < 50_000; i++) {
            sum += GammaVariate.variance(10, 16, Double.POSITIVE_INFINITY, random) / 50_000;
            assertThat(GammaVariate.variance(10, 16, 1.5, random)).isLessThanOrEqualTo(1.5);
        }
        double small = 0;
        for (int i = 0; i < 50_000; i++) {
            small += GammaVariate.draw(0.3, random) / 50_000;
        }

        // The mean of an inverse gamma of shape 5 and rate 8, and of a gamma below one.
        assertThat(sum).isCloseTo(2, within(0.03));
        assertThat(small).isCloseTo(0.3, within(0.02));
        assertThat(GammaVariate.variance(10, 1e9, 1.5, random)).isEqualTo(1.5);
    }
}
