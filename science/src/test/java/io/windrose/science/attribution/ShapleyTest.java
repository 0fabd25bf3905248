package io.windrose.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapleyTest {
    /** Two channels, so many journeys that the model does not matter: a 10%, b 20%, both 40%. */
    @Test
    void sharesWhatAnsweredByHand() {
        PathCounts paths = PathCounts.of(List.of("a", "b"))
                .add(new int[] {0}, 1e8, 0, 9e8)
                .add(new int[] {1}, 2e8, 0, 8e8)
                .add(new int[] {0, 1}, 4e8, 4e8, 6e8)
                .build();

        Shapley.Fitted fitted = Shapley.fit(paths, 1, 10);

        // Of both: a (0.1 + 0.2) / 2, b (0.2 + 0.3) / 2 of 0.4.
        assertThat(fitted.credits().get(0).conversions()).isCloseTo(1e8 + 4e8 * 0.15 / 0.4, within(1e3));
        assertThat(fitted.credits().get(1).conversions()).isCloseTo(2e8 + 4e8 * 0.25 / 0.4, within(1e3));
        assertThat(fitted.isExact()).isTrue();
    }

    @Test
    void theSumOverCoalitionsIsTheMeanOverAllOrders() {
        PathCounts paths = RandomPaths.of(11, 6, 200, 6);
        Shapley.Fitted fitted = Shapley.fit(paths, 1, 10);

        double[] expected = byOrders(paths);

        for (int channel = 0; channel < 6; channel++) {
            assertThat(fitted.credits().get(channel).conversions()).isCloseTo(expected[channel], within(1e-8));
        }
    }

    /** Rates are worked out anew; only the leaning on the model is taken over. */
    private static double[] byOrders(PathCounts paths) {
        DataDriven model = DataDriven.model(ChannelSets.of(paths)).orElseThrow();
        double[] credits = new double[paths.channels().size()];
        for (int path = 0; path < paths.size(); path++) {
            long set = paths.set(path);
            List<Integer> players = IntStream.range(0, credits.length)
                    .filter(channel -> (set >> channel & 1) == 1)
                    .boxed()
                    .toList();
            List<List<Integer>> orders = orders(players);
            for (List<Integer> order : orders) {
                long coalition = 0;
                for (int player : order) {
                    double before = rate(paths, coalition, model);
                    coalition |= 1L << player;
                    credits[player] += paths.conversions(path)
                            * (rate(paths, coalition, model) - before)
                            / rate(paths, set, model)
                            / orders.size();
                }
            }
        }
        return credits;
    }

    private static double rate(PathCounts paths, long set, DataDriven model) {
        if (set == 0) {
            return 0;
        }
        double conversions = 0;
        double journeys = 0;
        for (int path = 0; path < paths.size(); path++) {
            if (paths.set(path) == set) {
                conversions += paths.conversions(path);
                journeys += paths.conversions(path) + paths.nulls(path);
            }
        }
        return (conversions + 20 * model.probability(set)) / (journeys + 20);
    }

    private static List<List<Integer>> orders(List<Integer> players) {
        if (players.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : players) {
            List<Integer> rest =
                    players.stream().filter(each -> !each.equals(first)).toList();
            for (List<Integer> order : orders(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }

    /** The same paths among 12 channels are exact, among 13 drawn. */
    @Test
    void whatIsDrawnLiesWithinItsBound() {
        PathCounts few = RandomPaths.of(5, 12, 400, 25);
        PathCounts.Builder more = PathCounts.of(RandomPaths.names(13));
        for (int path = 0; path < few.size(); path++) {
            int each = path;
            more.add(
                    IntStream.range(0, few.length(path))
                            .map(at -> few.touch(each, at))
                            .toArray(),
                    few.conversions(path),
                    few.value(path),
                    few.nulls(path));
        }
        Shapley.Fitted exact = Shapley.fit(few, 1, 100);

        Shapley.Fitted drawn = Shapley.fit(more.build(), 1, 100);

        assertThat(exact.isExact()).isTrue();
        assertThat(drawn.isExact()).isFalse();
        for (int channel = 0; channel < 11; channel++) {
            double bound = drawn.errors().get(channel);
            assertThat(bound).isPositive().isLessThan(10);
            assertThat(drawn.credits().get(channel).conversions())
                    .isCloseTo(exact.credits().get(channel).conversions(), within(1.6 * bound));
        }
        assertThat(Shapley.fit(more.build(), 1, 100)).isEqualTo(drawn);
    }
}
