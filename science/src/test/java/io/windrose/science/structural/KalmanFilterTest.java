package io.windrose.science.structural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the joint normal distribution of all states and observations, put together without a filter. */
class KalmanFilterTest {
    private static final int STEPS = 12;
    private static final double[] Y = {1, 2.5, 0.5, 1.7, Double.NaN, 2.2, 3.1, Double.NaN, 2.9, 1.1, 4, 3.3};

    record Case(StateSpace space, Variances variances) {}

    static Stream<Case> cases() {
        return Stream.of(
                new Case(new StateSpace(false, 1), new Variances(0.7, new double[] {0.2})),
                new Case(new StateSpace(true, 1), new Variances(0.7, new double[] {0.2, 0.05})),
                new Case(new StateSpace(false, 4), new Variances(0.4, new double[] {0.1, 0.3})),
                new Case(new StateSpace(true, 3), new Variances(0.4, new double[] {0.1, 0.02, 0.3})));
    }

    /** Means and covariances of all states, by the matrices of the textbook, and which are seen. */
    private static final class Joint {
        final int n;
        final double[] mean;
        final double[][] covariance;
        final int[] seen =
                IntStream.range(0, STEPS).filter(t -> !Double.isNaN(Y[t])).toArray();
        final double[] design;
        final Case given;

        Joint(Case given, double[] first, double[] variance) {
            this.given = given;
            StateSpace space = given.space();
            n = space.dimension();
            double[][] t = transition(space);
            design = new double[n];
            design[0] = 1;
            if (space.period() > 1) {
                design[space.hasSlope() ? 2 : 1] = 1;
            }
            mean = new double[STEPS * n];
            covariance = new double[STEPS * n][STEPS * n];
            double[] state = first;
            double[][] own = new double[n][n];
            for (int i = 0; i < n; i++) {
                own[i][i] = variance[i];
            }
            for (int step = 0; step < STEPS; step++) {
                System.arraycopy(state, 0, mean, step * n, n);
                double[][] later = own;
                for (int other = step; other < STEPS; other++) {
                    for (int i = 0; i < n; i++) {
                        for (int j = 0; j < n; j++) {
                            covariance[other * n + i][step * n + j] = later[i][j];
                            covariance[step * n + j][other * n + i] = later[i][j];
                        }
                    }
                    later = times(t, later);
                }
                state = times(t, state);
                own = times(times(t, own), transposed(t));
                int[] disturbed = space.disturbed();
                for (int i = 0; i < disturbed.length; i++) {
                    own[disturbed[i]][disturbed[i]] += given.variances().disturbances()[i];
                }
            }
        }

        private static double[][] transition(StateSpace space) {
            int n = space.dimension();
            double[][] t = new double[n][n];
            t[0][0] = 1;
            int first = 1;
            if (space.hasSlope()) {
                t[0][1] = 1;
                t[1][1] = 1;
                first = 2;
            }
            for (int i = first; i < n; i++) {
                t[first][i] = -1;
                if (i > first) {
                    t[i][i - 1] = 1;
                }
            }
            return t;
        }

        double covariance(int step, int other) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    sum += design[i] * design[j] * covariance[step * n + i][other * n + j];
                }
            }
            return sum + (step == other ? given.variances().noise() : 0);
        }

        /** Of a state's entry with an observation. */
        double withObservation(int entry, int step) {
            return IntStream.range(0, n)
                    .mapToDouble(j -> design[j] * covariance[entry][step * n + j])
                    .sum();
        }

        Cholesky observations() {
            return Cholesky.of(Arrays.stream(seen)
                    .mapToObj(step -> Arrays.stream(seen)
                            .mapToDouble(other -> covariance(step, other))
                            .toArray())
                    .toArray(double[][]::new));
        }

        double[] errors() {
            return Arrays.stream(seen)
                    .mapToDouble(step -> Y[step]
                            - IntStream.range(0, n)
                                    .mapToDouble(i -> design[i] * mean[step * n + i])
                                    .sum())
                    .toArray();
        }

        double logLikelihood() {
            Cholesky factor = observations();
            double[] half = factor.solveLower(errors());
            return -0.5
                    * (seen.length * Math.log(2 * Math.PI)
                            + factor.logDeterminant()
                            + Arrays.stream(half).map(each -> each * each).sum());
        }

        double[] with(int entry) {
            return Arrays.stream(seen)
                    .mapToDouble(step -> withObservation(entry, step))
                    .toArray();
        }

        double conditionalMean(int entry) {
            double[] solved = observations().solve(errors());
            double[] with = with(entry);
            return mean[entry]
                    + IntStream.range(0, with.length)
                            .mapToDouble(i -> with[i] * solved[i])
                            .sum();
        }

        double conditionalCovariance(int entry, int other) {
            double[] solved = observations().solve(with(other));
            double[] with = with(entry);
            return covariance[entry][other]
                    - IntStream.range(0, with.length)
                            .mapToDouble(i -> with[i] * solved[i])
                            .sum();
        }
    }

    private static double[] first(int n) {
        return IntStream.range(0, n).mapToDouble(i -> 0.3 * i + 0.5).toArray();
    }

    private static double[] variance(int n) {
        return IntStream.range(0, n).mapToDouble(i -> 1.5 / (i + 1)).toArray();
    }

    private static KalmanFilter filter(Case given) {
        int n = given.space().dimension();
        return new KalmanFilter(given.space(), given.variances(), first(n), variance(n), Y);
    }

    private static Joint joint(Case given) {
        int n = given.space().dimension();
        return new Joint(given, first(n), variance(n));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theLikelihoodIsThatOfTheJointNormal(Case given) {
        assertThat(filter(given).logLikelihood(Y)).isCloseTo(joint(given).logLikelihood(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void smoothedStatesAreConditionalMeans(Case given) {
        Joint joint = joint(given);
        double[][] smoothed = filter(given).smooth(Y);

        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < joint.n; i++) {
                assertThat(smoothed[step][i]).isCloseTo(joint.conditionalMean(step * joint.n + i), within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void simulatedStatesHaveTheConditionalDistribution(Case given) {
        Joint joint = joint(given);
        KalmanFilter filter = filter(given);
        SplittableRandom random = new SplittableRandom(1);
        int draws = 8_000;
        int last = (STEPS - 1) * joint.n;
        int middle = 4 * joint.n;
        double[] sums = new double[3];
        for (int draw = 0; draw < draws; draw++) {
            double[][] states = filter.simulate(Y, random);
            double ofLast = states[STEPS - 1][0] - joint.conditionalMean(last);
            double ofMiddle = states[4][0] - joint.conditionalMean(middle);
            sums[0] += ofLast / draws;
            sums[1] += ofLast * ofLast / draws;
            sums[2] += ofLast * ofMiddle / draws;
        }

        double variance = joint.conditionalCovariance(last, last);
        double other = joint.conditionalCovariance(middle, middle);
        assertThat(sums[0]).isCloseTo(0, within(5 * Math.sqrt(variance / draws)));
        assertThat(sums[1]).isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / draws)));
        assertThat(sums[2])
                .isCloseTo(
                        joint.conditionalCovariance(last, middle), within(5 * Math.sqrt(2 * variance * other / draws)));
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> IntStream.range(0, row.length)
                        .mapToDouble(i -> row[i] * vector[i])
                        .sum())
                .toArray();
    }

    private static double[][] times(double[][] one, double[][] other) {
        double[][] product = new double[one.length][other[0].length];
        for (int i = 0; i < one.length; i++) {
            for (int j = 0; j < other[0].length; j++) {
                for (int k = 0; k < other.length; k++) {
                    product[i][j] += one[i][k] * other[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix.length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix.length; j++) {
                transposed[j][i] = matrix[i][j];
            }
        }
        return transposed;
    }
}
