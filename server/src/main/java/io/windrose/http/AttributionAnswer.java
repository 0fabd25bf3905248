package io.windrose.http;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.ask.Words;
import io.windrose.optimize.attribution.AttributionResult;
import io.windrose.science.attribution.Attribution.Credited;
import io.windrose.science.attribution.Increments.Increment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the models say, as JSON. */
record AttributionAnswer(
        Optional<String> zone,
        Optional<DateRange> range,
        Optional<String> currency,
        AttributionResult.Totals totals,
        List<ModelShown> models,
        List<RowShown> rows,
        List<PathShown> paths,
        long differentPaths,
        List<AttributionResult.LengthRow> lengths,
        List<TimeShown> times,
        List<Note> notes) {

    /** A model, and why it says nothing where it does not. */
    record ModelShown(String model, Optional<String> silence, Map<String, Double> diagnostics) {}

    /** What a model credits a row with. */
    record CreditShown(
            String model,
            double conversions,
            double value,
            Optional<Double> costPerConversion,
            Optional<Double> returnOnAdSpend) {}

    /** What a row adds. */
    record IncrementShown(
            String basis,
            double touches,
            double followed,
            Optional<Double> added,
            Optional<Double> low,
            Optional<Double> high,
            Optional<Double> overlap,
            Optional<Double> costPerConversion,
            List<String> doubts) {
        static IncrementShown of(Increment increment, Optional<BigDecimal> cost) {
            return new IncrementShown(
                    Words.word(increment.basis()),
                    increment.touches(),
                    increment.followed(),
                    known(increment.added()),
                    known(increment.low()),
                    known(increment.high()),
                    known(increment.overlap()),
                    cost.flatMap(paid -> ratio(paid.doubleValue(), increment.added())),
                    increment.doubts().stream().map(Words::word).toList());
        }
    }

    /** A channel or campaign. */
    record RowShown(
            String key,
            Optional<String> name,
            Optional<BigDecimal> cost,
            List<CreditShown> credits,
            Optional<IncrementShown> increment) {}

    /** A path, with the average time that it took. */
    record PathShown(List<String> path, double conversions, double value, double nulls, Optional<Double> days) {}

    /** Conversions that came within a time after the first touch, and not within a shorter one. */
    record TimeShown(String within, double conversions) {}

    static AttributionAnswer of(
            AttributionResult result, Optional<String> zone, Optional<DateRange> range, Optional<String> currency) {
        List<RowShown> rows = new ArrayList<>();
        for (int i = 0; i < result.rows().size(); i++) {
            AttributionResult.Row row = result.rows().get(i);
            rows.add(new RowShown(
                    row.key(),
                    row.name(),
                    row.cost(),
                    credits(result, i, row.cost()),
                    row.increment().map(increment -> IncrementShown.of(increment, row.cost()))));
        }
        return new AttributionAnswer(
                zone,
                range,
                currency,
                result.totals(),
                result.models().stream()
                        .map(each -> new ModelShown(Words.word(each.model()), each.silence(), each.diagnostics()))
                        .toList(),
                rows,
                result.paths().stream()
                        .map(each -> new PathShown(
                                each.path(), each.conversions(), each.value(), each.nulls(), known(each.days())))
                        .toList(),
                result.differentPaths(),
                result.lengths(),
                result.times().entrySet().stream()
                        .map(each -> new TimeShown(each.getKey(), each.getValue()))
                        .toList(),
                result.notes());
    }

    /** What was only paid for is credited with nothing. */
    private static List<CreditShown> credits(AttributionResult result, int row, Optional<BigDecimal> cost) {
        List<CreditShown> credits = new ArrayList<>();
        for (Credited each : result.models()) {
            if (each.silence().isEmpty()) {
                boolean isCredited = row < each.credits().size();
                double conversions = isCredited ? each.credits().get(row).conversions() : 0;
                double value = isCredited ? each.credits().get(row).value() : 0;
                credits.add(new CreditShown(
                        Words.word(each.model()),
                        conversions,
                        value,
                        cost.flatMap(paid -> ratio(paid.doubleValue(), conversions)),
                        cost.flatMap(paid -> ratio(value, paid.doubleValue()))));
            }
        }
        return credits;
    }

    private static Optional<Double> ratio(double part, double whole) {
        return whole > 1e-9 ? Optional.of(part / whole) : Optional.empty();
    }

    private static Optional<Double> known(double number) {
        return Double.isNaN(number) ? Optional.empty() : Optional.of(number);
    }
}
