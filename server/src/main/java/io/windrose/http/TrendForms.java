package io.windrose.http;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Granularity;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.ask.Words;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.metric.Source;
import io.windrose.analyze.trend.Label;
import io.windrose.analyze.trend.Trend;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trends as the API's document describes them. */
final class TrendForms {
    private static final int USUAL_ROWS = 10;
    private static final int USUAL_ROLLING = 7;

    private TrendForms() {}

    /** A question. */
    record Question(
            @Nullable String from,
            @Nullable String to,
            @Nullable String compare,
            @Nullable List<String> include,
            @Nullable List<QuestionForms.Where> where,
            @Nullable String interval,
            @Nullable List<Asked> metrics,
            @Nullable List<String> by,
            @Nullable Integer rows,
            @Nullable String show,
            @Nullable Integer rolling) {
        TrendRequest request(LocalDate today, Function<String, Metric> defined) {
            DateRange range = QuestionForms.range(from, to, today);
            TrendRequest.Show shown = show == null ? TrendRequest.Show.VALUE : TrendRequest.Show.named(show);
            int usual = shown == TrendRequest.Show.ROLLING ? USUAL_ROLLING : 1;
            return new TrendRequest(
                    range,
                    interval == null ? Granularity.of(range) : Granularity.named(interval),
                    QuestionForms.comparison(compare),
                    QuestionForms.included(include),
                    QuestionForms.conditions(where),
                    Request.required(metrics, "metrics").stream()
                            .map(asked -> asked.asked(defined))
                            .toList(),
                    QuestionForms.fields(by),
                    rows == null ? USUAL_ROWS : rows,
                    shown,
                    rolling == null ? usual : rolling);
        }
    }

    /** A defined metric, or a measure of events. */
    record Asked(
            @Nullable String metric,
            @Nullable String measure,
            QuestionForms.@Nullable Choice of,
            @Nullable String field,
            @Nullable Double share,
            @Nullable String title) {
        TrendRequest.Asked asked(Function<String, Metric> defined) {
            if (metric == null) {
                return TrendRequest.Asked.of(named(), formula());
            }
            if (measure != null || of != null || field != null || share != null) {
                throw new Incorrect(
                        "analyze.wrong-trend",
                        "the metric \"" + metric + "\" has its definition; leave measure, of, field and share out");
            }
            TrendRequest.Asked found = TrendRequest.Asked.of(defined.apply(metric));
            return title == null ? found : new TrendRequest.Asked(title, found.unit(), found.formula(), found.bounds());
        }

        private Formula formula() {
            return new Formula.Figure(
                    Source.EVENTS,
                    Aggregate.named(Request.required(measure, "measure")),
                    Optional.ofNullable(field),
                    share == null ? 0 : share,
                    QuestionForms.choice(of));
        }

        private String named() {
            if (title != null) {
                return title;
            }
            QuestionForms.Choice choice = of;
            String chosen = choice == null ? null : choice.event() == null ? choice.type() : choice.event();
            String measured = field == null ? Request.required(measure, "measure") : measure + " of " + field;
            return chosen == null ? measured : measured + ", " + chosen;
        }
    }

    /** An answer. */
    record Answer(
            String zone,
            DateRange range,
            Optional<DateRange> comparedRange,
            Optional<LocalDateTime> until,
            String granularity,
            String currency,
            List<Shown> metrics,
            List<Bucket> buckets,
            List<Series> series,
            List<Note> notes) {
        static Answer of(Trend trend) {
            return new Answer(
                    trend.zone().getId(),
                    trend.range(),
                    trend.comparedRange(),
                    trend.until(),
                    trend.granularity().word(),
                    trend.currency(),
                    trend.figures().stream()
                            .map(asked -> new Shown(asked.title(), asked.unit().word()))
                            .toList(),
                    trend.buckets().stream()
                            .map(bucket -> new Bucket(bucket.from(), bucket.to(), Words.word(bucket.state())))
                            .toList(),
                    trend.series().stream().map(Series::of).toList(),
                    trend.notes());
        }
    }

    record Shown(String title, String unit) {}

    record Bucket(LocalDateTime from, LocalDateTime to, String state) {}

    record Row(String kind, List<@Nullable String> values) {}

    record Series(
            int metric,
            Optional<Row> label,
            Optional<BigDecimal> total,
            Optional<BigDecimal> comparedTotal,
            List<@Nullable BigDecimal> values,
            Optional<List<@Nullable BigDecimal>> compared) {
        static Series of(Trend.Series series) {
            Label label = series.label();
            boolean isWhole = label.kind() == Label.Kind.VALUE && label.values().isEmpty();
            return new Series(
                    series.figure(),
                    isWhole ? Optional.empty() : Optional.of(new Row(Words.word(label.kind()), label.values())),
                    Optional.ofNullable(series.values().total()),
                    series.compared().flatMap(values -> Optional.ofNullable(values.total())),
                    series.values().buckets(),
                    series.compared().map(Trend.Values::buckets));
        }
    }
}
