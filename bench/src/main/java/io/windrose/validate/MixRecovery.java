package io.windrose.validate;

import io.windrose.science.mix.Control;
import io.windrose.science.mix.Fit;
import io.windrose.science.mix.Interval;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixData;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.MixResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The usual mix model on a recovery study whose truth is published. */
final class MixRecovery implements Check {
    private static final String FILE = "mmm/recovery_small_business.csv.gz";
    private static final String TRUTH = "mmm/recovery_small_business_truth.csv";
    private static final double OF_STAN = 0.082;

    @Override
    public String name() {
        return "mix-recovery";
    }

    @Override
    public String title() {
        return "Mix model on a published recovery study";
    }

    @Override
    public String method() {
        return "The preset *small business* of PyMC Labs' [recovery study](https://github.com/pymc-labs/mmm-param-recovery): 104 weeks, 4 channels, 2 controls, with the truth beside it. The usual model, 4 chains of 1,000, seed 1. A model in Stan had a mean absolute error of 8.2% of what channels brought, with all four truths in their 90% intervals.";
    }

    @Override
    public Optional<String> missing(Setting setting) {
        return setting.missing(FILE).or(() -> setting.missing(TRUTH));
    }

    @Override
    public Finding run(Setting setting) throws IOException {
        DataTable table = DataTable.read(setting.file(FILE));
        DataTable truth = DataTable.read(setting.file(TRUTH));
        double[] contributions = truth.column("true_contribution");
        List<String> names = truth.rows().stream().map(row -> row[0]).toList();
        MixData data = MixData.national(
                table.column("y"),
                names.stream()
                        .map(name -> Media.spend(name, table.column(name)))
                        .toList(),
                List.of(Control.of("c1", table.column("c1")), Control.of("c2", table.column("c2"))));
        return switch (MixModel.usual(data).fit(data, MixModel.sampler(1))) {
            case Fit.Converged(var diagnosis, var result) -> finding(names, contributions, result);
            case Fit.Unconverged(var diagnosis) ->
                Finding.make()
                        .require("chains agree", diagnosis.problems().getFirst(), "yes", false)
                        .build();
        };
    }

    private static Finding finding(List<String> names, double[] truth, MixResult result) {
        int size = truth.length;
        double[] mean = new double[size];
        double[] low = new double[size];
        double[] high = new double[size];
        double error = 0;
        int inside = 0;
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Interval found = result.channels().get(i).contribution();
            mean[i] = found.mean();
            low[i] = found.low();
            high[i] = found.high();
            error += Math.abs(found.mean() / truth[i] - 1) / size;
            inside += found.contains(truth[i]) ? 1 : 0;
            rows.add(List.of(
                    names.get(i),
                    Finding.words("%.0f", truth[i]),
                    Finding.words("%.0f (%.0f to %.0f)", found.mean(), found.low(), found.high())));
        }
        return Finding.make()
                .require("truths inside their 90% interval", inside + " of " + size, "all 4, as Stan's", inside == size)
                .require(
                        "mean absolute error of what channels brought",
                        Finding.words("%.1f%%", 100 * error),
                        "at most 8.2%, Stan's",
                        error <= OF_STAN)
                .table(List.of("channel", "truth", "found, with its 90% interval"), rows)
                .picture(Picture.ofRows("What channels brought", "outcome, with 90% intervals", names)
                        .ranges("found", mean, low, high)
                        .points("truth", truth))
                .build();
    }
}
