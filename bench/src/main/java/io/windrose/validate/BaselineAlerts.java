package io.windrose.validate;

import io.windrose.bench.AnomalyTrial;
import io.windrose.market.MarketSettings;
import java.util.ArrayList;
import java.util.List;

/** Alerts and drops on the demo market's metrics. */
final class BaselineAlerts implements Check {
    /** Of those a day's chance is small enough. */
    private static final List<String> FREQUENT = List.of("visits", "visitors");

    @Override
    public String name() {
        return "baseline-alerts";
    }

    @Override
    public String title() {
        return "Anomalies: false alerts, and drops that are found";
    }

    @Override
    public String method() {
        return "The [demo market](guides/market.md) of 50,000 simulated people and 730 days, its metrics by day, judged by `SeasonalBaseline` from day 112 on. An alert is an episode. The market's sales, Black Friday and a broken checkout are in it and alert rightly, so the alerts told are at least as many as the false ones. Then on each day a fifth of everything is taken away for two days. *At best* is what who knew exactly what to expect would find at one false alert a month, where people come and buy by chance alone. Asked are at most one alert a month for each metric that people make, and nine of ten drops of visits and visitors.";
    }

    @Override
    public Finding run(Setting setting) {
        int people = setting.count(50_000, 300);
        List<AnomalyTrial.Row> rows = AnomalyTrial.of(MarketSettings.defaults().withPeople(people));
        List<AnomalyTrial.Row> ofPeople =
                rows.stream().filter(row -> !row.isOfSpend()).toList();
        long quiet = ofPeople.stream().filter(row -> row.alerts() <= 1).count();
        Finding.Builder made = Finding.make()
                .require(
                        "metrics that people make with at most one alert a month",
                        quiet + " of " + ofPeople.size(),
                        "all",
                        quiet == ofPeople.size());
        List<List<String>> cells = new ArrayList<>();
        for (AnomalyTrial.Row row : rows) {
            String found = Finding.words("%.0f%%", 100 * row.found());
            if (FREQUENT.contains(row.metric())) {
                made.require("drops of a fifth found, " + row.metric(), found, "at least 90%", row.found() >= 0.9);
            }
            cells.add(List.of(
                    row.metric(),
                    Finding.words("%,.1f", row.daily()),
                    Finding.words("±%.0f%%", 100 * row.reach()),
                    Finding.words("%.2f", row.alerts()),
                    found,
                    row.best().isPresent()
                            ? Finding.words("%.0f%%", 100 * row.best().getAsDouble())
                            : "-"));
        }
        return made.table(
                        List.of("metric", "a day", "interval", "alerts a month", "drops found in two days", "at best"),
                        cells)
                .picture(Picture.ofRows(
                                "Drops of a fifth that are found in two days",
                                "%",
                                rows.stream().map(AnomalyTrial.Row::metric).toList())
                        .points(
                                "found",
                                rows.stream()
                                        .mapToDouble(row -> 100 * row.found())
                                        .toArray())
                        .points(
                                "at best",
                                rows.stream()
                                        .mapToDouble(row -> 100 * row.best().orElse(Double.NaN))
                                        .toArray()))
                .remark(
                        "Metrics of advertising alert more often, because its budgets do change; nothing is asked of them. Where fewer than about 130 come a day, nobody could find nine of ten.")
                .build();
    }
}
