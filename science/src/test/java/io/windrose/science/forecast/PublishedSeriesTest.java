package io.windrose.science.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Published series, which are not part of this repository: they are looked for in the folder that the system property
 * {@code windrose.data} names, or else beside the repository; without them these tests are skipped.
 */
class PublishedSeriesTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("windrose.data", "../../shared/data")).resolve("forecast");

    private static List<String[]> rows(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), file + " is not there");
        try (var in =
                name.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.replace("\"", "").split(","))
                    .toList();
        }
    }

    private static double[] values(List<String[]> rows, String set) {
        return rows.stream()
                .filter(row -> row[6].equals(set))
                .mapToDouble(row -> Double.parseDouble(row[7]))
                .toArray();
    }

    /**
     * Each twentieth of the 1,001 series of the M1 competition; {@code bench forecast} takes all, and says more of R.
     * On these, R's {@code forecast} 8.20 has (MASE and sMAPE): snaive 2.2299 and 19.5647, thetaf 1.9856 and 19.0042.
     */
    @Test
    void beatsSeasonalNaiveAndThetaOnTheM1Competition() throws IOException {
        Map<String, List<String[]>> all = new LinkedHashMap<>();
        for (String[] row : rows("m1_competition_long.csv.gz")) {
            all.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
        }
        List<List<String[]>> series = List.copyOf(all.values());
        double mase = 0;
        double smape = 0;
        double naive = 0;
        double inside = 0;
        int steps = 0;
        int count = 0;
        for (int i = 0; i < series.size(); i += 20) {
            List<String[]> rows = series.get(i);
            Series known = new Series(values(rows, "in"), Integer.parseInt(rows.getFirst()[3]));
            double[] outcome = values(rows, "out");
            Prediction prediction =
                    Forecaster.usual().choose(known, outcome.length).forecast(0.8);
            Accuracy accuracy = Accuracy.of(known, outcome, prediction);
            mase += accuracy.mase();
            smape += accuracy.smape();
            inside += accuracy.inside() * outcome.length;
            naive += Accuracy.of(known, outcome, new SeasonalNaive().fit(known).forecast(outcome.length, 0.8))
                    .mase();
            steps += outcome.length;
            count++;
        }

        assertThat(count).isEqualTo(51);
        assertThat(naive / count).as("as R's").isCloseTo(2.2299, within(0.0001));
        assertThat(mase / count).isLessThan(1.9856);
        assertThat(smape / count).isLessThan(19.0042);
        assertThat(inside / steps).isBetween(0.75, 0.88);
    }

    /**
     * The last 365 values of the page views of Peyton Manning: Prophet's MAPE was 5.33% and its interval of 80% held
     * 80.5%; that of the same day of the year before 8.37%.
     */
    @Test
    void theRegressionForecastsAYearOfDaysAsProphetDoes() throws IOException {
        List<String[]> rows = rows("prophet_example_wp_log_peyton_manning.csv");
        LocalDate first = LocalDate.parse(rows.getFirst()[0]);
        LocalDate last = LocalDate.parse(rows.getLast()[0]);
        double[] days = new double[(int) ChronoUnit.DAYS.between(first, last) + 1];
        Arrays.fill(days, Double.NaN);
        for (String[] row : rows) {
            days[(int) ChronoUnit.DAYS.between(first, LocalDate.parse(row[0]))] = Double.parseDouble(row[1]);
        }
        int from = (int) ChronoUnit.DAYS.between(first, LocalDate.parse(rows.get(rows.size() - 365)[0]));
        Series known = new Series(days, 7).until(from);
        Regression regression = Regression.of(Regression.Scale.ADDITIVE, Cycle.yearOfDays(), Cycle.weekOfDays());

        Prediction prediction = regression.fit(known).forecast(days.length - known.length(), 0.8);
        double[] outcome = Arrays.copyOfRange(days, known.length(), days.length);
        Accuracy accuracy = Accuracy.of(known, outcome, prediction);
        assertThat(accuracy.mape()).isLessThan(5.33);
        assertThat(accuracy.inside()).isBetween(0.75, 0.9);

        Choice choice = Forecaster.usual().with(regression).choose(known, days.length - known.length());
        assertThat(choice.method()).isEqualTo("regression");
    }
}
