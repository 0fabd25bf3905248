package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.windrose.science.forecast.EtsForm.Noise;
import io.windrose.science.forecast.EtsForm.Season;
import io.windrose.science.forecast.EtsForm.Trend;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures of R are those of {@code forecast::ets} 8.20 in R 4.2.2 (Debian 12), with {@code forecast(h, level = 95)}.
 */
class EtsTest {
    private static EtsForm form(String letters) {
        return new EtsForm(
                letters.charAt(0) == 'A' ? Noise.ADDITIVE : Noise.MULTIPLICATIVE,
                letters.contains("Ad") ? Trend.DAMPED : letters.charAt(1) == 'N' ? Trend.NONE : Trend.LINEAR,
                switch (letters.charAt(letters.length() - 1)) {
                    case 'N' -> Season.NONE;
                    case 'A' -> Season.ADDITIVE;
                    default -> Season.MULTIPLICATIVE;
                });
    }

    private static Series series(String name) {
        return switch (name) {
            case "passengers" -> Known.PASSENGERS;
            case "nile" -> Known.NILE;
            case "deaths" -> Known.DEATHS;
            case "gas" -> Known.GAS;
            default -> Known.POPULATION;
        };
    }

    /** Where the search is easy both find the same optimum. */
    @ParameterizedTest
    @CsvSource({
        // form, AICc, alpha, mean of steps 1 and 6, upper bound of 95% of steps 1 and 6
        "nile,       ANN, 1459.0310, 0.2455, 805.3813, 805.3813, 1088.0703, 1127.8742",
        "nile,       MNN, 1458.5519, 0.1514, 838.8752, 838.8752, 1093.3601, 1107.8947",
        "passengers, ANN, 1733.9582, 0.9999, 431.9958, 431.9958, 498.3012,  594.3968",
        "passengers, MNN, 1674.0717, 0.9999, 431.9958, 431.9958, 524.0172,  660.7377",
        "gas,        ANN, 1631.9639, 0.1277, 646.0897, 646.0897, 999.5422,  1013.6672",
        "gas,        MNN, 1532.3115, 0.1538, 654.3719, 654.3719, 1223.6570, 1262.9877",
        "population, AAN, 122.9594,  0.9999, 227.4904, 348.9415, 236.2492,  417.7355",
        "deaths,     ANN, 1262.6957, 0.9999, 9239.9389, 9239.9389, 10681.2103, 12770.0222"
    })
    void agreesWithR(
            String name,
            String letters,
            double aicc,
            double alpha,
            double one,
            double six,
            double high,
            double highest) {
        EtsFit fit = Ets.of(form(letters)).fit(series(name));
        Prediction prediction = fit.forecast(6, 0.95);

        Percentage close = Percentage.withPercentage(0.03);
        assertThat(fit.aicc()).isCloseTo(aicc, within(0.001));
        assertThat(fit.alpha()).isCloseTo(alpha, within(0.001));
        assertThat(prediction.expected()[0]).isCloseTo(one, close);
        assertThat(prediction.expected()[5]).isCloseTo(six, close);
        assertThat(prediction.high()[0]).isCloseTo(high, close);
        assertThat(prediction.high()[5]).isCloseTo(highest, close);
    }

    /** With many first states R stops early; forecasts of the same form then agree to a hundredth. */
    @ParameterizedTest
    @CsvSource({
        "gas,        MAM,  1256.5583, 1258.8236, 709.3041, 1546.8013, 917.3585",
        "gas,        MAdM, 1261.2448, 1254.9768, 701.2618, 1548.2509, 911.1934",
        "passengers, MAdM, 1400.6384, 441.8018,  551.0244, 475.7174,  634.6619",
        "deaths,     ANA,  1148.7161, 8397.4969, 9893.0647, 8971.1602, 10847.4318",
        "deaths,     MNM,  1152.4114, 8311.4407, 9844.4110, 8871.0466, 10950.1178"
    })
    void isAsLikelyAsR(String name, String letters, double aicc, double one, double six, double high, double highest) {
        EtsFit fit = Ets.of(form(letters)).fit(series(name));
        Prediction prediction = fit.forecast(6, 0.95);

        assertThat(fit.aicc()).isLessThan(aicc + 0.01).isGreaterThan(aicc - 20);
        Percentage close = Percentage.withPercentage(1.5);
        assertThat(prediction.expected()[0]).isCloseTo(one, close);
        assertThat(prediction.expected()[5]).isCloseTo(six, close);
        assertThat(prediction.high()[0]).isCloseTo(high, close);
        assertThat(prediction.high()[5]).isCloseTo(highest, close);
    }

    /** R's AICc of what it chose: nile 1458.5519, gas 1256.5583, deaths 1148.7161, passengers 1400.6384. */
    @ParameterizedTest
    @CsvSource({
        "nile, 'ETS(M,N,N)', 1458.5519",
        "gas, 'ETS(M,A,M)', 1256.5583",
        "deaths, 'ETS(A,N,A)', 1148.7161",
        "passengers, 'ETS(M,A,M)', 1400.6384"
    })
    void choosesTheFormByAicc(String name, String chosen, double aicc) {
        EtsFit fit = Ets.automatic().fit(series(name));

        assertThat(fit.form().name()).isEqualTo(chosen);
        assertThat(fit.aicc()).isLessThan(aicc + 0.001);
        assertThat(fit.description()).startsWith(chosen + ": alpha ");
    }

    static List<EtsForm> forms() {
        return EtsForm.all();
    }

    /** The equations of the form, written anew: 4 steps of a season of 4 and beyond. */
    @ParameterizedTest
    @MethodSource("forms")
    void varianceIsThatOfSimulatedPaths(EtsForm form) {
        double s2 = form.noise() == Noise.ADDITIVE ? 9 : 0.0009;
        EtsFit fit = fit(form, s2);
        int steps = 10;
        int paths = 40_000;
        Random random = new Random(5);
        double[] sums = new double[steps];
        double[] squares = new double[steps];
        for (int path = 0; path < paths; path++) {
            double[] made = simulate(fit, steps, random);
            for (int step = 0; step < steps; step++) {
                sums[step] += made[step] / paths;
                squares[step] += made[step] * made[step] / paths;
            }
        }
        Prediction prediction = fit.forecast(steps, 0.6826894921370859);
        for (int step = 0; step < steps; step++) {
            double deviation = Math.sqrt(squares[step] - sums[step] * sums[step]);
            assertThat(prediction.expected()[step]).isCloseTo(sums[step], Offset.offset(0.05 * deviation));
            assertThat(prediction.high()[step] - prediction.expected()[step])
                    .as("step %d", step)
                    .isCloseTo(deviation, Percentage.withPercentage(2.5));
        }
    }

    private static EtsFit fit(EtsForm form, double variance) {
        double[] season =
                switch (form.season()) {
                    case NONE -> new double[] {0};
                    case ADDITIVE -> new double[] {10, -5, 3, -8};
                    case MULTIPLICATIVE -> new double[] {1.2, 0.9, 1.1, 0.8};
                };
        return new EtsFit(
                form,
                0.4,
                form.trend() == Trend.NONE ? 0 : 0.15,
                form.season() == Season.NONE ? 0 : 0.3,
                form.trend() == Trend.DAMPED ? 0.9 : 1,
                100,
                form.trend() == Trend.NONE ? 0 : 2,
                season,
                variance,
                0,
                0);
    }

    private static double[] simulate(EtsFit fit, int steps, Random random) {
        EtsForm form = fit.form();
        double level = fit.level();
        double slope = fit.slope();
        double[] season = fit.season().clone();
        double[] path = new double[steps];
        for (int step = 0; step < steps; step++) {
            int place = step % season.length;
            double q = level + fit.phi() * slope;
            double s = season[place];
            double mu =
                    switch (form.season()) {
                        case NONE -> q;
                        case ADDITIVE -> q + s;
                        case MULTIPLICATIVE -> q * s;
                    };
            double error = Math.sqrt(fit.variance()) * random.nextGaussian();
            path[step] = form.noise() == Noise.ADDITIVE ? mu + error : mu * (1 + error);
            double surprise = form.season() == Season.MULTIPLICATIVE ? (path[step] - mu) / s : path[step] - mu;
            level = q + fit.alpha() * surprise;
            slope = fit.phi() * slope + fit.beta() * surprise;
            season[place] = switch (form.season()) {
                case NONE -> 0;
                case ADDITIVE -> s + fit.gamma() * (path[step] - mu);
                case MULTIPLICATIVE -> s + fit.gamma() * (path[step] - mu) / q;
            };
        }
        return path;
    }

    @Test
    void findsWhatASeriesWasMadeWith() {
        EtsForm form = form("AAdA");
        Series made = new Series(simulate(fit(form, 9), 2_000, new Random(3)), 4);

        EtsFit fit = Ets.of(form).fit(made);

        assertThat(fit.alpha()).isCloseTo(0.4, within(0.06));
        assertThat(fit.beta()).isCloseTo(0.15, within(0.04));
        assertThat(fit.gamma()).isCloseTo(0.3, within(0.05));
        assertThat(fit.phi()).isCloseTo(0.9, within(0.03));
        assertThat(fit.variance()).isCloseTo(9, within(0.6));
        assertThat(Ets.automatic().fit(made).form()).isEqualTo(form);
    }

    @Test
    void intervalsHoldOnSeriesOfTheForm() {
        Random random = new Random(11);
        int inside = 0;
        int series = 150;
        for (int i = 0; i < series; i++) {
            double[] path = simulate(fit(form("MNA"), 0.0009), 108, random);
            Prediction prediction = Ets.of(form("MNA"))
                    .fit(new Series(Arrays.copyOf(path, 100), 4))
                    .forecast(8, 0.9);
            inside += (int) IntStream.range(0, 8)
                    .filter(h -> path[100 + h] >= prediction.low()[h]
                            && path[100 + h] <= prediction.high()[h])
                    .count();
        }

        assertThat(inside / (8.0 * series)).isBetween(0.86, 0.93);
    }

    @Test
    void saysWhatItCannotLearnFrom() {
        Ets ets = Ets.automatic();
        assertThatThrownBy(() -> ets.fit(Series.of(1, 5, 5, 5, 5, 5, 5, 5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ETS: all values are 5.0: there is nothing to learn");
        assertThatThrownBy(() -> ets.fit(Series.of(1, 5, 6, 5)))
                .hasMessage("ETS: 3 values with a season of 1 steps are too few for ETS(A,N,N)");
        assertThatThrownBy(() -> Ets.of(form("MNN")).fit(Series.of(1, 5, 6, 0, 5, 7, 8, 9)))
                .hasMessage("ETS(M,N,N): a multiplicative form needs positive values: take an additive one");
        assertThatThrownBy(() -> Ets.of(form("ANA")).fit(Series.of(12, 1, 2, 3, 4, 5, 6, 7, 8, 9)))
                .hasMessageContaining("9 values with a season of 12 steps are too few for ETS(A,N,A)");
        assertThatThrownBy(() -> form("ANM")).hasMessageContaining("needs a multiplicative error");
    }

    @Test
    void leavesOutFormsThatDoNotSuit() {
        double[] sales = Known.DEATHS.values().clone();
        sales[5] = -1;

        assertThat(Ets.automatic().fit(new Series(sales, 12)).form().noise()).isEqualTo(Noise.ADDITIVE);
        assertThat(Ets.automatic().fit(new Series(sales, 52)).form().season()).isEqualTo(Season.NONE);
    }
}
