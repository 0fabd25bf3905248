package io.windrose.validate;

import io.windrose.bench.LiftTrial;
import io.windrose.bench.LiftTrial.Row;
import io.windrose.validate.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Intervals of lift on simulated truths. */
final class LiftCoverage implements Check {
    @Override
    public String name() {
        return "lift-coverage";
    }

    @Override
    public String title() {
        return "Lift: intervals, and lift found where there is none";
    }

    @Override
    public String method() {
        return "[Simulated markets and campaigns](../bench/src/main/java/io/windrose/bench/LiftWorlds.java) with a lift of a tenth, 90 days before, seed 1: 20 markets with a week, two factors that wander and noise of 5% with memory from day to day, of which two are treated, or one of each pair by lot; or one series that follows three of eight others, with a level whose step has the deviation told as its wander. Chains of the latter are two of 300 draws. *Covered* is how often the 90% interval of the total holds the truth; *found falsely* how often a p-value is 0.1 or less where there is no lift (placebo). Both are judged row by row: a row holds where its 95% interval meets 90%, or 10%. Rows of the same days begin from the same seeds, so they err together.";
    }

    @Override
    public Finding run(Setting setting) {
        int worlds = setting.count(200, 4);
        List<Row> rows = new ArrayList<>();
        LiftTrial trial = new LiftTrial(worlds, Math.max(2, worlds * 3 / 10), 1);
        trial.markets(row -> add(row, rows, setting));
        trial.campaigns(row -> add(row, rows, setting));
        List<String> names =
                rows.stream().map(row -> row.method() + ", " + row.world()).toList();
        double[] covered = new double[rows.size()];
        double[] low = new double[rows.size()];
        double[] high = new double[rows.size()];
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < covered.length; i++) {
            Row row = rows.get(i);
            Share share = new Share(row.covered(), row.worlds());
            covered[i] = 100 * share.part();
            low[i] = 100 * share.low();
            high[i] = 100 * share.high();
            cells.add(List.of(
                    row.method(),
                    row.world(),
                    share.toString(),
                    new Share(row.wrong(), row.worlds()).toString(),
                    Finding.words("%.0f%%", 100 * row.width()),
                    Finding.words("%.1f%%", 100 * row.bias())));
        }
        Finding.Builder made = Finding.make();
        for (String method : rows.stream().map(Row::method).distinct().toList()) {
            List<Row> own =
                    rows.stream().filter(row -> row.method().equals(method)).toList();
            boolean isOther = method.contains("CausalImpact");
            judge(made, method + ", covered", own, Row::covered, 0.9, isOther);
            judge(made, method + ", found falsely", own, Row::wrong, 0.1, isOther);
        }
        return made.table(List.of("method", "world", "covered", "found falsely", "width by the truth", "bias"), cells)
                .picture(Picture.ofRows("90% intervals of lift", "% that hold the truth", names)
                        .at("nominal", 90)
                        .ranges("found", covered, low, high))
                .remark(
                        "CausalImpact's priors are there to compare with; they are not what is usual here, so nothing is asked of them.")
                .build();
    }

    private static void add(Row row, List<Row> rows, Setting setting) {
        rows.add(row);
        setting.say(Finding.words("  %s, %s: %d of %d", row.method(), row.world(), row.covered(), row.worlds()));
    }

    private static void judge(
            Finding.Builder made,
            String what,
            List<Row> rows,
            ToIntFunction<Row> count,
            double nominal,
            boolean isToldOnly) {
        long suiting = rows.stream()
                .filter(row -> new Share(count.applyAsInt(row), row.worlds()).suits(nominal))
                .count();
        double mean = rows.stream()
                .mapToDouble(row -> count.applyAsInt(row) / (double) row.worlds())
                .average()
                .orElseThrow();
        String found =
                Finding.words("%.1f%% in the mean; %d of %d kinds of world hold", 100 * mean, suiting, rows.size());
        Verdict verdict = suiting == rows.size() ? Verdict.HOLDS : Verdict.FAILS;
        made.judged(what, found, Finding.words("%.0f%%", 100 * nominal), isToldOnly ? Verdict.TOLD : verdict);
    }
}
