package io.windrose.validate;

import io.windrose.science.lift.Augmentation;
import io.windrose.science.lift.BeforeAfter;
import io.windrose.science.lift.Design;
import io.windrose.science.lift.Estimate;
import io.windrose.science.lift.GeoTest;
import io.windrose.science.lift.Level;
import io.windrose.science.lift.MarketSelection;
import io.windrose.science.lift.Panel;
import io.windrose.science.lift.Permutation;
import io.windrose.science.lift.Statistic;
import io.windrose.science.lift.SyntheticControl;
import io.windrose.science.structural.StructuralModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What GeoLift and CausalImpact print of their examples. */
final class LiftPublished implements Check {
    private static final String CITIES = "geo/geolift_pretest.csv.gz";
    private static final String VIGNETTE = "geo/causalimpact_vignette.csv";
    private static final List<String> WEIGHED =
            List.of("cincinnati", "miami", "baton rouge", "minneapolis", "dallas", "nashville");
    private static final double[] WEIGHTS = {0.22717797, 0.20276981, 0.13353743, 0.08997973, 0.07392298, 0.06853184};
    /** Markets, days, least effect, investment: the six best designs. */
    private static final List<String> DESIGNS = List.of(
            "chicago portland 15 0.10 64564",
            "chicago cincinnati houston portland 15 0.05 74118",
            "chicago portland 10 0.10 43646",
            "chicago cincinnati houston portland 10 0.10 99028",
            "chicago houston portland 10 0.10 75389",
            "chicago cincinnati houston nashville san diego 15 0.05 95756");

    @Override
    public String name() {
        return "lift-published";
    }

    @Override
    public String title() {
        return "Lift: what GeoLift and CausalImpact print";
    }

    @Override
    public String method() {
        return "GeoLift's walk-through, 40 cities by 90 days: weights and imbalance of the synthetic control of Chicago and Portland, and the six best designs of its market selection (markets, days, least effect that is found, investment). CausalImpact's vignette, re-created by its recipe: for these numbers R prints a cumulative effect of 316 (294.4 to 336 with 95%); the truth is 300.";
    }

    @Override
    public Optional<String> missing(Setting setting) {
        return setting.missing(CITIES).or(() -> setting.missing(VIGNETTE));
    }

    @Override
    public Finding run(Setting setting) throws IOException {
        Finding.Builder made = Finding.make();
        Panel cities = cities(DataTable.read(setting.file(CITIES)));
        weights(cities, made);
        if (setting.isQuick()) {
            made.tell("designs and vignette", "left out of a quick run");
        } else {
            designs(cities, made);
            vignette(DataTable.read(setting.file(VIGNETTE)), made);
        }
        return made.build();
    }

    private static Panel cities(DataTable table) {
        Map<String, List<Double>> byCity = new TreeMap<>();
        for (String[] row : table.rows()) {
            byCity.computeIfAbsent(row[0], city -> new ArrayList<>()).add(Double.parseDouble(row[1]));
        }
        return new Panel(
                List.copyOf(byCity.keySet()),
                byCity.values().stream()
                        .map(series ->
                                series.stream().mapToDouble(Double::doubleValue).toArray())
                        .toArray(double[][]::new));
    }

    private static void weights(Panel panel, Finding.Builder made) {
        int days = panel.outcome()[0].length;
        // A test needs a day; which one does not matter to weights.
        Panel andADay = new Panel(
                panel.markets(),
                Arrays.stream(panel.outcome())
                        .map(series -> {
                            double[] longer = Arrays.copyOf(series, days + 1);
                            longer[days] = series[days - 7];
                            return longer;
                        })
                        .toArray(double[][]::new));
        SyntheticControl.Result result = SyntheticControl.usual(1)
                .with(new Augmentation.None())
                .withPlacebos(0)
                .analyze(andADay, new GeoTest(List.of("chicago", "portland"), days, days + 1));
        double[] found = WEIGHED.stream()
                .mapToDouble(city -> result.weights().getOrDefault(city, 0.0))
                .toArray();
        double farthest = IntStream.range(0, found.length)
                .mapToDouble(i -> Math.abs(found[i] - WEIGHTS[i]))
                .max()
                .orElseThrow();
        made.require(
                        "GeoLift: six weights, the farthest",
                        Finding.words("%.1e", farthest),
                        "within 1e-6",
                        farthest < 1e-6)
                .require(
                        "GeoLift: imbalance",
                        Finding.words("%.3f, scaled %.4f", result.imbalance(), result.scaledImbalance()),
                        "909.489, scaled 0.1636",
                        Math.abs(result.imbalance() - 909.489) < 1e-3
                                && Math.abs(result.scaledImbalance() - 0.1636) < 5e-5)
                .picture(Picture.ofRows("Weights of Chicago and Portland's synthetic control", "weight", WEIGHED)
                        .points("GeoLift", WEIGHTS)
                        .points("found", found));
    }

    private static void designs(Panel panel, Finding.Builder made) {
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
        List<String> found = selection.rank(panel).designs().stream()
                .limit(DESIGNS.size())
                .map(LiftPublished::words)
                .toList();
        long same = IntStream.range(0, found.size())
                .filter(i -> found.get(i).equals(DESIGNS.get(i)))
                .count();
        made.require("GeoLift: its six best designs, in their order", same + " are the same", "6", same == 6);
    }

    private static String words(Design design) {
        return Finding.words(
                "%s %d %.2f %.0f",
                String.join(" ", design.treated()), design.days(), design.effect(), design.investment());
    }

    private static void vignette(DataTable table, Finding.Builder made) {
        BeforeAfter.Result result = new BeforeAfter(StructuralModel.asCausalImpact(1), 0.95)
                .analyze(column(table, 1), Map.of("x1", column(table, 2)), 70, 100);
        Estimate total = result.lift().total();
        boolean isAlike = Math.abs(total.value() - 316) < 1.5
                && Math.abs(total.low() - 294.4) < 2.5
                && Math.abs(total.high() - 336) < 2.5;
        made.require(
                "CausalImpact: cumulative effect, with its priors",
                Finding.words("%.1f (%.1f to %.1f)", total.value(), total.low(), total.high()),
                "316 (294.4 to 336), within 1.5 and 2.5",
                isAlike);
        Estimate usual = new BeforeAfter(StructuralModel.ofDays(1), 0.95)
                .analyze(column(table, 1), Map.of("x1", column(table, 2)), 70, 100)
                .lift()
                .total();
        made.require(
                "the same with the usual priors",
                Finding.words("%.1f (%.1f to %.1f)", usual.value(), usual.low(), usual.high()),
                "holds the truth, 300",
                usual.contains(300));
    }

    private static double[] column(DataTable table, int at) {
        return table.rows().stream()
                .mapToDouble(row -> Double.parseDouble(row[at]))
                .toArray();
    }
}
