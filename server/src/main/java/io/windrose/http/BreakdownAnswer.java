package io.windrose.http;

import io.windrose.analyze.Breakdown;
import io.windrose.analyze.ask.DateRange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A breakdown as the API's document describes it. */
record BreakdownAnswer(
        String by, DateRange range, Optional<DateRange> comparedRange, Optional<String> currency, List<Row> rows) {

    record Row(
            String kind,
            Optional<String> value,
            OverviewAnswer.Counted figures,
            Optional<OverviewAnswer.Counted> compared) {
        static Row of(Breakdown.Row row) {
            return new Row(
                    row.kind().name().toLowerCase(Locale.ROOT),
                    row.value(),
                    OverviewAnswer.Counted.of(row.figures()),
                    row.compared().map(OverviewAnswer.Counted::of));
        }
    }

    static BreakdownAnswer of(Breakdown breakdown) {
        return new BreakdownAnswer(
                breakdown.by().word(),
                breakdown.range(),
                breakdown.comparedRange(),
                breakdown.currency(),
                breakdown.rows().stream().map(Row::of).toList());
    }
}
