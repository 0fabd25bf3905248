package io.windrose.validate;

import io.windrose.science.attribution.Attribution;
import io.windrose.science.attribution.Credit;
import io.windrose.science.attribution.Markov;
import io.windrose.science.attribution.PathCounts;
import io.windrose.science.attribution.Rule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Credits on the example of ChannelAttribution. */
final class AttributionPublished implements Check {
    private static final String FILE = "attribution/pathdata.csv.gz";
    private static final List<String> CHANNELS = List.of(
            "alpha", "iota", "eta", "beta", "theta", "lambda", "epsilon", "zeta", "kappa", "gamma", "delta", "mi");
    /** Of the exact chain, by elimination. */
    private static final double[] MARKOV = {
        5344.95, 3884.61, 3340.85, 2527.35, 1971.91, 1282.85, 599.57, 381.06, 274.36, 171.15, 4.61, 1.72
    };

    @Override
    public String name() {
        return "attribution-published";
    }

    @Override
    public String title() {
        return "Attribution: sums, and published credits";
    }

    @Override
    public String method() {
        return "The 10,000 paths that come with R's ChannelAttribution 2.2.4 (19,785 conversions, 12 channels). Each model is to share all conversions and all value. First, last and linear touch are held against what that package prints; the Markov chain of order 1 against the exact removal effects of its chain, found by solving its equations (the package itself draws by lot and comes within 2%).";
    }

    @Override
    public Optional<String> missing(Setting setting) {
        return setting.missing(FILE);
    }

    @Override
    public Finding run(Setting setting) throws IOException {
        PathCounts.Builder built = PathCounts.of(CHANNELS);
        for (String[] row : DataTable.read(setting.file(FILE)).rows()) {
            built.add(
                    Arrays.stream(row[0].split(" > "))
                            .mapToInt(CHANNELS::indexOf)
                            .toArray(),
                    Double.parseDouble(row[1]),
                    Double.parseDouble(row[2]),
                    Double.parseDouble(row[3]));
        }
        PathCounts paths = built.build();
        double worst = 0;
        for (Attribution.Credited credited : Attribution.all(paths, Attribution.Settings.usual())) {
            double conversions =
                    credited.credits().stream().mapToDouble(Credit::conversions).sum();
            double value =
                    credited.credits().stream().mapToDouble(Credit::value).sum();
            worst = Math.max(worst, Math.abs(conversions / paths.conversions() - 1));
            worst = Math.max(worst, Math.abs(value / paths.value() - 1));
        }
        Markov.Fitted markov = Markov.fit(paths, 1);
        double[] found =
                markov.credits().stream().mapToDouble(Credit::conversions).toArray();
        double rules = Math.max(
                farthest(new Rule.First().credit(paths), 6308, 4606, 3164, 2831),
                Math.max(
                        farthest(new Rule.Last().credit(paths), 8447, 3355, 4167),
                        farthest(new Rule.Linear().credit(paths), 7574.72, 3857.10, 3539.95)));
        double chain = IntStream.range(0, MARKOV.length)
                .mapToDouble(i -> Math.abs(found[i] - MARKOV[i]))
                .max()
                .orElseThrow();
        return Finding.make()
                .require(
                        "farthest that any model's credits are from all conversions and value, by them",
                        Finding.words("%.1e", worst),
                        "below 1e-8",
                        worst < 1e-8)
                .require(
                        "first, last and linear touch, farthest from what is published",
                        Finding.words("%.4f conversions", rules),
                        "at most 0.005, the rounding",
                        rules <= 0.0051)
                .require(
                        "Markov chain, farthest from the exact credits",
                        Finding.words("%.4f conversions", chain),
                        "at most 0.005, the rounding",
                        chain <= 0.0051)
                .require(
                        "its probability of a conversion",
                        Finding.words("%.6f", markov.probability()),
                        "0.223845",
                        Math.abs(markov.probability() - 0.223845) < 5.1e-7)
                .picture(Picture.ofRows("Credits by the Markov chain", "conversions", CHANNELS)
                        .points("published", MARKOV)
                        .points("found", found))
                .build();
    }

    /** Of the first channels. */
    private static double farthest(List<Credit> credits, double... published) {
        return IntStream.range(0, published.length)
                .mapToDouble(i -> Math.abs(credits.get(i).conversions() - published[i]))
                .max()
                .orElseThrow();
    }
}
