package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Combinations, and methods on logarithms. */
class MedianTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-6);

    /** Forecasts a number, a tenth of it up and down. */
    private record Says(double number, Optional<String> objection) implements ForecastMethod {
        static Says it(double number) {
            return new Says(number, Optional.empty());
        }

        @Override
        public String name() {
            return "says " + number;
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
                    return name();
                }

                @Override
                public Prediction forecast(int steps, double coverage) {
                    return new Prediction(coverage, all(steps, 1), all(steps, 0.9), all(steps, 1.1));
                }
            };
        }

        private double[] all(int steps, double part) {
            double[] all = new double[steps];
            Arrays.fill(all, number * part);
            return all;
        }
    }

    @Test
    void isTheMiddleOneAtEachStepOrTheMeanOfTheMiddleTwo() {
        Prediction of3 = Median.of(Says.it(90), Says.it(1_000), Says.it(100))
                .fit(Known.NILE)
                .forecast(2, 0.8);
        assertThat(of3.expected()).containsExactly(100, 100);
        assertThat(of3.low()[1]).isCloseTo(90, within(1e-9));
        assertThat(of3.high()[1]).isCloseTo(110, within(1e-9));

        Median of4 = Median.of(Says.it(90), Says.it(1_000), Says.it(100), Says.it(120));
        assertThat(of4.fit(Known.NILE).forecast(1, 0.8).expected()[0]).isEqualTo(110);
        assertThat(of4.name()).isEqualTo("median of says 90.0, says 1000.0, says 100.0, says 120.0");
    }

    @Test
    void leavesOutWhatDoesNotSuit() {
        Says unfit = new Says(5, Optional.of("not today"));
        Median median = Median.of(unfit, Says.it(90), Says.it(100));

        assertThat(median.objection(Known.NILE)).isEmpty();
        assertThat(median.fit(Known.NILE).forecast(1, 0.8).expected()[0]).isEqualTo(95);

        Median none = Median.of(unfit, new Says(6, Optional.of("nor tomorrow")));
        assertThat(none.objection(Known.NILE)).contains("says 5.0: not today");
        assertThatThrownBy(() -> none.fit(Known.NILE)).hasMessageContaining("not today");
        assertThatThrownBy(() -> new Median(List.of(unfit))).hasMessageContaining("two methods or more");
    }

    /** What doubles at each step goes on doubling, and all bounds stay above zero. */
    @Test
    void logarithmsMultiplyWhatAddsUp() {
        Series doubled = Series.of(1, 3, 6, 12, 24, 48, 96, 192, 384, 768, 1536);
        Prediction naive = new Logarithmic(new Doubling()).fit(doubled).forecast(3, 0.8);
        assertThat(naive.expected()[0]).isCloseTo(2 * 1536, CLOSE);
        assertThat(naive.expected()[2]).isCloseTo(8 * 1536, CLOSE);

        Prediction gas = new Logarithmic(new Theta()).fit(Known.GAS).forecast(8, 0.99);
        assertThat(Arrays.stream(gas.low()).min().orElseThrow()).isPositive();
        assertThat(gas.expected()[0] / gas.low()[0])
                .as("as far up as down, by the ratio")
                .isCloseTo(gas.high()[0] / gas.expected()[0], Percentage.withPercentage(0.1));
    }

    /** The last change goes on. */
    private record Doubling() implements ForecastMethod {
        @Override
        public String name() {
            return "last change";
        }

        @Override
        public Optional<String> objection(Series series) {
            return Optional.empty();
        }

        @Override
        public Fitted fit(Series series) {
            double[] values = series.values();
            double last = values[values.length - 1];
            double change = last - values[values.length - 2];
            return new Fitted() {
                @Override
                public String description() {
                    return name();
                }

                @Override
                public Prediction forecast(int steps, double coverage) {
                    double[] on = new double[steps];
                    Arrays.setAll(on, step -> last + (step + 1) * change);
                    return new Prediction(coverage, on, on, on);
                }
            };
        }
    }

    @Test
    void aSeriesWithAZeroIsForecastAsItIs() {
        Series zero = Series.of(1, 4, 0, 7, 5, 6, 3, 8, 5, 9, 7);
        double[] plain = new Theta().fit(zero).forecast(3, 0.8).expected();
        assertThat(new Logarithmic(new Theta()).fit(zero).forecast(3, 0.8).expected())
                .isEqualTo(plain);
    }
}
