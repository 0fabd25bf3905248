package io.windrose.science.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.sample.NoUTurn.Mass;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoUTurnTest {
    private static final NoUTurn SAMPLER = NoUTurn.withSeed(20_261_201);

    /** Normals of which the first two go together, with scales from a thousandth to a thousand. */
    private record Normals(double correlation) implements LogDensity {
        private static final double[] SCALE = {1, 1, 1e-3, 1e-2, 0.1, 10, 100, 1_000};

        @Override
        public int dimension() {
            return SCALE.length;
        }

        @Override
        public double evaluate(double[] at, double[] gradient) {
            double factor = 1 / (1 - correlation * correlation);
            double sum = factor * (at[0] * at[0] - 2 * correlation * at[0] * at[1] + at[1] * at[1]);
            gradient[0] = -factor * (at[0] - correlation * at[1]);
            gradient[1] = -factor * (at[1] - correlation * at[0]);
            for (int i = 2; i < SCALE.length; i++) {
                double z = at[i] / SCALE[i];
                sum += z * z;
                gradient[i] = -z / SCALE[i];
            }
            return -sum / 2;
        }
    }

    /** Neal's funnel (Slice Sampling, Annals of Statistics 31, 2003): nine normals whose log variance is N(0, 9). */
    private static final class Funnel implements LogDensity {
        @Override
        public int dimension() {
            return 10;
        }

        @Override
        public double evaluate(double[] at, double[] gradient) {
            double precision = Math.exp(-at[0]);
            double squares = 0;
            for (int i = 1; i < 10; i++) {
                squares += at[i] * at[i];
                gradient[i] = -at[i] * precision;
            }
            gradient[0] = -at[0] / 9 - 4.5 + precision * squares / 2;
            return -at[0] * at[0] / 18 - 4.5 * at[0] - precision * squares / 2;
        }
    }

    /**
     * Rubin's eight schools, not centred: {@code mu ~ N(0, 5)}, {@code tau ~ half-Cauchy(5)}. Parameters are mu, log
     * tau, and the schools' deviations by tau.
     */
    private static final class EightSchools implements LogDensity {
        private static final double[] EFFECT = {28, 8, -3, 7, -1, 1, 18, 12};
        private static final double[] ERROR = {15, 10, 16, 11, 9, 11, 10, 18};

        @Override
        public int dimension() {
            return 10;
        }

        @Override
        public double evaluate(double[] at, double[] gradient) {
            double tau = Math.exp(at[1]);
            double ratio = tau * tau / 25;
            double sum = -at[0] * at[0] / 50 - Math.log1p(ratio) + at[1];
            gradient[0] = -at[0] / 25;
            gradient[1] = 1 - 2 * ratio / (1 + ratio);
            for (int i = 0; i < 8; i++) {
                double eta = at[2 + i];
                double z = (EFFECT[i] - at[0] - tau * eta) / ERROR[i];
                sum -= (eta * eta + z * z) / 2;
                gradient[0] += z / ERROR[i];
                gradient[1] += z / ERROR[i] * tau * eta;
                gradient[2 + i] = -eta + z / ERROR[i] * tau;
            }
            return sum;
        }
    }

    @ParameterizedTest
    @EnumSource
    void normalsAreFoundWithTheirScalesAndCorrelation(Mass mass) {
        Draws draws = SAMPLER.withMass(mass).sample(() -> new Normals(0.9));

        for (int i = 0; i < 8; i++) {
            Convergence figures = Convergence.of(draws.parameter(i));
            assertThat(figures.rHat()).isLessThan(1.01);
            assertThat(figures.bulk()).isGreaterThan(1_500);
            assertThat(figures.mean()).isCloseTo(0, within(4 * figures.errorOfMean()));
            assertThat(figures.deviation()).isCloseTo(Normals.SCALE[i], within(4 * figures.errorOfDeviation()));
        }
        Convergence product = Convergence.of(draws.map(at -> at[0] * at[1]));
        assertThat(product.mean()).isCloseTo(0.9, within(4 * product.errorOfMean()));
        assertThat(draws.divergences()).isZero();
        assertThat(draws.chains())
                .allSatisfy(chain -> assertThat(chain.acceptance()).isBetween(0.75, 0.95));
    }

    @Test
    void aDenseMassSavesStepsAlongARidge() {
        NoUTurn sampler = SAMPLER.withDraws(1_000, 500);

        assertThat(sampler.withMass(Mass.DENSE).sample(() -> new Normals(0.995)).evaluations())
                .isLessThan(sampler.sample(() -> new Normals(0.995)).evaluations() / 4);
    }

    @Test
    void aFunnelIsReportedAsDivergent() {
        Draws draws = SAMPLER.sample(Funnel::new);

        assertThat(draws.divergences()).isPositive();
        assertThat(Convergence.of(draws.parameter(0)).rHat()).isGreaterThan(1.01);
    }

    /**
     * Figures by quadrature over tau, given which all else is normal; Stan's are the same (posteriordb's
     * eight_schools_noncentered: mu 4.4, tau 3.6).
     */
    @Test
    void eightSchoolsHaveTheirPosterior() {
        Draws draws = SAMPLER.withTargetAcceptance(0.95).withDraws(1_000, 3_000).sample(EightSchools::new);

        assertThat(draws.divergences()).isLessThan(5);
        assertPosterior(draws.parameter(0), 4.3968, 3.3177);
        assertPosterior(draws.map(at -> Math.exp(at[1])), 3.5977, 3.2200);
        double[] means = {6.2119, 4.9402, 3.9270, 4.7571, 3.6155, 4.0426, 6.2967, 4.8543};
        for (int i = 0; i < means.length; i++) {
            int school = 2 + i;
            Convergence effect = Convergence.of(draws.map(at -> at[0] + Math.exp(at[1]) * at[school]));
            assertThat(effect.mean()).isCloseTo(means[i], within(4 * effect.errorOfMean()));
        }
    }

    private static void assertPosterior(double[][] draws, double mean, double deviation) {
        Convergence figures = Convergence.of(draws);
        assertThat(figures.rHat()).isLessThan(1.01);
        assertThat(figures.mean()).isCloseTo(mean, within(4 * figures.errorOfMean()));
        assertThat(figures.deviation()).isCloseTo(deviation, within(4 * figures.errorOfDeviation()));
    }

    @Test
    void theSameSeedGivesTheSameNumbersOnAnyNumberOfThreads() {
        NoUTurn sampler = SAMPLER.withDraws(200, 50);
        Draws one = sampler.withThreads(1).sample(EightSchools::new);
        Draws four = sampler.withThreads(4).sample(EightSchools::new);

        for (int i = 0; i < 10; i++) {
            assertThat(four.parameter(i)).isDeepEqualTo(one.parameter(i));
        }
        assertThat(one.chains().get(0).values())
                .isNotEqualTo(one.chains().get(1).values());
        assertThat(NoUTurn.withSeed(5)
                        .withDraws(200, 50)
                        .sample(EightSchools::new)
                        .parameter(0))
                .isNotEqualTo(one.parameter(0));
    }

    @Test
    void eachIterationOfEachChainIsTold() {
        NoUTurn sampler = SAMPLER.withDraws(60, 40);
        LongAdder told = new LongAdder();

        sampler.sample(EightSchools::new, told::increment);

        assertThat(told.sum()).isEqualTo(sampler.iterations()).isEqualTo(4 * 100);
    }

    @Test
    void gradientsWrittenByHandAreChecked() {
        double[] at = {0.3, -0.2, 0.1, 0.4, -0.7, 0.9, 1.1, -1.3, 0.5, 0.2};
        LogDensity wrong = new LogDensity() {
            @Override
            public int dimension() {
                return 10;
            }

            @Override
            public double evaluate(double[] where, double[] gradient) {
                double value = new EightSchools().evaluate(where, gradient);
                gradient[4] *= 1.001;
                return value;
            }
        };

        assertThat(Gradients.error(new EightSchools(), at)).isLessThan(1e-8);
        assertThat(Gradients.error(new Funnel(), at)).isLessThan(1e-8);
        assertThat(Gradients.error(wrong, at)).isGreaterThan(1e-5);
    }

    @Test
    void whatCannotBeSampledIsSaid() {
        LogDensity nowhere = new LogDensity() {
            @Override
            public int dimension() {
                return 1;
            }

            @Override
            public double evaluate(double[] at, double[] gradient) {
                return Double.NEGATIVE_INFINITY;
            }
        };

        assertThatThrownBy(() -> SAMPLER.sample(() -> nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not finite at any of 100 starts");
        assertThatThrownBy(() -> SAMPLER.withTargetAcceptance(1)).hasMessage("targetAcceptance is 1.0");
        assertThatThrownBy(() -> SAMPLER.withDraws(-1, 100)).hasMessage("warmup is -1");
        assertThatThrownBy(() -> SAMPLER.withThreads(0)).hasMessage("threads is 0");
    }

    /** The windows of Stan's warm-up of 1,000: 75, then 25, 50, 100, 200 and 500, then 50. */
    @Test
    void windowsOfTheWarmUp() {
        Windows windows = new Windows(1_000);
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            if (windows.endsWith(i)) {
                ends.add(i + 1);
            }
        }

        assertThat(ends).containsExactly(100, 150, 250, 450, 950);
        assertThat(windows.isLearning(74)).isFalse();
        assertThat(windows.isLearning(75)).isTrue();
        assertThat(windows.isLearning(950)).isFalse();
    }
}
