package io.windrose.science.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.linear.Cholesky;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticControlTest {
    private static final GeoTest TEST = new GeoTest(List.of("market 0", "market 1"), 90, 104);
    private static final SyntheticControl PLAIN =
            SyntheticControl.usual(1).with(new Augmentation.None()).withPlacebos(0);

    private static Panel with(Panel panel, String market, int day, double value) {
        double[][] outcome = Arrays.stream(panel.outcome()).map(double[]::clone).toArray(double[][]::new);
        outcome[panel.index(market)][day] = value;
        return new Panel(panel.markets(), outcome);
    }

    @Test
    void aMixtureOfMarketsAndItsLiftAreFoundExactly() {
        World world = new World(1, 8, 104, 0.05, 0);
        for (int day = 0; day < 104; day++) {
            for (int treated = 0; treated < 2; treated++) {
                world.outcome[treated][day] =
                        0.25 * world.outcome[3][day] + 0.75 * world.outcome[5][day] + 40 + (day >= 90 ? 7 : 0);
            }
        }
        SyntheticControl.Result result = PLAIN.analyze(world.panel(), TEST);

        assertThat(result.weights()).hasSize(2);
        assertThat(result.weights().get("market 3")).isCloseTo(0.25, within(1e-6));
        assertThat(result.weights().get("market 5")).isCloseTo(0.75, within(1e-6));
        assertThat(result.scaledImbalance()).isLessThan(1e-6);
        assertThat(result.lift().total().value()).isCloseTo(2 * 7 * 14, within(1e-3));
        assertThat(result.lift().cumulative().get(4).value()).isCloseTo(2 * 7 * 5, within(1e-3));
        assertThat(result.lift().daily())
                .hasSize(14)
                .allSatisfy(day -> assertThat(day.value()).isCloseTo(14, within(1e-4)));
        double expected = Arrays.stream(result.lift().expected(), 90, 104).sum();
        assertThat(result.lift().relative().value()).isCloseTo(2 * 7 * 14 / expected, within(1e-6));
        assertThat(result.lift().isSignificant()).isTrue();
    }

    /** The weights of Ben-Michael et al. (2021), equation 11, with the matrix inverted by days. */
    @Test
    void theRidgeIsThatOfThePaper() {
        World world = new World(2, 6, 30, 0.1, 0);
        double[][] controls = Arrays.copyOfRange(world.outcome, 1, 6);
        double[] treated = world.outcome[0];
        int[] days = IntStream.range(0, 30).toArray();
        double penalty = 500;
        double[] plain = new Synthesizer(controls, days, Level.KEPT, Double.POSITIVE_INFINITY)
                .fit(treated)
                .weights();
        double[] augmented = new Synthesizer(controls, days, Level.KEPT, penalty)
                .fit(treated)
                .weights();

        double[] mean = IntStream.range(0, 30)
                .mapToDouble(day -> Arrays.stream(controls)
                        .mapToDouble(series -> series[day])
                        .average()
                        .orElseThrow())
                .toArray();
        double[][] matrix = new double[30][30];
        double[] missed = new double[30];
        for (int one = 0; one < 30; one++) {
            missed[one] = treated[one] - mean[one];
            for (int i = 0; i < 5; i++) {
                missed[one] -= plain[i] * (controls[i][one] - mean[one]);
                for (int other = 0; other < 30; other++) {
                    matrix[one][other] += (controls[i][one] - mean[one]) * (controls[i][other] - mean[other]);
                }
            }
            matrix[one][one] += penalty;
        }
        double[] solved = Cholesky.of(matrix).solve(missed);
        for (int i = 0; i < 5; i++) {
            double more = 0;
            for (int day = 0; day < 30; day++) {
                more += solved[day] * (controls[i][day] - mean[day]);
            }
            assertThat(augmented[i]).isCloseTo(plain[i] + more, within(1e-6));
        }
        assertThat(Arrays.stream(augmented).sum()).isCloseTo(1, within(1e-9));
        assertThat(Arrays.stream(augmented).min().orElseThrow()).isNotEqualTo(0);
    }

    /** Nine in ten intervals hold the truth, and one in ten tests of nothing is significant, but for chance. */
    @Test
    void intervalsHoldTheTruthAndNothingIsFoundWhereNothingIs() {
        int covered = 0;
        int coveredByPlacebo = 0;
        int found = 0;
        int foundByPlacebo = 0;
        int worlds = 100;
        for (int i = 0; i < worlds; i++) {
            World world = new World(100 + i, 20, 104, 0.05, 0.3);
            Donors lifted = Donors.of(world.lifted(TEST, 0.1), TEST);
            Donors none = Donors.of(world.panel(), TEST);
            int[] days = IntStream.range(0, TEST.until()).toArray();
            double penalty = Double.POSITIVE_INFINITY;
            Conformal conformal = PLAIN.conformal(lifted, days, TEST.days(), penalty);
            double truth = world.truth(TEST, 0.1);
            double[] gaps = gaps(lifted.treated(), lifted.controls());
            double estimate =
                    Arrays.stream(gaps, TEST.from(), TEST.until()).average().orElseThrow();
            covered += conformal
                            .interval(estimate, 1, 0.9)
                            .times(2.0 * TEST.days())
                            .contains(truth)
                    ? 1
                    : 0;
            found += PLAIN.conformal(none, days, TEST.days(), penalty).pValue(0) <= 0.1 ? 1 : 0;
            coveredByPlacebo += placebo(lifted).total().contains(truth) ? 1 : 0;
            foundByPlacebo += placebo(none).pValue() <= 0.1 ? 1 : 0;
        }

        // Of 100 with a probability of 0.9, fewer than 81 or more than 97 come once in 200 times.
        assertThat(covered).isBetween(81, 98);
        assertThat(coveredByPlacebo).isBetween(81, 98);
        assertThat(found).isBetween(3, 19);
        assertThat(foundByPlacebo).isBetween(3, 19);
    }

    private static Placebo placebo(Donors donors) {
        return Placebo.of(
                donors,
                2,
                TEST.from(),
                gaps(donors.treated(), donors.controls()),
                39,
                0.9,
                5,
                SyntheticControlTest::gaps);
    }

    private static double[] gaps(double[] treated, double[][] controls) {
        SyntheticWeights weights = PLAIN.fit(treated, controls, TEST.from(), Double.POSITIVE_INFINITY);
        return IntStream.range(0, treated.length)
                .mapToDouble(day -> treated[day] - weights.expected(controls, day))
                .toArray();
    }

    /** Without a fit to speak of, a p-value is the rank of the last days' gap among all shifts. */
    @Test
    void aConformalPValueIsARankAmongShifts() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] controls = new double[2][40];
        double[] treated = new double[40];
        for (int day = 0; day < 40; day++) {
            treated[day] = random.nextGaussian();
        }
        int[] days = IntStream.range(0, 40).toArray();
        Conformal conformal = new Conformal(
                treated,
                controls,
                days,
                5,
                Level.KEPT,
                Double.POSITIVE_INFINITY,
                Permutation.BLOCK,
                Statistic.TOTAL,
                1);
        for (double effect : new double[] {0, 0.5, -2}) {
            double[] gaps = treated.clone();
            for (int day = 35; day < 40; day++) {
                gaps[day] -= effect;
            }
            double own = Math.abs(Arrays.stream(gaps, 35, 40).sum());
            int reached = 0;
            for (int first = 0; first < 40; first++) {
                double sum = 0;
                for (int i = 0; i < 5; i++) {
                    sum += gaps[(first + i) % 40];
                }
                reached += Math.abs(sum) >= own - 1e-9 ? 1 : 0;
            }
            assertThat(conformal.pValue(effect)).isEqualTo(reached / 40.0);
        }
        Estimate interval = conformal.interval(0, 0.1, 0.9);
        assertThat(conformal.pValue(interval.low() - 0.01)).isLessThanOrEqualTo(0.1);
        assertThat(conformal.pValue(interval.low() + 0.01)).isGreaterThan(0.1);
    }

    @Test
    void aLargeLiftIsTheMostExtremeOfPlacebos() {
        World world = new World(3, 12, 104, 0.05, 0);
        GeoTest one = new GeoTest(List.of("market 4"), 90, 104);
        Placebo placebo =
                SyntheticControl.usual(1).analyze(world.lifted(one, 0.5), one).placebo();

        assertThat(placebo.sets()).isEqualTo(11);
        assertThat(placebo.pValue()).isCloseTo(1.0 / 12, within(1e-12));
        assertThat(placebo.total().isBounded()).isTrue();
        assertThat(SyntheticControl.usual(1)
                        .withConfidence(0.95)
                        .analyze(world.lifted(one, 0.5), one)
                        .placebo()
                        .total()
                        .isBounded())
                .as("eleven placebos cannot tell 95%")
                .isFalse();
    }

    @Test
    void theSameSeedGivesTheSame() {
        World world = new World(4, 10, 104, 0.05, 0);
        SyntheticControl method = SyntheticControl.usual(9).withPlacebos(20);

        assertThat(method.analyze(world.panel(), TEST).lift().total())
                .isEqualTo(method.analyze(world.panel(), TEST).lift().total());
        assertThat(method.analyze(world.panel(), TEST).placebo())
                .isEqualTo(method.analyze(world.panel(), TEST).placebo());
    }

    @Test
    void doubtfulDataAreNamed() {
        World world = new World(5, 8, 60, 0.05, 0);
        Arrays.fill(world.outcome[2], 5);
        world.outcome[3][10] = Double.NaN;
        world.outcome[4][11] = -1;
        Arrays.setAll(world.outcome[0], day -> 3_000 + world.outcome[0][day]);
        GeoTest test = new GeoTest(List.of("market 0"), 46, 60);

        assertThat(PLAIN.analyze(world.panel(), test).lift().warnings())
                .extracting(Warning::kind, Warning::subject)
                .contains(
                        tuple(Warning.Kind.CONSTANT, "market 2"),
                        tuple(Warning.Kind.GAPS, "market 3"),
                        tuple(Warning.Kind.NEGATIVE, "market 4"),
                        tuple(Warning.Kind.SHORT_HISTORY, ""),
                        tuple(Warning.Kind.TREATED_SHARE, ""));
    }

    @Test
    void aMarketLikeNoOtherIsNamed() {
        World world = new World(6, 8, 104, 0.05, 0);
        SplittableRandom random = new SplittableRandom(1);
        Arrays.setAll(world.outcome[0], day -> 100 + 30 * random.nextGaussian());

        assertThat(PLAIN.analyze(world.panel(), new GeoTest(List.of("market 0"), 90, 104))
                        .lift()
                        .warnings())
                .extracting(Warning::kind)
                .contains(Warning.Kind.POOR_FIT);
    }

    @Test
    void whatCannotBeJudgedIsRefusedWithTheReason() {
        Panel panel = new World(7, 8, 104, 0.05, 0).panel();

        assertThatThrownBy(() -> PLAIN.analyze(panel, new GeoTest(List.of("nowhere"), 90, 104)))
                .hasMessage("there is no market nowhere");
        assertThatThrownBy(() -> PLAIN.analyze(panel, new GeoTest(List.of("market 0"), 90, 105)))
                .hasMessage("the test ends with day 105 of 104");
        assertThatThrownBy(() -> PLAIN.analyze(panel, new GeoTest(List.of("market 0"), 13, 20)))
                .hasMessageContaining("13 days before the test are too few");
        assertThatThrownBy(() -> PLAIN.analyze(with(panel, "market 0", 5, Double.NaN), TEST))
                .hasMessageStartingWith("day 5 of market 0 is not known");
        assertThatThrownBy(() -> PLAIN.analyze(
                        panel,
                        new GeoTest(
                                IntStream.range(0, 7)
                                        .mapToObj(i -> "market " + i)
                                        .toList(),
                                90,
                                104)))
                .hasMessageStartingWith("1 markets are left to compare to");
        assertThatThrownBy(() -> new GeoTest(List.of("a", "a"), 1, 2)).hasMessageContaining("[a, a]");
        assertThatThrownBy(() -> new GeoTest(List.of("a"), 2, 2)).hasMessage("days 2 to 2 are out of order");
        assertThatThrownBy(() -> new Panel(List.of("a", "b"), new double[2][3]))
                .hasMessageStartingWith("2 markets are too few");
        assertThatThrownBy(() -> new Panel(List.of("a", "b", "b"), new double[3][3]))
                .hasMessage("market b is given twice");
        assertThatThrownBy(() -> new Augmentation.Ridge(0)).hasMessage("penalty is 0.0, not above 0");
        assertThatThrownBy(() -> PLAIN.withConfidence(1)).hasMessage("confidence is 1.0, not between 0 and 1");
    }
}
