package io.windrose.science.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.windrose.science.structural.StructuralModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Published data sets, which are not part of this repository: they are looked for in the folder that the system
 * property {@code windrose.data} names, or else beside the repository; without them these tests are skipped.
 */
class PublishedDataTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("windrose.data", "../../shared/data")).resolve("geo");

    private static List<String[]> rows(String name) throws IOException {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), file + " is not there");
        try (var in =
                name.endsWith(".gz") ? new GZIPInputStream(Files.newInputStream(file)) : Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
        }
    }

    /** Forty cities by ninety days. */
    private static Panel cities() throws IOException {
        Map<String, List<Double>> byCity = new TreeMap<>();
        for (String[] row : rows("geolift_pretest.csv.gz")) {
            byCity.computeIfAbsent(row[0], city -> new ArrayList<>()).add(Double.parseDouble(row[1]));
        }
        return new Panel(
                List.copyOf(byCity.keySet()),
                byCity.values().stream()
                        .map(series ->
                                series.stream().mapToDouble(Double::doubleValue).toArray())
                        .toArray(double[][]::new));
    }

    /** What GeoLift's walk-through prints of Chicago and Portland: weights, and imbalances of 909.489 and 0.1636. */
    @Test
    void weightsAreThoseOfGeoLift() throws IOException {
        Panel panel = cities();
        Panel andADay = new Panel(
                panel.markets(),
                Arrays.stream(panel.outcome())
                        .map(series -> {
                            double[] longer = Arrays.copyOf(series, 91);
                            longer[90] = series[83];
                            return longer;
                        })
                        .toArray(double[][]::new));
        SyntheticControl.Result result = SyntheticControl.usual(1)
                .with(new Augmentation.None())
                .withPlacebos(0)
                .analyze(andADay, new GeoTest(List.of("chicago", "portland"), 90, 91));

        Map<String, Double> printed = Map.of(
                "cincinnati", 0.22717797,
                "miami", 0.20276981,
                "baton rouge", 0.13353743,
                "minneapolis", 0.08997973,
                "dallas", 0.07392298,
                "nashville", 0.06853184);
        printed.forEach((city, weight) ->
                assertThat(result.weights().get(city)).as(city).isCloseTo(weight, within(1e-6)));
        assertThat(result.imbalance()).isCloseTo(909.489, within(1e-3));
        assertThat(result.scaledImbalance()).isCloseTo(0.1636, within(5e-5));
    }

    /** One row of {@code BestMarkets}. */
    private record Row(
            int rank,
            List<String> treated,
            int days,
            double effect,
            double imbalance,
            double investment,
            double detected,
            double bias,
            double correlation) {}

    /** The six best designs that GeoLift's walk-through prints for these data and settings. */
    @Test
    void designsAreThoseOfGeoLift() throws IOException {
        MarketSelection selection = new MarketSelection(
                new SyntheticControl(
                        Level.TAKEN_OUT, new Augmentation.None(), Permutation.RANDOM, Statistic.EACH_DAY, 0.9, 0, 1),
                MarketSelection.Matching.CORRELATION,
                List.of(2, 3, 4, 5),
                List.of(10, 15),
                List.of(0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5),
                1,
                0.8,
                7.5,
                new MarketSelection.Constraints(Set.of("chicago"), Set.of("honolulu"), 0.5, 1, 100_000));
        List<String> four = List.of("chicago", "cincinnati", "houston", "portland");
        List<String> two = List.of("chicago", "portland");
        List<String> three = List.of("chicago", "houston", "portland");
        List<String> five = List.of("chicago", "cincinnati", "houston", "nashville", "san diego");
        List<Row> printed = List.of(
                new Row(1, two, 15, 0.1, 0.1738778, 64_563.75, 0.10117316, 0.001, 0.9321104),
                new Row(1, four, 15, 0.05, 0.1971864, 74_118.38, 0.04829913, 0.002, 0.9144814),
                new Row(3, two, 10, 0.1, 0.1682310, 43_646.25, 0.10378013, 0.004, 0.9321104),
                new Row(3, four, 10, 0.1, 0.1966996, 99_027.75, 0.09552879, 0.004, 0.9144814),
                new Row(5, three, 10, 0.1, 0.2305628, 75_389.25, 0.10502968, 0.005, 0.9139549),
                new Row(6, five, 15, 0.05, 0.2699167, 95_755.50, 0.04282215, 0.007, 0.8992280));

        List<Design> designs = selection.rank(cities()).designs();
        for (int i = 0; i < printed.size(); i++) {
            Row row = printed.get(i);
            Design design = designs.get(i);
            assertThat(design.treated()).isEqualTo(row.treated());
            assertThat(design.days()).isEqualTo(row.days());
            assertThat(design.rank()).isEqualTo(row.rank());
            assertThat(design.effect()).isEqualTo(row.effect());
            assertThat(design.power()).isEqualTo(1);
            assertThat(design.scaledImbalance()).isCloseTo(row.imbalance(), within(1e-5));
            assertThat(design.investment()).isCloseTo(row.investment(), within(0.01));
            assertThat(design.detected()).isCloseTo(row.detected(), within(1e-5));
            assertThat(design.bias()).isEqualTo(row.bias());
            assertThat(design.correlation()).isCloseTo(row.correlation(), within(1e-6));
        }
    }

    /**
     * The example of CausalImpact's vignette, of which R prints for these numbers: a cumulative effect of 316 with the
     * deviation 10.38, from 294.4 to 336 with 95%, and an average prediction of 107. The truth is 300.
     */
    @Test
    void theEffectIsThatOfCausalImpact() throws IOException {
        List<String[]> rows = rows("causalimpact_vignette.csv");
        double[] y =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
        double[] x =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[2])).toArray();
        BeforeAfter.Result result =
                new BeforeAfter(StructuralModel.asCausalImpact(1), 0.95).analyze(y, Map.of("x1", x), 70, 100);
        Estimate total = result.lift().total();

        assertThat(result.fit().problems()).isEmpty();
        assertThat(total.value()).isCloseTo(316, within(1.5));
        assertThat(total.low()).isCloseTo(294.4, within(2.5));
        assertThat(total.high()).isCloseTo(336, within(2.5));
        assertThat(IntStream.range(70, 100)
                        .mapToDouble(day -> result.lift().expected()[day])
                        .average()
                        .orElseThrow())
                .isCloseTo(107, within(0.6));
        assertThat(result.lift().pValue()).isLessThan(0.002);

        Estimate usual = new BeforeAfter(StructuralModel.ofDays(1), 0.95)
                .analyze(y, Map.of("x1", x), 70, 100)
                .lift()
                .total();
        assertThat(usual.contains(300)).isTrue();
        assertThat(usual.low()).isGreaterThan(200);
    }
}
