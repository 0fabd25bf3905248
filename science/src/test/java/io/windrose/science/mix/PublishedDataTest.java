package io.windrose.science.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Published data sets, which are not part of this repository: they are looked for in the folder that the system
 * property {@code windrose.data} names, or else beside the repository; without them these tests are skipped.
 */
class PublishedDataTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("windrose.data", "../../shared/data")).resolve("mmm");

    /** Columns of numbers by name. */
    private record Table(List<String[]> rows) {
        static Table read(String name) throws IOException {
            Path file = FOLDER.resolve(name);
            assumeTrue(Files.exists(file), file + " is not there");
            try (var in = name.endsWith(".gz")
                    ? new GZIPInputStream(Files.newInputStream(file))
                    : Files.newInputStream(file)) {
                return new Table(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.split(",", -1))
                        .toList());
            }
        }

        double[] column(String name) {
            int at = Arrays.asList(rows.getFirst()).indexOf(name);
            return rows.stream()
                    .skip(1)
                    .mapToDouble(row -> Double.parseDouble(row[at]))
                    .toArray();
        }
    }

    private static Fit.Converged converged(Fit fit) {
        assertThat(fit.diagnosis().problems()).isEmpty();
        return (Fit.Converged) fit;
    }

    /**
     * The example of PyMC-Marketing, simulated with retentions of 0.4 and 0.2. Means and deviations of the parameters
     * are those of rstan 2.21.7 with this model and these data, 4 chains of 1,000 draws.
     */
    @Test
    void agreesWithStan() throws IOException {
        Table table = Table.read("pymc_mmm_example.csv");
        MixData data = MixData.national(
                table.column("y"),
                List.of(Media.spend("x1", table.column("x1")), Media.spend("x2", table.column("x2"))),
                List.of(
                        Control.holiday("event_1", table.column("event_1")),
                        Control.holiday("event_2", table.column("event_2"))));
        List<ChannelModel> channels = data.channels().stream()
                .map(name -> new ChannelModel(
                        name,
                        new Adstock.Geometric(new Prior.Beta(1, 3), 8),
                        new Saturation.Logistic(new Prior.Gamma(3, 1)),
                        Effect.shareBelow(0.5),
                        0.3))
                .toList();
        Fit.Converged fit =
                converged(MixModel.of(channels).with(new Trend.Linear(0.5)).fit(data, MixModel.sampler(1)));

        Map<String, double[]> ofStan = Map.ofEntries(
                Map.entry("intercept", new double[] {0.635913, 0.018768}),
                Map.entry("growth", new double[] {0.171212, 0.013071}),
                Map.entry("sine 1", new double[] {-0.098851, 0.005171}),
                Map.entry("cosine 1", new double[] {0.003723, 0.005404}),
                Map.entry("sine 2", new double[] {0.090146, 0.005294}),
                Map.entry("cosine 2", new double[] {-0.000166, 0.005278}),
                Map.entry("event_1", new double[] {0.366560, 0.048966}),
                Map.entry("event_2", new double[] {0.488319, 0.047578}),
                Map.entry("x1 retention", new double[] {0.395973, 0.029730}),
                Map.entry("x2 retention", new double[] {0.185295, 0.040657}),
                Map.entry("x1 rate", new double[] {1.28248, 0.110361}),
                Map.entry("x2 rate", new double[] {3.16281, 1.105968}),
                Map.entry("x1 effect", new double[] {0.294783, 0.018234}),
                Map.entry("x2 effect", new double[] {0.0722069, 0.0032691}),
                Map.entry("noise", new double[] {0.0472404, 0.0025909}));
        assertThat(fit.diagnosis().parameters()).hasSize(ofStan.size()).allSatisfy(parameter -> {
            double[] expected = ofStan.get(parameter.name());
            assertThat(parameter.figures().mean()).isCloseTo(expected[0], within(0.1 * expected[1]));
            assertThat(parameter.figures().deviation()).isCloseTo(expected[1], within(0.1 * expected[1]));
        });
        assertThat(fit.result().check().explained()).isGreaterThan(0.95);
        assertThat(fit.result().check().error()).isLessThan(0.04);
    }

    /** Of the recovery study of PyMC Labs, with the truth in a file beside: Stan's mean error was 8.2%. */
    @Test
    void findsTheTruthOfTheRecoveryStudy() throws IOException {
        Table table = Table.read("recovery_small_business.csv.gz");
        Table truth = Table.read("recovery_small_business_truth.csv");
        double[] contributions = truth.column("true_contribution");
        List<Media> media = truth.rows().stream()
                .skip(1)
                .map(row -> Media.spend(row[0], table.column(row[0])))
                .toList();
        MixData data = MixData.national(
                table.column("y"),
                media,
                List.of(Control.of("c1", table.column("c1")), Control.of("c2", table.column("c2"))));
        MixResult result =
                converged(MixModel.usual(data).fit(data, MixModel.sampler(1))).result();

        List<MixResult.ChannelResult> channels = result.channels();
        double error = 0;
        for (int i = 0; i < contributions.length; i++) {
            Interval found = channels.get(i).contribution();
            assertThat(found.contains(contributions[i]))
                    .as(channels.get(i).channel())
                    .isTrue();
            error += Math.abs(found.mean() / contributions[i] - 1) / contributions.length;
        }
        assertThat(error).isLessThan(0.082);
        assertThat(result.verdict().trust()).isEqualTo(Verdict.Trust.ACT);
    }
}
