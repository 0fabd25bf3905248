package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Figures of R are those of {@code thetaf} and {@code snaive} of {@code forecast} 8.20 in R 4.2.2 (Debian 12). */
class ThetaTest {
    private static final Percentage CLOSE = Percentage.withPercentage(0.01);

    private static void agree(Series series, double... ofR) {
        double[] expected = new Theta().fit(series).forecast(ofR.length, 0.95).expected();
        for (int step = 0; step < ofR.length; step++) {
            assertThat(expected[step]).as("step %d", step).isCloseTo(ofR[step], CLOSE);
        }
    }

    @Test
    void agreesWithR() {
        agree(Known.PASSENGERS, 440.0782, 428.3843, 489.7071, 475.7046, 479.6704, 545.3663);
        agree(Known.NILE, 799.8120, 798.4548, 797.0977, 795.7405, 794.3834, 793.0262);
        agree(Known.DEATHS, 8270.6938, 7508.9239, 8322.1248, 8554.1435, 9450.0930, 9870.9336);
        agree(Known.GAS, 999.7439, 660.0976, 387.1895, 718.3607, 1016.0764, 670.8376);
        agree(Known.POPULATION, 208.5918, 213.9854, 219.3790, 224.7726, 230.1663, 235.5599);
    }

    /** Without a season; with one R leaves its factor out of the interval. */
    @Test
    void intervalsAgreeWithR() {
        Prediction nile = new Theta().fit(Known.NILE).forecast(6, 0.95);
        assertThat(nile.high()[0]).isCloseTo(1082.5010, CLOSE);
        assertThat(nile.high()[5]).isCloseTo(1115.5600, CLOSE);

        Prediction gas = new Theta().fit(Known.GAS).forecast(2, 0.95);
        double winter = gas.high()[0] - gas.expected()[0];
        double spring = gas.high()[1] - gas.expected()[1];
        assertThat(winter / spring).as("as the factors").isBetween(1.4, 1.55);
    }

    @Test
    void seasonalNaiveAgreesWithR() {
        Prediction gas = new SeasonalNaive().fit(Known.GAS).forecast(6, 0.95);
        assertThat(gas.expected()).containsExactly(1163.9, 613.1, 347.4, 782.8, 1163.9, 613.1);
        assertThat(gas.high()[0]).isCloseTo(1247.2992, CLOSE);
        assertThat(gas.high()[5]).isCloseTo(731.0442, CLOSE);

        Prediction nile = new SeasonalNaive().fit(Known.NILE).forecast(6, 0.95);
        assertThat(nile.high()[0]).isCloseTo(1067.9503, CLOSE);
        assertThat(nile.high()[5]).isCloseTo(1543.3108, CLOSE);
    }

    @Test
    void saysWhatItCannotLearnFrom() {
        assertThatThrownBy(() -> new Theta().fit(Series.of(1, 1, 2, 3)))
                .hasMessage("Theta: 3 values are too few: 5 are needed");
        assertThatThrownBy(() -> new Theta().fit(Series.of(1, 2, 2, 2, 2, 2)))
                .hasMessage("Theta: all values are 2.0: there is nothing to learn");
        assertThatThrownBy(() -> new SeasonalNaive().fit(Series.of(12, 1, 2, 3)))
                .hasMessage("seasonal naive: 3 values are too few for a season of 12 steps: 13 are needed");
    }
}
