package io.windrose.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkovTest {
    /** By hand: P = 1/2 * 1/2 + 1/2 * 1/3. */
    @Test
    void solvesAChainThatIsSolvedByHand() {
        PathCounts paths = PathCounts.of(List.of("a", "b"))
                .add(new int[] {0}, 1, 10, 0)
                .add(new int[] {0, 1}, 0, 0, 1)
                .add(new int[] {1}, 1, 10, 1)
                .build();

        Markov.Fitted fitted = Markov.fit(paths, 1);

        // From a: 1/2 convert, 1/2 go to b, where 1/3 convert.
        assertThat(fitted.probability()).isCloseTo(0.5 * (0.5 + 0.5 / 3) + 0.5 / 3, within(1e-12));
        assertThat(fitted.removalEffects().get(0)).isCloseTo(1 - (0.5 / 3) / 0.5, within(1e-12));
        assertThat(fitted.removalEffects().get(1)).isCloseTo(1 - 0.25 / 0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void agreesWithEliminationOnTheWholeMatrix(int order) {
        for (int seed = 0; seed < 10; seed++) {
            PathCounts paths = RandomPaths.of(seed, 6, 60, 7);

            Markov.Fitted fitted = Markov.fit(paths, order);

            double whole = eliminated(paths, order, -1);
            assertThat(fitted.probability()).isCloseTo(whole, within(1e-10));
            for (int channel = 0; channel < 6; channel++) {
                assertThat(fitted.removalEffects().get(channel))
                        .isCloseTo(1 - eliminated(paths, order, channel) / whole, within(1e-9));
            }
            assertThat(fitted.residual()).isLessThan(1e-12);
        }
    }

    @Test
    void theSecondOrderSeesWhatTheFirstDoesNot() {
        // b converts after a, and never after c.
        PathCounts paths = PathCounts.of(List.of("a", "b", "c"))
                .add(new int[] {0, 1}, 100, 100, 0)
                .add(new int[] {2, 1}, 0, 0, 100)
                .build();

        assertThat(Markov.fit(paths, 1).removalEffects().get(2)).isCloseTo(0.5, within(1e-9));
        assertThat(Markov.fit(paths, 2).removalEffects().get(2)).isCloseTo(0, within(1e-9));
    }

    /** The chance of a conversion from the start, by Gauss's elimination over all states at once. */
    private static double eliminated(PathCounts paths, int order, int removed) {
        Map<List<Integer>, Integer> states = new HashMap<>();
        states.put(List.of(), 0);
        for (int path = 0; path < paths.size(); path++) {
            for (int at = 0; at < paths.length(path); at++) {
                states.putIfAbsent(state(paths, path, at, order), states.size());
            }
        }
        int size = states.size();
        double[][] matrix = new double[size][size + 1];
        double[] sums = new double[size];
        double[][] counts = new double[size][size];
        double[] converted = new double[size];
        for (int path = 0; path < paths.size(); path++) {
            double journeys = paths.conversions(path) + paths.nulls(path);
            int from = 0;
            for (int at = 0; at < paths.length(path); at++) {
                int to = states.getOrDefault(state(paths, path, at, order), -1);
                counts[from][to] += paths.touch(path, at) == removed ? 0 : journeys;
                sums[from] += journeys;
                from = to;
            }
            sums[from] += journeys;
            converted[from] += paths.conversions(path);
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                matrix[i][j] = (i == j ? 1 : 0) - (sums[i] == 0 ? 0 : counts[i][j] / sums[i]);
            }
            matrix[i][size] = sums[i] == 0 ? 0 : converted[i] / sums[i];
        }
        for (int i = 0; i < size; i++) {
            int pivot = i;
            for (int row = i; row < size; row++) {
                pivot = Math.abs(matrix[row][i]) > Math.abs(matrix[pivot][i]) ? row : pivot;
            }
            double[] kept = matrix[i];
            matrix[i] = matrix[pivot];
            matrix[pivot] = kept;
            for (int row = 0; row < size; row++) {
                if (row != i && matrix[row][i] != 0) {
                    double factor = matrix[row][i] / matrix[i][i];
                    for (int column = i; column <= size; column++) {
                        matrix[row][column] -= factor * matrix[i][column];
                    }
                }
            }
        }
        return matrix[0][size] / matrix[0][0];
    }

    private static List<Integer> state(PathCounts paths, int path, int at, int order) {
        return IntStream.rangeClosed(at - order + 1, at)
                .map(i -> i < 0 ? -1 : paths.touch(path, i))
                .boxed()
                .toList();
    }
}
