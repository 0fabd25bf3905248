package io.windrose.validate;

import io.windrose.science.mix.Adstock;
import io.windrose.science.mix.ChannelModel;
import io.windrose.science.mix.Control;
import io.windrose.science.mix.Diagnosis;
import io.windrose.science.mix.Effect;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.Prior;
import io.windrose.science.mix.Saturation;
import io.windrose.science.mix.Trend;
import io.windrose.science.sample.NoUTurn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The posterior of a mix model beside Stan's of the same model and data. */
final class MixStan implements Check {
    private static final int WARMUP = 1_000;
    private static final int DRAWS = 2_500;

    /** A data set with its model. */
    enum Example {
        PYMC("pymc", "mmm/pymc_mmm_example.csv", "two channels (PyMC-Marketing's example)"),
        RECOVERY("recovery", "mmm/recovery_small_business.csv.gz", "four channels (a recovery study)");

        private final String name;
        private final String file;
        private final String words;

        Example(String name, String file, String words) {
            this.name = name;
            this.file = file;
            this.words = words;
        }

        private MixData data(DataTable table) {
            return switch (this) {
                case PYMC ->
                    MixData.national(
                            table.column("y"),
                            media(table, Stream.of("x1", "x2")),
                            Stream.of("event_1", "event_2")
                                    .map(event -> Control.holiday(event, table.column(event)))
                                    .toList());
                case RECOVERY ->
                    MixData.national(
                            table.column("y"),
                            media(table, table.names().stream().filter(name -> name.matches("x\\d_.*"))),
                            Stream.of("c1", "c2")
                                    .map(each -> Control.of(each, table.column(each)))
                                    .toList());
            };
        }

        private static List<Media> media(DataTable table, Stream<String> names) {
            return names.map(each -> Media.spend(each, table.column(each))).toList();
        }

        private MixModel model(MixData data) {
            return switch (this) {
                case PYMC ->
                    MixModel.of(data.channels().stream()
                                    .map(channel -> new ChannelModel(
                                            channel,
                                            new Adstock.Geometric(new Prior.Beta(1, 3), 8),
                                            new Saturation.Logistic(new Prior.Gamma(3, 1)),
                                            Effect.shareBelow(0.5),
                                            0.3))
                                    .toList())
                            .with(new Trend.Linear(0.5));
                case RECOVERY -> MixModel.usual(data);
            };
        }
    }

    private final Example example;

    MixStan(Example example) {
        this.example = example;
    }

    /** Of a parameter in Stan. */
    private record Figures(double mean, double deviation, double rHat, double bulk, double tail, double error) {}

    @Override
    public String name() {
        return "mix-stan-" + example.name;
    }

    @Override
    public String title() {
        return "Posterior and speed beside Stan: " + example.words;
    }

    @Override
    public String method() {
        String model =
                switch (example) {
                    case PYMC ->
                        "179 weeks of the example of PyMC-Marketing: geometric carry-over of 8 weeks with a Beta(1, 3) prior, logistic curves with a Gamma(3, 1) prior, shares of the outcome with a half-normal prior, a line as trend, two harmonics of the year, two events.";
                    case RECOVERY ->
                        "104 weeks of the preset *small business* of PyMC Labs' recovery study: the usual model with geometric carry-over of 16 weeks, Hill's curves, log-normal shares of the outcome, a trend with knots each half year, two harmonics of the year, two controls.";
                };
        return """
                %s The same model is written in [Stan](../bench/src/main/resources/io/windrose/validate/mix.stan), its columns are made [in R](../bench/src/main/resources/io/windrose/validate/stan.R). Both draw 4 chains of %d after %d to warm up, acceptance 0.9, one chain at a time; Stan with its usual diagonal mass matrix and with a dense one. Means and deviations of the posterior are compared in deviations of Stan's posterior with the dense one. Speed is effective draws (the least of middle and tails, of the worst parameter) by second of the processor in this run; Stan's is sampling alone, without compiling.""".formatted(model, DRAWS, WARMUP);
    }

    @Override
    public Optional<String> missing(Setting setting) throws InterruptedException {
        Optional<String> data = setting.missing(example.file);
        return data.isPresent() ? data : RProgram.missing("rstan", "posterior");
    }

    @Override
    public Finding run(Setting setting) throws IOException, InterruptedException {
        int draws = setting.count(DRAWS, 500);
        int warmup = Math.min(WARMUP, draws);
        MixData data = example.data(DataTable.read(setting.file(example.file)));
        NoUTurn sampler = MixModel.sampler(1).withDraws(warmup, draws).withThreads(1);
        MixModel model = example.model(data);
        if (!setting.isQuick()) {
            model.fit(data, sampler.withDraws(100, 100)); // A JVM compiles what it runs often; Stan is compiled too.
        }
        Cost.Watch watch = Cost.start();
        Diagnosis own = model.fit(data, sampler).diagnosis();
        double ownSpeed = Math.min(own.bulk(), own.tail()) / watch.stop().processor();
        setting.say(Finding.words("  ours: %.0f effective draws a second; now Stan", ownSpeed));
        DataTable table = RProgram.run(
                "stan.R",
                List.of("mix.stan"),
                example.name,
                setting.file(example.file).toAbsolutePath(),
                warmup,
                draws,
                1);
        Map<String, Map<String, Figures>> ofStan = new HashMap<>();
        Map<String, Double> seconds = new HashMap<>();
        for (String[] row : table.rows()) {
            seconds.put(row[0], Double.parseDouble(row[1]));
            ofStan.computeIfAbsent(row[0], metric -> new HashMap<>()).put(row[2], figures(row));
        }
        return finding(own, ownSpeed, ofStan, seconds);
    }

    private static Figures figures(String[] row) {
        double[] numbers =
                Stream.of(row).skip(3).mapToDouble(Double::parseDouble).toArray();
        return new Figures(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    private static double speed(Map<String, Figures> figures, double seconds) {
        return figures.values().stream()
                        .mapToDouble(each -> Math.min(each.bulk(), each.tail()))
                        .min()
                        .orElseThrow()
                / seconds;
    }

    private static Finding finding(
            Diagnosis own, double ownSpeed, Map<String, Map<String, Figures>> ofStan, Map<String, Double> seconds) {
        Map<String, Figures> dense = Objects.requireNonNull(ofStan.get("dense_e"));
        int size = own.parameters().size();
        double[] off = new double[size];
        double[] ratio = new double[size];
        double worst = 0;
        double inErrors = 0;
        double worstRatio = 0;
        List<List<String>> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Diagnosis.Parameter parameter = own.parameters().get(i);
            Figures other = Objects.requireNonNull(dense.get(parameter.name()), parameter.name());
            var figures = parameter.figures();
            off[i] = (figures.mean() - other.mean()) / other.deviation();
            ratio[i] = figures.deviation() / other.deviation();
            worst = Math.max(worst, Math.abs(off[i]));
            inErrors = Math.max(
                    inErrors,
                    Math.abs(figures.mean() - other.mean()) / Math.hypot(figures.errorOfMean(), other.error()));
            worstRatio = Math.max(worstRatio, Math.abs(ratio[i] - 1));
            names.add(parameter.name());
            rows.add(List.of(
                    parameter.name(),
                    Finding.words("%.4f ± %.4f", figures.mean(), figures.deviation()),
                    Finding.words("%.4f ± %.4f", other.mean(), other.deviation()),
                    Finding.words("%.3f", off[i]),
                    Finding.words("%.2f", ratio[i])));
        }
        double rHat = dense.values().stream().mapToDouble(Figures::rHat).max().orElseThrow();
        double diagonalSpeed = speed(Objects.requireNonNull(ofStan.get("diag_e")), seconds.getOrDefault("diag_e", 1.0));
        double denseSpeed = speed(dense, seconds.getOrDefault("dense_e", 1.0));
        double faster = ownSpeed / Math.max(diagonalSpeed, denseSpeed);
        return Finding.make()
                .require(
                        "means of %d parameters, farthest from Stan's".formatted(size),
                        Finding.words("%.3f deviations of the posterior", worst),
                        "within 0.1",
                        worst <= 0.1)
                .tell("the farthest in standard errors of both samplers", Finding.words("%.1f", inErrors))
                .require(
                        "deviations, farthest from Stan's",
                        Finding.words("%.1f%%", 100 * worstRatio),
                        "within 10%",
                        worstRatio <= 0.1)
                .tell("R-hat, ours and Stan's", Finding.words("%.4f, %.4f", own.rHat(), rHat))
                .require(
                        "effective draws a second of the processor, by the better of Stan's two",
                        Finding.words(
                                "%.1f times (%.0f; Stan %.0f with a diagonal, %.0f with a dense mass matrix)",
                                faster, ownSpeed, diagonalSpeed, denseSpeed),
                        "at least 5 times",
                        faster >= 5)
                .table(List.of("parameter", "ours", "Stan's", "difference by deviation", "ratio of deviations"), rows)
                .picture(Picture.ofRows(
                                "Means of the posterior: ours less Stan's", "deviations of Stan's posterior", names)
                        .at("budget", -0.1)
                        .at("budget", 0.1)
                        .points("difference", off))
                .build();
    }
}
