package io.windrose.science.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {
    /** {@code L = [[2], [1, 3], [4, 5, 6]]}. */
    private static final double[][] MATRIX = {{4, 2, 8}, {2, 10, 19}, {8, 19, 77}};

    private static final Cholesky FACTOR = Cholesky.of(MATRIX);

    @Test
    void solves() {
        double[] x = FACTOR.solve(new double[] {32, 79, 277});

        assertThat(x).containsExactly(new double[] {1, 2, 3}, within(1e-12));
    }

    @Test
    void solvesByTheTriangleAlone() {
        assertThat(FACTOR.solveLower(new double[] {2, 7, 32})).containsExactly(new double[] {1, 2, 3}, within(1e-12));
        assertThat(FACTOR.solveTransposed(new double[] {16, 21, 18}))
                .containsExactly(new double[] {1, 2, 3}, within(1e-12));
    }

    @Test
    void tellsTheDeterminant() {
        assertThat(FACTOR.logDeterminant()).isCloseTo(2 * Math.log(2 * 3 * 6), within(1e-12));
    }

    @Test
    void refusesWhatIsNotPositiveDefinite() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("pivot 1");
    }
}
