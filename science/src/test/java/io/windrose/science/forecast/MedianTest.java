package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Combinations, and methods on logarithms. */
class MedianTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-6);

    /**
     * A tenth of what is expected up and down.
     *
     * @param expected at a step from 0, of a series
     */
    private record Stub(String name, Optional<String> objection, ToDoubleBiFunction<Series, Integer> expected)
            implements ForecastMethod {
        static Stub saying(double number) {
            return new Stub("says " + number, Optional.empty(), (series, step) -> number);
        }

        @Override
        public Optional<String> objection(Series series) {
            return objection;
        }

        @Override
        public Fitted fit(Series series) {
            return new Fitted() {
                @Override
                public String description() {
                    return name;
                }

                @Override
                public Prediction forecast(int steps, double coverage) {
                    return new Prediction(
                            coverage, all(series, steps, 1), all(series, steps, 0.9), all(series, steps, 1.1));
                }
            };
        }

        private double[] all(Series series, int steps, double part) {
            double[] all = new double[steps];
            Arrays.setAll(all, step -> part * expected.applyAsDouble(series, step));
            return all;
        }
    }

    @Test
    void isTheMiddleOneAtEachStepOrTheMeanOfTheMiddleTwo() {
        Prediction of3 = Median.of(Stub.saying(90), Stub.saying(1_000), Stub.saying(100))
                .fit(Known.NILE)
                .forecast(2, 0.8);
        assertThat(of3.expected()).containsExactly(100, 100);
        assertThat(of3.low()[1]).isCloseTo(90, within(1e-9));
        assertThat(of3.high()[1]).isCloseTo(110, within(1e-9));

        Median of4 = Median.of(Stub.saying(90), Stub.saying(1_000), Stub.saying(100), Stub.saying(120));
        assertThat(of4.fit(Known.NILE).forecast(1, 0.8).expected()[0]).isEqualTo(110);
        assertThat(of4.name()).isEqualTo("median of says 90.0, says 1000.0, says 100.0, says 120.0");
    }

    private static Stub unfit(String objection) {
        return new Stub("unfit", Optional.of(objection), (series, step) -> 5);
    }

    @Test
    void leavesOutWhatDoesNotSuit() {
        Stub unfit = unfit("not today");
        Median median = Median.of(unfit, Stub.saying(90), Stub.saying(100));

        assertThat(median.objection(Known.NILE)).isEmpty();
        assertThat(median.fit(Known.NILE).forecast(1, 0.8).expected()[0]).isEqualTo(95);

        Median none = Median.of(unfit, unfit("nor tomorrow"));
        assertThat(none.objection(Known.NILE)).contains("unfit: not today");
        assertThatThrownBy(() -> none.fit(Known.NILE)).hasMessageContaining("not today");
        assertThatThrownBy(() -> new Median(List.of(unfit))).hasMessageContaining("two methods or more");
    }

    /** What doubles at each step goes on doubling, and all bounds stay above zero. */
    @Test
    void logarithmsMultiplyWhatAddsUp() {
        Series doubled = Series.of(1, 3, 6, 12, 24, 48, 96, 192, 384, 768, 1536);
        Stub lastChange = new Stub("last change", Optional.empty(), (series, step) -> {
            double[] values = series.values();
            double last = values[values.length - 1];
            return last + (step + 1) * (last - values[values.length - 2]);
        });
        Prediction naive = new Logarithmic(lastChange).fit(doubled).forecast(3, 0.8);
        assertThat(naive.expected()[0]).isCloseTo(2 * 1536, CLOSE);
        assertThat(naive.expected()[2]).isCloseTo(8 * 1536, CLOSE);

        Prediction gas = new Logarithmic(new Theta()).fit(Known.GAS).forecast(8, 0.99);
        assertThat(Arrays.stream(gas.low()).min().orElseThrow()).isPositive();
        assertThat(gas.expected()[0] / gas.low()[0])
                .as("as far up as down, by the ratio")
                .isCloseTo(gas.high()[0] / gas.expected()[0], Percentage.withPercentage(0.1));
    }

    @Test
    void aSeriesWithAZeroIsForecastAsItIs() {
        Series zero = Series.of(1, 4, 0, 7, 5, 6, 3, 8, 5, 9, 7);
        double[] plain = new Theta().fit(zero).forecast(3, 0.8).expected();
        assertThat(new Logarithmic(new Theta()).fit(zero).forecast(3, 0.8).expected())
                .isEqualTo(plain);
    }
}
