package io.windrose.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.attribution.Increments.Basis;
import io.windrose.science.attribution.Increments.Doubt;
import io.windrose.science.attribution.Increments.Increment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IncrementsTest {
    private static final List<String> CHANNELS = List.of("direct", "search", "affiliate", "social");
    private static final int DIRECT = 0;
    private static final int SEARCH = 1;
    private static final int AFFILIATE = 2;
    private static final int SOCIAL = 3;

    /**
     * Shoppers whose cause is known: each comes some times, sees more products the more they want something, and buys
     * by what they want. Search and the coupon site are used by who is about to buy, and cause nothing; social adds to
     * the wish of whomever it reaches.
     */
    private static final class Shoppers {
        private final PathCounts.Builder paths = PathCounts.of(CHANNELS);
        private final Map<List<Integer>, double[]> touches = new HashMap<>();
        private final double[] truth = new double[CHANNELS.size()];

        Shoppers(long seed, int people) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < people; i++) {
                shop(random);
            }
        }

        private void shop(SplittableRandom random) {
            double wish = random.nextDouble();
            List<Integer> path = new ArrayList<>();
            List<List<Integer>> befores = new ArrayList<>();
            int seen = 0;
            boolean reached = false;
            int visits = 1 + random.nextInt(4);
            for (int visit = 0; visit < visits; visit++) {
                int channel = DIRECT;
                double draw = random.nextDouble();
                if (seen >= 6 && draw < 0.6) {
                    channel = AFFILIATE;
                } else if (seen >= 3 && draw < 0.7) {
                    channel = SEARCH;
                } else if (draw > 0.9) {
                    channel = SOCIAL;
                    reached = true;
                }
                path.add(channel);
                befores.add(List.of(channel, Math.min(seen, 9)));
                for (int product = 0; product < 4; product++) {
                    seen += random.nextDouble() < wish ? 1 : 0;
                }
            }
            // Who looked at more buys more; what search and coupons do is nothing.
            double anyway = 0.02 + 0.05 * Math.min(seen, 9);
            double buys = random.nextDouble();
            double chance = anyway + (reached ? 0.15 : 0);
            boolean bought = buys < chance;
            truth[SOCIAL] += bought && buys >= anyway ? 1 : 0;
            paths.add(
                    path.stream().mapToInt(Integer::intValue).toArray(),
                    bought ? 1 : 0,
                    bought ? 50 : 0,
                    bought ? 0 : 1);
            Set<Integer> had = new HashSet<>();
            for (List<Integer> before : befores) {
                if (before.getFirst() == DIRECT || had.add(before.getFirst())) {
                    double[] count = touches.computeIfAbsent(before, any -> new double[2]);
                    count[0]++;
                    count[1] += bought ? 1 : 0;
                }
            }
        }

        TouchCounts touches() {
            TouchCounts counts = new TouchCounts(CHANNELS, 10);
            touches.forEach((key, count) -> {
                double[] before = new double[10];
                before[key.get(1)] = 1;
                counts.add(key.get(0), before, count[0], count[1]);
            });
            return counts;
        }
    }

    @Test
    void liesNearerToTheTruthThanLastTouchAndMarkov() {
        for (long seed = 1; seed <= 5; seed++) {
            Shoppers shoppers = new Shoppers(seed, 40_000);
            PathCounts paths = shoppers.paths.build();

            List<Increment> found = Increments.of(shoppers.touches(), Set.of("direct"), List.of());

            double own = 0;
            double last = 0;
            double markov = 0;
            List<Credit> lastCredits = new Rule.Last().credit(paths);
            List<Credit> markovCredits = Markov.fit(paths, 1).credits();
            for (int channel = 0; channel < CHANNELS.size(); channel++) {
                own += Math.abs(found.get(channel).added() - shoppers.truth[channel]);
                last += Math.abs(lastCredits.get(channel).conversions() - shoppers.truth[channel]);
                markov += Math.abs(markovCredits.get(channel).conversions() - shoppers.truth[channel]);
            }
            assertThat(own).as("seed " + seed).isLessThan(0.2 * last).isLessThan(0.2 * markov);
            assertThat(found.get(SOCIAL).added())
                    .isCloseTo(shoppers.truth[SOCIAL], within(0.35 * shoppers.truth[SOCIAL]));
            assertThat(found.get(AFFILIATE).added())
                    .as("affiliate of " + found.get(AFFILIATE).followed())
                    .isBetween(
                            -0.15 * found.get(AFFILIATE).followed(),
                            0.15 * found.get(AFFILIATE).followed());
        }
    }

    /** A channel whose touches differ by what was done before alone: the effect is none, whatever the raw rates. */
    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(4);
        int held = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            TouchCounts counts = new TouchCounts(List.of("direct", "search"), 1);
            for (int wants = 0; wants < 2; wants++) {
                for (int channel = 0; channel < 2; channel++) {
                    int number = wants == channel ? 600 : 150;
                    double rate = (wants == 1 ? 0.4 : 0.1) + (channel == 1 ? 0.05 : 0);
                    int bought = 0;
                    for (int i = 0; i < number; i++) {
                        bought += random.nextDouble() < rate ? 1 : 0;
                    }
                    counts.add(channel, new double[] {wants}, number, bought);
                }
            }
            Increment search =
                    Increments.of(counts, Set.of("direct"), List.of()).get(1);
            held += search.low() <= 37.5 && 37.5 <= search.high() ? 1 : 0;
        }
        // 270 are expected; 4 standard deviations are 21.
        assertThat(held).isBetween(249, 291);
    }

    @Test
    void aTestOutweighsTheComparison() {
        TouchCounts counts = new TouchCounts(List.of("direct", "search"), 0)
                .add(0, new double[0], 1000, 100)
                .add(1, new double[0], 1000, 500);

        Increment tested = Increments.of(counts, Set.of("direct"), List.of(new Lift("search", 10, 2, 500)))
                .get(1);

        assertThat(tested.basis()).isEqualTo(Basis.MEASURED);
        assertThat(tested.added()).isCloseTo(20, within(1e-9));
        assertThat(tested.high() - tested.added()).isCloseTo(1.6449 * 4, within(1e-3));
        Increment compared = Increments.of(counts, Set.of("direct"), List.of()).get(1);
        assertThat(compared.basis()).isEqualTo(Basis.ADJUSTED);
        assertThat(compared.added()).isCloseTo(400, within(1.0));
    }

    @Test
    void ofAHoldOutTheDifferenceOfRatesCounts() {
        Lift lift = Lift.ofHoldOut("email", 8000, 400, 2000, 60, 16_000);

        assertThat(lift.conversions()).isCloseTo(8000 * (0.05 - 0.03), within(1e-9));
        assertThat(lift.standardError())
                .isCloseTo(8000 * Math.sqrt(0.05 * 0.95 / 8000 + 0.03 * 0.97 / 2000), within(0.4));
    }

    @Test
    void saysWhatMakesItDoubtful() {
        TouchCounts few = new TouchCounts(List.of("direct", "search", "never"), 0)
                .add(0, new double[0], 100, 10)
                .add(1, new double[0], 10, 5);

        List<Increment> found = Increments.of(few, Set.of("direct"), List.of());

        assertThat(found.get(0).basis()).isEqualTo(Basis.BASELINE);
        assertThat(found.get(1).doubts()).containsExactly(Doubt.FEW_TOUCHES);
        assertThat(found.get(2).basis()).isEqualTo(Basis.UNKNOWN);
        assertThat(found.get(2).added()).isNaN();
        assertThat(Increments.of(few, Set.of(), List.of()).get(1).doubts()).containsExactly(Doubt.NO_BASELINE);
        TouchCounts apart = new TouchCounts(List.of("direct", "coupon"), 1)
                .add(0, new double[] {0}, 1000, 100)
                .add(0, new double[] {1}, 2, 1)
                .add(1, new double[] {1}, 500, 400);
        assertThat(Increments.of(apart, Set.of("direct"), List.of()).get(1).doubts())
                .containsExactly(Doubt.POOR_OVERLAP);
    }
}
