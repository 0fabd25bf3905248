package io.windrose.science.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimplexRegressionTest {
    /** Products of columns with each other, and with what is to be met. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares problems.
    private record Problem(double[][] products, double[] cross) {
        static Problem of(SplittableRandom random, int rows, int columns) {
            double[][] x = new double[columns][rows];
            double[] y = new double[rows];
            for (int t = 0; t < rows; t++) {
                double common = random.nextGaussian();
                y[t] = 50 + common + random.nextGaussian();
                for (double[] column : x) {
                    column[t] = 50 + common + random.nextGaussian();
                }
            }
            double[][] products = new double[columns][columns];
            double[] cross = new double[columns];
            for (int i = 0; i < columns; i++) {
                for (int j = 0; j < columns; j++) {
                    products[i][j] = dot(x[i], x[j]);
                }
                cross[i] = dot(x[i], y);
            }
            return new Problem(products, cross);
        }

        double loss(double[] weights) {
            double loss = 0;
            for (int i = 0; i < weights.length; i++) {
                loss -= cross[i] * weights[i];
                for (int j = 0; j < weights.length; j++) {
                    loss += products[i][j] * weights[i] * weights[j] / 2;
                }
            }
            return loss;
        }

        double[] gradient(double[] weights) {
            return IntStream.range(0, weights.length)
                    .mapToDouble(i -> dot(products[i], weights) - cross[i])
                    .toArray();
        }
    }

    private static double dot(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }

    /** Every set of free weights, solved as equations; the best of those that are not negative is the least. */
    private static double[] exhaustive(Problem problem) {
        int n = problem.cross().length;
        double[] best = new double[n];
        double least = Double.POSITIVE_INFINITY;
        for (int bits = 1; bits < 1 << n; bits++) {
            int set = bits;
            int[] free = IntStream.range(0, n).filter(i -> (set >> i & 1) == 1).toArray();
            double[][] sub = Arrays.stream(free)
                    .mapToObj(i -> Arrays.stream(free)
                            .mapToDouble(j -> problem.products()[i][j])
                            .toArray())
                    .toArray(double[][]::new);
            Cholesky factor = Cholesky.of(sub);
            double[] toCross = factor.solve(
                    Arrays.stream(free).mapToDouble(i -> problem.cross()[i]).toArray());
            double[] toOnes =
                    factor.solve(Arrays.stream(free).mapToDouble(i -> 1).toArray());
            double multiplier =
                    (1 - Arrays.stream(toCross).sum()) / Arrays.stream(toOnes).sum();
            double[] weights = new double[n];
            boolean isFeasible = true;
            for (int i = 0; i < free.length; i++) {
                weights[free[i]] = toCross[i] + multiplier * toOnes[i];
                isFeasible &= weights[free[i]] >= 0;
            }
            if (isFeasible && problem.loss(weights) < least) {
                least = problem.loss(weights);
                best = weights;
            }
        }
        return best;
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void findsWhatTryingAllSetsFinds(long seed) {
        Problem problem = Problem.of(new SplittableRandom(seed), 30, 7);
        double[] weights = new SimplexRegression(problem.products()).solve(problem.cross());

        assertThat(weights).containsExactly(exhaustive(problem), within(1e-5));
    }

    /** With more columns than rows too; begun from another problem's end as well as from nothing. */
    @ParameterizedTest
    @CsvSource({"1,90,40", "2,30,80", "3,60,60", "4,200,150"})
    void keepsTheConditionsOfTheLeast(long seed, int rows, int columns) {
        SplittableRandom random = new SplittableRandom(seed);
        Problem problem = Problem.of(random, rows, columns);
        SimplexRegression regression = new SimplexRegression(problem.products());
        double[] cold = regression.solve(problem.cross());
        regression.solve(Arrays.stream(problem.cross())
                .map(each -> each + random.nextGaussian() * rows)
                .toArray());
        double[] warm = regression.solve(problem.cross());

        double[] gradient = problem.gradient(cold);
        double scale = problem.products()[0][0];
        double multiplier = dot(cold, gradient);
        assertThat(Arrays.stream(cold).sum()).isCloseTo(1, within(1e-9));
        for (int i = 0; i < columns; i++) {
            assertThat(cold[i]).isGreaterThanOrEqualTo(0);
            if (cold[i] > 0) {
                assertThat(gradient[i]).isCloseTo(multiplier, within(1e-8 * scale));
            } else {
                assertThat(gradient[i]).isGreaterThan(multiplier - 1e-8 * scale);
            }
        }
        assertThat(problem.loss(warm)).isCloseTo(problem.loss(cold), within(1e-9 * scale));
    }
}
