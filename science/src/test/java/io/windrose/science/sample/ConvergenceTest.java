package io.windrose.science.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The figures are those of R 4.2.2 with posterior 1.4.0, by {@code rhat}, {@code ess_bulk}, {@code ess_tail},
 * {@code mean}, {@code sd}, {@code mcse_mean} and {@code mcse_sd} of the same numbers.
 */
class ConvergenceTest {
    /** Lehmer's numbers, which R makes too, by column. */
    private static double[][] uniform(int chains, int length) {
        double[][] numbers = new double[chains][length];
        long state = 42;
        for (double[] chain : numbers) {
            for (int i = 0; i < length; i++) {
                state = state * 16_807 % 2_147_483_647;
                chain[i] = state / 2_147_483_647.0;
            }
        }
        return numbers;
    }

    /** With memory; the fourth chain lies and spreads elsewhere. */
    private static double[][] slow() {
        double[][] numbers = uniform(4, 200);
        for (double[] chain : numbers) {
            for (int i = 1; i < chain.length; i++) {
                chain[i] = 0.7 * chain[i - 1] + (chain[i] - 0.5);
            }
        }
        numbers[3] = Arrays.stream(numbers[3]).map(x -> x * 1.5 + 0.3).toArray();
        return numbers;
    }

    private static void assertFigures(double[][] chains, double... expected) {
        Convergence found = Convergence.of(chains);
        double[] figures = {
            found.rHat(),
            found.bulk(),
            found.tail(),
            found.mean(),
            found.deviation(),
            found.errorOfMean(),
            found.errorOfDeviation()
        };
        for (int i = 0; i < expected.length; i++) {
            if (Double.isNaN(expected[i])) {
                assertThat(figures[i]).isNaN();
            } else {
                assertThat(figures[i]).isCloseTo(expected[i], within(1e-7 * Math.max(1, Math.abs(expected[i]))));
            }
        }
    }

    @Test
    void figuresAreThoseOfR() {
        assertFigures(
                uniform(4, 200),
                1.0045072078,
                821.1254574024,
                731.8643674547,
                0.4934245014,
                0.2818421048,
                0.0098346370,
                0.0046680745);
        assertFigures(
                slow(),
                1.0597236846,
                60.9770181721,
                29.3559562284,
                0.0592517647,
                0.4738549798,
                0.0707996807,
                0.0621513430);
        assertFigures(
                Arrays.stream(slow())
                        .limit(3)
                        .map(chain -> Arrays.copyOf(chain, 199))
                        .toArray(double[][]::new),
                1.0092563898,
                118.1706608282,
                218.5846954294,
                -0.0094812967,
                0.3774760478,
                0.0348705657,
                0.0136757571);
        assertFigures(
                new double[][] {slow()[0]},
                1.0017939407,
                40.9267827063,
                68.8049283041,
                -0.0672291051,
                0.3843439637,
                0.0627185133,
                0.0290544192);
    }

    @Test
    void tiesShareTheirRank() {
        double[][] tied = Arrays.stream(uniform(4, 200))
                .map(chain -> Arrays.stream(chain).map(x -> Math.rint(x * 5)).toArray())
                .toArray(double[][]::new);

        assertFigures(
                tied, 1.0047207568, 809.3526607528, Double.NaN, 2.4712500000, 1.4677760032, 0.0515011503, 0.0259301353);
    }

    @Test
    void whatDoesNotVaryHasNoFigures() {
        Convergence constant = Convergence.of(new double[][] {{3, 3, 3, 3}, {3, 3, 3, 3}});
        Convergence endless = Convergence.of(new double[][] {{3, 3, 3, Double.POSITIVE_INFINITY}});

        assertThat(constant.rHat()).isNaN();
        assertThat(constant.mean()).isEqualTo(3);
        assertThat(endless.bulk()).isNaN();
    }

    @Test
    void tooFewDrawsAreRefused() {
        assertThatThrownBy(() -> Convergence.of(new double[][] {{1, 2, 3}})).hasMessageContaining("four draws");
        assertThatThrownBy(() -> Convergence.of(new double[][] {{1, 2, 3, 4}, {1, 2, 3, 4, 5}}))
                .hasMessage("chains differ in length");
    }

    /** Independent energies have 2; a slow walk among them next to nothing. */
    @Test
    void missingInformationTellsAWalkFromLeaps() {
        SplittableRandom random = new SplittableRandom(1);
        double[] leaps = random.doubles(5_000).toArray();
        double[] walk = leaps.clone();
        for (int i = 1; i < walk.length; i++) {
            walk[i] = walk[i - 1] + leaps[i] - 0.5;
        }

        assertThat(Convergence.missingInformation(leaps)).isCloseTo(2, within(0.1));
        assertThat(Convergence.missingInformation(walk)).isLessThan(0.05);
    }

    /** Of R's qnorm. */
    @Test
    void normalQuantiles() {
        assertThat(Normal.quantile(0.5)).isZero();
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-8));
        assertThat(Normal.quantile(0.001)).isCloseTo(-3.090232306167814, within(1e-8));
        assertThat(Normal.quantile(1 - 1e-6)).isCloseTo(4.753424308817087, within(1e-7));
    }
}
