package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final Forecaster USUAL = Forecaster.usual();
    private static final String FAVOURITE = "median of Holt-Winters, Theta of logarithms, seasonal naive";

    @Test
    void takesTheMethodThatForecastsFarBetter() {
        Random random = new Random(1);
        double[] days = IntStream.range(0, 900)
                .mapToDouble(day ->
                        100 + 30 * Math.sin(2 * Math.PI * day / 365.25) + (day % 7) * 3 + 2 * random.nextGaussian())
                .toArray();
        Regression regression = Regression.of(Regression.Scale.ADDITIVE, Cycle.weekOfDays(), Cycle.yearOfDays());

        Choice choice = USUAL.with(regression).choose(new Series(days, 7), 60);

        assertThat(choice.method()).isEqualTo("regression");
        assertThat(choice.reason()).isEqualTo("lowest error of 4 trials");
        assertThat(choice.trials()).hasSize(5).allMatch(trial -> trial.windows() == 4);
        Trial chosen = choice.trials().getLast();
        assertThat(choice.trials()).allMatch(trial -> trial.error() >= chosen.error());
    }

    @Test
    void keepsTheFavouriteWhereOthersAreHardlyBetter() {
        Choice choice = USUAL.choose(Known.DEATHS, 12);

        double favourites = choice.trials().getFirst().error();
        assertThat(choice.method()).isEqualTo(FAVOURITE);
        assertThat(choice.reason()).isEqualTo("none had a much lower error");
        assertThat(choice.trials()).allMatch(trial -> trial.error() > 0.7 * favourites);
        assertThat(USUAL.withMargin(0).choose(Known.DEATHS, 12).trials()).isEqualTo(choice.trials());
    }

    /** Gas grows tenfold, and its season with it. */
    @Test
    void takesAMultiplicativeFormWhereItIsBetterByTheMargin() {
        List<Trial> trials = USUAL.choose(Known.GAS, 8).trials();
        double gain = 1 - trials.get(1).error() / trials.getFirst().error();

        assertThat(trials.get(1).method()).isEqualTo("ETS");
        assertThat(gain).isBetween(0.05, 0.3);
        assertThat(USUAL.choose(Known.GAS, 8).method()).isEqualTo(FAVOURITE);
        assertThat(USUAL.withMargin(gain - 0.01).choose(Known.GAS, 8).method()).isEqualTo("ETS");
    }

    /** The trial's figures, counted anew from one origin. */
    @Test
    void trialsAreErrorsOfWhatWasNotYetKnown() {
        SeasonalNaive naive = new SeasonalNaive();
        Forecaster one = new Forecaster(List.of(naive), naive, 1, 0, 1, 0);
        Trial trial = one.choose(Known.GAS, 4).trials().getFirst();

        double[] gas = Known.GAS.values();
        double error = IntStream.range(104, 108)
                        .mapToDouble(t -> Math.abs(gas[t] - gas[t - 4]))
                        .sum()
                / 4;
        assertThat(trial.error()).isCloseTo(error / Known.GAS.scale(), within(1e-9));
        assertThat(trial.windows()).isEqualTo(1);

        Prediction known = naive.fit(Known.GAS.until(104)).forecast(4, 0.8);
        double reach = IntStream.range(0, 4)
                        .mapToDouble(h ->
                                Math.abs(gas[104 + h] - known.expected()[h]) / (known.high()[h] - known.expected()[h]))
                        .sum()
                / 4;
        assertThat(trial.reach()).isCloseTo(reach * 1.2815516 / 0.7978846, within(1e-6));
        Choice choice = one.choose(Known.GAS, 4);
        assertThat(choice.widening()).isEqualTo(trial.reach());
        Prediction plain = naive.fit(Known.GAS).forecast(4, 0.8);
        Prediction widened = choice.forecast(0.8);
        assertThat(widened.high()[2] - widened.expected()[2])
                .isCloseTo(trial.reach() * (plain.high()[2] - plain.expected()[2]), within(1e-9));
    }

    /** Student's t with 4 degrees of freedom: 2.776445 at 97.5%, 1.533206 at 90%. */
    @Test
    void boundsHaveTheTailsOfSurprises() {
        Choice choice = USUAL.choose(Known.NILE, 3);
        Prediction usual = choice.forecast(0.8);
        Prediction wide = choice.forecast(0.95);

        assertThat((wide.high()[0] - wide.expected()[0]) / (usual.high()[0] - usual.expected()[0]))
                .isCloseTo(2.776445 / 1.533206, within(1e-5));
    }

    @Test
    void takesWhatSuitsAShortSeries() {
        Choice few = USUAL.choose(Series.of(1, 3, 5, 4, 6, 8, 7, 9), 3);
        assertThat(few.method()).isEqualTo(FAVOURITE);
        assertThat(few.reason()).isEqualTo("too short to try methods on it");
        assertThat(few.widening()).isEqualTo(USUAL.usualReach());

        Choice fewest = USUAL.choose(Series.of(1, 3, 5), 3);
        assertThat(fewest.method()).isEqualTo(FAVOURITE);
        assertThat(fewest.fitted().description()).doesNotContain("ETS");
        assertThat(fewest.trials().get(1).objection()).isPresent();
    }

    /**
     * YAG29 of the M1 competition: until its trend bends, ETS meets it to the last digit, with bounds of next to
     * nothing.
     */
    @Test
    void whatWasMetExactlyIsNotWidenedWithoutEnd() {
        Series bending = Series.of(1, 4.4, 4.6, 4.8, 5.0, 5.2, 5.4, 5.6, 5.8, 5.8, 6.0, 6.3, 6.7, 7.0, 7.3, 7.7);

        Choice choice = USUAL.choose(bending, 6);
        assertThat(choice.widening()).isBetween(1.0, 10.0);
        assertThat(USUAL.take("ETS", bending, 6).widening()).isBetween(1.0, 10.0);
    }

    @Test
    void saysWhatItCannotLearnFrom() {
        assertThatThrownBy(() -> USUAL.choose(Series.of(12, 3, 5), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 values with a season of 12 steps are too few");
        assertThatThrownBy(() -> USUAL.choose(Known.NILE, 0)).hasMessage("steps is 0, not 1 or more");
    }

    /** A constant series has a forecast, if a dull one. */
    @Test
    void constantsStayConstant() {
        Prediction prediction =
                USUAL.choose(Series.of(1, 4, 4, 4, 4, 4, 4, 4, 4), 2).forecast(0.8);

        assertThat(prediction.expected()).containsExactly(4, 4);
        assertThat(prediction.low()).containsExactly(4, 4);
    }

    @Test
    void theSameSeriesGivesTheSameNumbers() {
        Choice one = USUAL.choose(Known.DEATHS, 12);
        Choice other = USUAL.choose(Known.DEATHS, 12);

        assertThat(one.trials()).isEqualTo(other.trials());
        assertThat(one.forecast(0.8).high()).containsExactly(other.forecast(0.8).high());
    }

    @Test
    void gapsAreNoErrors() {
        double[] deaths = Known.DEATHS.values().clone();
        deaths[61] = Double.NaN;
        deaths[65] = Double.NaN;

        Choice choice = USUAL.choose(new Series(deaths, 12), 6);

        assertThat(choice.trials()).allMatch(trial -> trial.windows() == 4 && trial.error() > 0);
    }

    /** Counted anew, with the widening of the three other windows. */
    @Test
    void coverageIsThatOfWindowsWhichTheirWideningDoesNotKnow() {
        SeasonalNaive naive = new SeasonalNaive();
        Forecaster one = new Forecaster(List.of(naive), naive, 2, 0, 1.5, 2);
        Choice choice = one.choose(Known.GAS, 4);

        Choice latest = new Forecaster(List.of(naive), naive, 1, 0, 1.5, 2).choose(Known.GAS, 4);
        double earlier = 2 * choice.trials().getFirst().reach()
                - latest.trials().getFirst().reach();
        Prediction of108 = Choice.widened(naive.fit(Known.GAS.until(104)).forecast(4, 0.8), (2 * 1.5 + earlier) / 3);
        Prediction of106 = Choice.widened(
                naive.fit(Known.GAS.until(102)).forecast(4, 0.8),
                (2 * 1.5 + latest.trials().getFirst().reach()) / 3);
        int inside = inside(of108, 104) + inside(of106, 102);

        assertThat(choice.coverages()).extracting(Choice.Coverage::said).containsExactly(0.5, 0.8, 0.95);
        assertThat(choice.coverages()).allMatch(each -> each.outcomes() == 8);
        assertThat(choice.coverages().get(1).inside()).isEqualTo(inside);
        assertThat(choice.coverages()).extracting(Choice.Coverage::inside).isSorted();
    }

    private static int inside(Prediction prediction, int from) {
        return (int) IntStream.range(0, prediction.steps())
                .filter(step -> Known.GAS.values()[from + step] >= prediction.low()[step]
                        && Known.GAS.values()[from + step] <= prediction.high()[step])
                .count();
    }

    @Test
    void takesTheMethodThatSomebodyWants() {
        Choice choice = USUAL.take("seasonal naive", Known.DEATHS, 12);

        assertThat(choice.method()).isEqualTo("seasonal naive");
        assertThat(choice.why()).isEqualTo(Choice.Why.ASKED);
        assertThat(choice.trials())
                .isEqualTo(USUAL.choose(Known.DEATHS, 12).trials())
                .allMatch(trial -> trial.smape() > 0 && trial.smape() < 30);
        assertThatThrownBy(() -> USUAL.take("wishes", Known.DEATHS, 12))
                .hasMessage(
                        "there is no method \"wishes\" here; there are " + FAVOURITE + ", ETS, Theta, seasonal naive");
    }
}
