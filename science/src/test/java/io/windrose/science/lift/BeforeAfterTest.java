package io.windrose.science.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.structural.StructuralModel;
import io.windrose.science.structural.Trend;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BeforeAfterTest {
    private static final int FROM = 70;
    private static final int UNTIL = 84;
    private static final double[] WEEK = {8, 4, 0, 0, 2, -6, -8};
    private static final double LIFT = 8;

    /** A level that wanders, a week, and a regression on the first of four series. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares cases.
    private record Case(double[] outcome, Map<String, double[]> regressors) {
        static Case of(long seed, double wander) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, double[]> regressors = new TreeMap<>();
            double[] outcome = new double[UNTIL];
            for (int j = 0; j < 4; j++) {
                double[] series = new double[UNTIL];
                double wandering = 0;
                for (int day = 0; day < UNTIL; day++) {
                    wandering = 0.95 * wandering + 2 * random.nextGaussian();
                    series[day] = 100 + wandering + random.nextGaussian();
                    outcome[day] += j == 0 ? 1.2 * series[day] : 0;
                }
                regressors.put("series " + j, series);
            }
            double level = 0;
            for (int day = 0; day < UNTIL; day++) {
                level += wander * random.nextGaussian();
                outcome[day] += level + WEEK[day % 7] + 3 * random.nextGaussian() + (day >= FROM ? LIFT : 0);
            }
            return new Case(outcome, regressors);
        }

        Case withoutWeek() {
            double[] without = outcome.clone();
            for (int day = 0; day < UNTIL; day++) {
                without[day] -= WEEK[day % 7];
            }
            return new Case(without, regressors);
        }
    }

    @Test
    void intervalsHoldTheTruthAndNothingIsFoundWhereNothingIs() {
        BeforeAfter method =
                new BeforeAfter(StructuralModel.ofDays(1).withPeriod(1).withDraws(2, 100, 150), 0.9);
        int covered = 0;
        int worlds = 50;
        for (int i = 0; i < worlds; i++) {
            Case given = Case.of(1_000 + i, 0.3).withoutWeek();
            covered += method.analyze(given.outcome(), given.regressors(), FROM, UNTIL)
                            .lift()
                            .total()
                            .contains(LIFT * (UNTIL - FROM))
                    ? 1
                    : 0;
        }

        // A lift moves the outcome as a whole, so an interval that leaves it out would have left zero out without it.
        // Of 50 with a probability of 0.9, fewer than 39 come once in 200 times; priors make intervals rather wide.
        assertThat(covered).isBetween(39, 50);
    }

    @Test
    void findsLiftRegressorAndTail() {
        Case given = Case.of(3, 0.1);
        BeforeAfter.Result result = BeforeAfter.usual(1).analyze(given.outcome(), given.regressors(), FROM, UNTIL);
        LiftResult lift = result.lift();

        assertThat(result.fit().problems()).isEmpty();
        assertThat(lift.warnings()).isEmpty();
        assertThat(lift.total().contains(LIFT * 14)).isTrue();
        assertThat(lift.total().low()).isGreaterThan(0);
        assertThat(lift.pValue()).isLessThan(0.02);
        assertThat(lift.daily()).hasSize(14);
        assertThat(lift.cumulative().getLast()).isEqualTo(lift.total());
        assertThat(result.coefficients().get("series 0")).isCloseTo(1.2, within(0.25));
        assertThat(result.inclusions().get("series 0")).isGreaterThan(0.95);
        double expected = 0;
        for (int day = FROM; day < UNTIL; day++) {
            expected += lift.expected()[day];
        }
        assertThat(lift.total().value()).isCloseTo(lift.relative().value() * expected, within(0.02 * expected));
    }

    /** Without regressors, with a slope, and with days that are not known. */
    @Test
    void goesOnWithTheSlope() {
        SplittableRandom random = new SplittableRandom(4);
        double[] outcome = new double[UNTIL];
        for (int day = 0; day < UNTIL; day++) {
            outcome[day] = 100 + 2 * day + random.nextGaussian();
        }
        outcome[20] = Double.NaN;
        outcome[21] = Double.NaN;
        StructuralModel model = StructuralModel.ofDays(1).withPeriod(1).with(Trend.SLOPE);
        LiftResult lift = new BeforeAfter(model, 0.9)
                .analyze(outcome, Map.of(), FROM, UNTIL)
                .lift();

        assertThat(lift.total().contains(0)).isTrue();
        assertThat(lift.expected()[UNTIL - 1]).isCloseTo(100 + 2 * (UNTIL - 1), within(15.0));
        // A level without a slope stays behind.
        assertThat(new BeforeAfter(model.with(Trend.LEVEL), 0.9)
                        .analyze(outcome, Map.of(), FROM, UNTIL)
                        .lift()
                        .total()
                        .value())
                .isGreaterThan(100);
    }

    @Test
    void takesMarketsAsRegressors() {
        World world = new World(5, 10, 104, 0.03, 0);
        GeoTest test = new GeoTest(List.of("market 0", "market 1"), 90, 104);
        BeforeAfter.Result result = BeforeAfter.usual(1).analyze(world.lifted(test, 0.15), test);

        assertThat(result.inclusions()).hasSize(8).doesNotContainKeys("market 0", "market 1");
        assertThat(result.lift().total().contains(world.truth(test, 0.15))).isTrue();
        assertThat(result.lift().isSignificant()).isTrue();
    }

    @Test
    void theSameSeedGivesTheSameAndAnotherDoesNot() {
        Case given = Case.of(6, 0.1);
        StructuralModel model = StructuralModel.ofDays(1).withDraws(2, 20, 50);
        LiftResult one = new BeforeAfter(model, 0.9)
                .analyze(given.outcome(), given.regressors(), FROM, UNTIL)
                .lift();
        LiftResult same = new BeforeAfter(model, 0.9)
                .analyze(given.outcome(), given.regressors(), FROM, UNTIL)
                .lift();
        LiftResult other = new BeforeAfter(StructuralModel.ofDays(2).withDraws(2, 20, 50), 0.9)
                .analyze(given.outcome(), given.regressors(), FROM, UNTIL)
                .lift();

        assertThat(one.total()).isEqualTo(same.total()).isNotEqualTo(other.total());
        assertThat(one.warnings()).extracting(Warning::kind).contains(Warning.Kind.NOT_CONVERGED);
    }

    @Test
    void whatCannotBeJudgedIsRefusedWithTheReason() {
        BeforeAfter method = BeforeAfter.usual(1);
        double[] outcome = Case.of(7, 0.1).outcome();
        double[] gap = outcome.clone();
        gap[FROM] = Double.NaN;

        assertThatThrownBy(() -> method.analyze(gap, Map.of(), FROM, UNTIL))
                .hasMessageStartingWith("a day of the campaign is not known");
        assertThatThrownBy(() -> method.analyze(outcome, Map.of(), FROM, UNTIL + 1))
                .hasMessage("the campaign ends with day 85 of 84");
        assertThatThrownBy(() -> method.analyze(outcome, Map.of(), 13, UNTIL))
                .hasMessageContaining("at least 14 are needed");
        assertThatThrownBy(() -> method.analyze(outcome, Map.of("x", gap), FROM, UNTIL))
                .hasMessageContaining("regressor 0 is not known at all 84 steps");
        assertThatThrownBy(() -> method.analyze(new double[UNTIL], Map.of(), FROM, UNTIL))
                .hasMessageContaining("nothing can be learned from it");
        assertThatThrownBy(() -> StructuralModel.ofDays(1).withPeriod(0)).hasMessage("period is 0");
    }
}
