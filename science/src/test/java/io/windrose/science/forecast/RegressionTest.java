package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.forecast.Regression.Scale;
import io.windrose.science.forecast.RegressionFit.Effect;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionTest {
    private static final int DAYS = 1_000;
    private static final int AHEAD = 56;
    private static final int BEND = 500;
    private static final double[] WEEK = {10, 6, 2, 0, -2, -6, -10};
    private static final int[] FEASTS = {100, 350, 470, 720, 840, 1_010};

    private static final double RETENTION = 0.6;

    /**
     * A shop's days: a bend in the trend, a week, a year, feasts with an eve, spend that lasts, errors with a memory.
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Shop(double[] values, double[] spend, double[] truth) {
        static Shop of(long seed, double noise) {
            Random random = new Random(seed);
            double[] values = new double[DAYS + AHEAD];
            double[] spend = new double[DAYS + AHEAD];
            double[] truth = new double[DAYS + AHEAD];
            double stock = 0;
            double error = 0;
            for (int day = 0; day < values.length; day++) {
                spend[day] = random.nextDouble() < 0.3 ? 50 + 100 * random.nextDouble() : 0;
                stock = spend[day] + RETENTION * stock;
                int at = day;
                truth[day] = 200
                        + 0.1 * day
                        - 0.15 * Math.max(0, day - BEND)
                        + WEEK[day % 7]
                        + 20 * Math.sin(2 * Math.PI * day / 365.25)
                        + (Arrays.stream(FEASTS).anyMatch(feast -> feast == at) ? 60 : 0)
                        + (Arrays.stream(FEASTS).anyMatch(feast -> feast == at + 1) ? 25 : 0)
                        + 0.2 * stock;
                error = 0.5 * error + noise * random.nextGaussian();
                values[day] = truth[day] + error;
            }
            return new Shop(values, spend, truth);
        }

        Series known() {
            return new Series(Arrays.copyOf(values, DAYS), 7);
        }

        Regression regression(Scale scale) {
            return Regression.of(scale, Cycle.weekOfDays(), Cycle.yearOfDays())
                    .withHolidays(List.of(new Holiday("feast", FEASTS, 1, 0)))
                    .withRegressors(List.of(Regressor.spend("spend", spend)));
        }
    }

    @Test
    void findsWhatASeriesWasMadeWith() {
        Shop shop = Shop.of(1, 3);
        RegressionFit fit = shop.regression(Scale.ADDITIVE).fit(shop.known());

        assertThat(fit.effects()).extracting(Effect::name).containsExactly("feast -1", "feast", "spend");
        assertThat(fit.effects().get(0).coefficient()).isCloseTo(25, within(4.0));
        assertThat(fit.effects().get(1).coefficient()).isCloseTo(60, within(4.0));
        assertThat(fit.effects().get(2).coefficient()).isCloseTo(0.2, within(0.01));
        assertThat(fit.effects().get(2).retention()).isEqualTo(RETENTION);
        assertThat(fit.memory()).isCloseTo(0.5, within(0.1));
        assertThat(Math.sqrt(fit.variance())).isCloseTo(3 / Math.sqrt(0.75), within(0.3));

        Prediction prediction = fit.forecast(AHEAD, 0.9);
        for (int step = 0; step < AHEAD; step++) {
            assertThat(prediction.expected()[step])
                    .as("day %d", DAYS + step)
                    .isCloseTo(shop.truth()[DAYS + step], within(7.0));
        }
    }

    @Test
    void multipliesWhereItIsTold() {
        Shop shop = Shop.of(2, 1);
        double[] factors =
                Arrays.stream(shop.values()).map(value -> Math.exp(value / 100)).toArray();
        RegressionFit fit = shop.regression(Scale.MULTIPLICATIVE).fit(new Series(Arrays.copyOf(factors, DAYS), 7));

        assertThat(Math.exp(fit.effects().get(1).coefficient())).isCloseTo(Math.exp(0.6), within(0.03));
        Prediction prediction = fit.forecast(AHEAD, 0.9);
        for (int step = 0; step < AHEAD; step++) {
            assertThat(prediction.expected()[step] / Math.exp(shop.truth()[DAYS + step] / 100))
                    .isCloseTo(1, within(0.06));
            assertThat(prediction.low()[step]).isPositive();
        }
    }

    @Test
    void leavesGapsOut() {
        Shop shop = Shop.of(3, 3);
        double[] values = Arrays.copyOf(shop.values(), DAYS);
        IntStream.range(0, DAYS - 1).filter(day -> day % 11 == 5).forEach(day -> values[day] = Double.NaN);

        RegressionFit fit = shop.regression(Scale.ADDITIVE).fit(new Series(values, 7));

        assertThat(fit.effects().get(2).coefficient()).isCloseTo(0.2, within(0.01));
    }

    @Test
    void intervalsHoldOnSeriesLikeIt() {
        int inside = 0;
        int shops = 30;
        for (int seed = 0; seed < shops; seed++) {
            Shop shop = Shop.of(100 + seed, 10);
            Prediction prediction =
                    shop.regression(Scale.ADDITIVE).fit(shop.known()).forecast(AHEAD, 0.9);
            inside += (int) IntStream.range(0, AHEAD)
                    .filter(step -> shop.values()[DAYS + step] >= prediction.low()[step]
                            && shop.values()[DAYS + step] <= prediction.high()[step])
                    .count();
        }

        assertThat(inside / (double) (AHEAD * shops)).isBetween(0.85, 0.97);
    }

    @Test
    void saysWhatItCannotLearnFrom() {
        Series days = Shop.of(4, 1).known();
        assertThatThrownBy(
                        () -> Regression.of(Scale.ADDITIVE, Cycle.yearOfDays()).fit(days.until(200)))
                .hasMessage("regression: 200 values are less than one year of 365.25 steps: leave the cycle out");
        assertThatThrownBy(
                        () -> Regression.of(Scale.ADDITIVE, Cycle.weekOfDays()).fit(days.until(12)))
                .hasMessage("regression: 12 values are too few for 8 coefficients: 16 are needed");
        assertThatThrownBy(() -> Regression.of(Scale.MULTIPLICATIVE, Cycle.weekOfDays())
                        .fit(new Series(
                                IntStream.range(-5, 100).asDoubleStream().toArray(), 7)))
                .hasMessageContaining("parts that multiply need positive values");
        assertThatThrownBy(() -> Regression.of(Scale.ADDITIVE)
                        .withRegressors(List.of(Regressor.of("price", new double[10])))
                        .fit(days))
                .hasMessage("regression: price has 10 values for 1000 steps:"
                        + " give one for each, and for those that are forecast");
        RegressionFit fit = Regression.of(Scale.ADDITIVE)
                .withRegressors(List.of(Regressor.of("price", new double[1_003])))
                .fit(days);
        assertThat(fit.forecast(3, 0.8).steps()).isEqualTo(3);
        assertThatThrownBy(() -> fit.forecast(4, 0.8))
                .hasMessage("price has 1003 values; 4 steps after the first 1000 need 1004");
        assertThatThrownBy(() -> Regressor.of("price", 1, Double.NaN))
                .hasMessage("price of step 1 is NaN: give a number for each step");
        assertThatThrownBy(() -> new Cycle("week", 7, 4)).hasMessageContaining("4 harmonics of 7.0 steps");
    }
}
