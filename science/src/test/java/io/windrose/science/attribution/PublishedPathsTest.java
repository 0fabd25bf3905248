package io.windrose.science.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The example data of ChannelAttribution, which are not part of this repository: they are looked for in the folder that
 * the system property {@code windrose.data} names, or else beside the repository; without them this is skipped.
 */
class PublishedPathsTest {
    private static final List<String> CHANNELS = List.of(
            "alpha", "iota", "eta", "beta", "theta", "lambda", "epsilon", "zeta", "kappa", "gamma", "delta", "mi");

    private static PathCounts read() throws IOException {
        Path file = Path.of(System.getProperty("windrose.data", "../../shared/data"))
                .resolve("attribution/pathdata.csv.gz");
        assumeTrue(Files.exists(file), file + " is not there");
        PathCounts.Builder built = PathCounts.of(CHANNELS);
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(row -> built.add(
                            Arrays.stream(row[0].replace("\"", "").split(" > "))
                                    .mapToInt(CHANNELS::indexOf)
                                    .toArray(),
                            Double.parseDouble(row[1]),
                            Double.parseDouble(row[2]),
                            Double.parseDouble(row[3])));
        }
        return built.build();
    }

    private static void agrees(List<Credit> credits, Map<String, Double> published, double tolerance) {
        published.forEach((channel, conversions) -> assertThat(
                        credits.get(CHANNELS.indexOf(channel)).conversions())
                .as(channel)
                .isCloseTo(conversions, within(tolerance)));
    }

    @Test
    void countsArePublished() throws IOException {
        PathCounts paths = read();

        assertThat(paths.conversions()).isEqualTo(19_785);
        assertThat(paths.value()).isCloseTo(74_802.97, within(0.01));
        assertThat(paths.nulls()).isEqualTo(68_602);
    }

    @Test
    void rulesAgreeWithWhatWasPublished() throws IOException {
        PathCounts paths = read();

        agrees(
                new Rule.First().credit(paths),
                Map.of("alpha", 6308.0, "iota", 4606.0, "eta", 3164.0, "beta", 2831.0),
                0);
        agrees(
                new Rule.Last().credit(paths),
                Map.of("alpha", 8447.0, "eta", 4167.0, "iota", 3355.0, "lambda", 1207.0),
                0);
        agrees(new Rule.Linear().credit(paths), Map.of("alpha", 7574.72, "iota", 3857.10, "eta", 3539.95), 0.005);
    }

    @Test
    void theFirstOrderChainAgreesWithTheExactOne() throws IOException {
        Markov.Fitted fitted = Markov.fit(read(), 1);

        assertThat(fitted.probability()).isCloseTo(0.223845, within(5e-7));
        double[] effects = {
            .55840, .40584, .34903, .26404, .20601, .13402, .06264, .03981, .02866, .01788, .00048, .00018
        };
        double[] credits = {
            5344.95, 3884.61, 3340.85, 2527.35, 1971.91, 1282.85, 599.57, 381.06, 274.36, 171.15, 4.61, 1.72
        };
        for (int i = 0; i < effects.length; i++) {
            assertThat(fitted.removalEffects().get(i)).isCloseTo(effects[i], within(5.1e-6));
            assertThat(fitted.credits().get(i).conversions()).isCloseTo(credits[i], within(0.0051));
        }
    }

    @Test
    void allModelsShareAllConversions() throws IOException {
        PathCounts paths = read();

        for (Attribution.Credited credited : Attribution.all(paths, Attribution.Settings.usual())) {
            assertThat(credited.silence()).isEmpty();
            assertThat(credited.credits().stream()
                            .mapToDouble(Credit::conversions)
                            .sum())
                    .as(credited.model().name())
                    .isCloseTo(19_785, within(1e-4));
        }
    }
}
