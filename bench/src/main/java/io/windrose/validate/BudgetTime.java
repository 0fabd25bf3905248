package io.windrose.validate;

import io.windrose.bench.PlanTiming;
import java.util.ArrayList;
import java.util.List;

/** Time of large budget plans, and their certified gaps. */
final class BudgetTime implements Check {
    private static final double BUDGET_SECONDS = 1;
    /** What the budget is for; the others are told. */
    private static final String KIND = "profit";

    @Override
    public String name() {
        return "budget-time";
    }

    @Override
    public String title() {
        return "Time and gap of large budget plans";
    }

    @Override
    public String method() {
        return "20 channels by 52 weeks, 100 draws of the posterior, Hill curves with carry-over of 13 weeks, [generated](../bench/src/main/java/io/windrose/bench/PlanTiming.java) from seed 1; each problem is solved by one thread. Told are median and longest. The gap is certified: by so much at most is any plan better. With flights and quantiles the bound is loose, so how much of the gap is the plan's is not known. The budget is 1 s for the plan of the greatest profit, of the processor, since others may use the machine.";
    }

    @Override
    public Finding run(Setting setting) {
        int runs = setting.count(3, 1);
        PlanTiming timing =
                setting.isQuick() ? new PlanTiming(3, 8, 10, runs, 1) : new PlanTiming(20, 52, 100, runs, 1);
        Finding.Builder made = Finding.make();
        List<List<String>> cells = new ArrayList<>();
        timing.run(row -> {
            String curves = row.isConcave() ? "bend down" : "slopes 0.6 to 2";
            setting.say(Finding.words("  %s, %s", row.kind(), curves));
            if (row.kind().equals(KIND)) {
                made.require(
                        "profit, %s: seconds of the processor, the longest".formatted(curves),
                        Finding.words("%.2f", row.processor().longest()),
                        "at most 1",
                        row.processor().longest() <= BUDGET_SECONDS);
                made.tell(
                        "profit, %s: certified gap, the widest".formatted(curves),
                        Finding.words("%.2f%%", 100 * row.gap().longest()));
            }
            cells.add(List.of(
                    row.kind(),
                    curves,
                    words("%.2f (%.2f) s", row.seconds(), 1),
                    words("%.2f (%.2f) s", row.processor(), 1),
                    words("%.2f (%.2f)%%", row.gap(), 100)));
        });
        return made.table(List.of("what", "curves", "clock", "processor", "gap"), cells)
                .build();
    }

    private static String words(String format, PlanTiming.Figure figure, double unit) {
        return Finding.words(format, unit * figure.median(), unit * figure.longest());
    }
}
