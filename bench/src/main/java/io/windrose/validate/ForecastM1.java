package io.windrose.validate;

import io.windrose.bench.ForecastScores;
import io.windrose.bench.ForecastTrial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forecasts of the M1 competition's series beside R's. */
final class ForecastM1 implements Check {
    private static final String FILE = "forecast/m1_competition_long.csv.gz";
    /** Outcomes of a series err together, so that no interval of the share is told; this is asked instead. */
    private static final double TOLERANCE = 0.03;

    private static final int QUICK = 100;

    @Override
    public String name() {
        return "forecast-m1";
    }

    @Override
    public String title() {
        return "Forecasts of the M1 competition";
    }

    @Override
    public String method() {
        return "The 1,001 series of the M1 competition (181 by year, 203 by quarter, 617 by month), each with the 6, 8 or 18 values that came after it. What `Forecaster` [chooses](adr/0083-forecasts-by-simple-methods.md) is held against R's `forecast` 8.20: `ets`, `thetaf` and `snaive`, run on the same series by this check where R is. MASE is the mean absolute error in mean changes from a season before, sMAPE the symmetric one in per cent; both are means over series. Settings were chosen by values before the hold-out. Intervals are to hold what they say within 3 points.";
    }

    @Override
    public Optional<String> missing(Setting setting) {
        return setting.missing(FILE);
    }

    @Override
    public Finding run(Setting setting) throws IOException, InterruptedException {
        int every = setting.isQuick() ? QUICK : 1;
        ForecastTrial trial = ForecastTrial.of(setting.file(FILE), every, false);
        List<ForecastScores.Row> rows = trial.scores().rows();
        ForecastScores.Row own = row(rows, ForecastTrial.CHOSEN);
        Finding.Builder made = Finding.make().tell("series", trial.series() + "");
        if (trial.hasR()) {
            for (String rival : List.of("R ets", "R thetaf", "R snaive")) {
                ForecastScores.Row other = row(rows, rival);
                compare(made, "MASE", rival, own.mase(), other.mase(), "%.3f");
                compare(made, "sMAPE", rival, own.smape(), other.smape(), "%.2f");
            }
        } else {
            made.remark("Without R's forecasts: " + (every == 1 ? "R is not there." : "not all series were taken."));
        }
        covered(made, "outcomes inside the 80% interval", own.inside80(), 0.8);
        covered(made, "outcomes inside the 95% interval", own.inside95(), 0.95);
        for (ForecastScores.Row row : rows) {
            if (row.method().equals(ForecastTrial.CHOSEN) && row.season() != ForecastScores.ALL) {
                covered(made, "inside 80%, seasons of " + row.season(), row.inside80(), 0.8);
            }
        }
        List<List<String>> cells = new ArrayList<>();
        for (ForecastScores.Row row : rows) {
            cells.add(List.of(
                    row.season() == ForecastScores.ALL ? "all" : row.season() + "",
                    row.method(),
                    row.series() + "",
                    Finding.words("%.3f", row.mase()),
                    Finding.words("%.2f", row.smape()),
                    Finding.words("%.1f%%", 100 * row.inside80()),
                    Finding.words("%.1f%%", 100 * row.inside95()),
                    Finding.words("%.1f", row.msis())));
        }
        List<ForecastScores.Row> all =
                rows.stream().filter(row -> row.season() == ForecastScores.ALL).toList();
        List<String> names = all.stream().map(ForecastScores.Row::method).toList();
        trial.chosen().forEach((method, count) -> made.tell("chosen: " + method, count + " series"));
        return made.table(List.of("season", "method", "series", "MASE", "sMAPE", "in 80%", "in 95%", "MSIS"), cells)
                .picture(Picture.ofRows("Errors over all series", "MASE", names)
                        .points(
                                "MASE",
                                all.stream()
                                        .mapToDouble(ForecastScores.Row::mase)
                                        .toArray()))
                .picture(Picture.ofRows("Intervals over all series", "% of the outcomes inside", names)
                        .at("nominal", 80)
                        .at("nominal", 95)
                        .points(
                                "interval of 80%",
                                all.stream()
                                        .mapToDouble(row -> 100 * row.inside80())
                                        .toArray())
                        .points(
                                "interval of 95%",
                                all.stream()
                                        .mapToDouble(row -> 100 * row.inside95())
                                        .toArray()))
                .build();
    }

    private static ForecastScores.Row row(List<ForecastScores.Row> rows, String method) {
        return rows.stream()
                .filter(row ->
                        row.season() == ForecastScores.ALL && row.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    private static void compare(
            Finding.Builder made, String error, String rival, double own, double other, String format) {
        made.require(
                error + " beside " + rival,
                Finding.words(format, own),
                "at most " + Finding.words(format, other),
                own <= other);
    }

    private static void covered(Finding.Builder made, String what, double found, double nominal) {
        made.require(
                what,
                Finding.words("%.1f%%", 100 * found),
                Finding.words("%.0f%%", 100 * nominal),
                Math.abs(found - nominal) <= TOLERANCE);
    }
}
