package io.windrose.analyze.anomaly;

import io.windrose.analyze.anomaly.Explanation.Segment;
import io.windrose.analyze.anomaly.Splitting.Amount;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.trend.Label;
import io.windrose.analyze.trend.Trend;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.analyze.trend.Trends;
import io.windrose.campaign.DataLimit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks which parts explain a day or a week. For one question. */
final class Explaining {
    static final int MOST_PARTS = 20;
    /** A whole that differs by more from its parts' is made of other rows. */
    private static final double SAME = 1e-6;

    private static final List<Field> USUAL = Stream.of(
                    "channel",
                    "campaign",
                    "source",
                    "country",
                    "device",
                    "browser",
                    "referrer",
                    "visit.landing_page",
                    "path")
            .map(Field::parse)
            .toList();

    private final Trends trends;
    private final Step step;
    private final AnomalyRequest request;
    private final DataLimit limit;

    Explaining(Trends trends, Step step, AnomalyRequest request, DataLimit limit) {
        this.trends = trends;
        this.step = step;
        this.request = request;
        this.limit = limit;
    }

    /** @param before the last one that is compared with */
    Optional<Explanation> of(Expectation.Day day, LocalDate before, List<Note> notes) {
        Double value = day.value();
        if (value == null || day.interval().isEmpty()) {
            return Optional.empty();
        }
        double expected = day.interval().get().expected();
        DateRange compared = step.with(before, step.compared - 1);
        Optional<List<Formula>> parts = addable(request.figure().formula());
        if (parts.isEmpty()) {
            notes.add(cannot());
            return Optional.empty();
        }
        Asking asking = new Asking(parts.get(), day.day(), compared);
        List<Amount> whole = asking.whole();
        double made = whole.size() == 1
                ? whole.getFirst().now()
                : whole.getFirst().now() / whole.getLast().now();
        boolean isKnown = whole.stream().allMatch(amount -> amount.before() > 0)
                && whole.getLast().now() != 0;
        boolean isWhole = Math.abs(made - value) <= SAME * Math.abs(value);
        if ((whole.size() == 2 && !isKnown) || whole.getFirst().before() <= 0 || !isWhole) {
            notes.add(cannot());
            return Optional.empty();
        }
        List<Explanation.Split> splits = fields().stream()
                .map(field -> asking.split(field, whole, expected))
                .sorted(Comparator.comparingDouble(Explanation.Split::surprise).reversed())
                .toList();
        return Optional.of(new Explanation(day.day(), value, expected, compared, splits));
    }

    private Note cannot() {
        return Note.of(
                "not-split",
                "\"{metric}\" does not add up from parts, nor is it a ratio of what does: no parts explain it",
                Map.of("metric", request.figure().title()));
    }

    private List<Field> fields() {
        return request.by().isEmpty()
                ? USUAL.stream()
                        .filter(field ->
                                request.figure().formula().sources().stream().allMatch(source -> source.has(field)))
                        .toList()
                : request.by();
    }

    /** What adds up, or a dividend and a divisor that do; empty for what is neither. */
    private static Optional<List<Formula>> addable(Formula formula) {
        return switch (formula) {
            case Formula.Figure figure ->
                switch (figure.aggregate()) {
                    case COUNT, PEOPLE, SUM -> Optional.of(List.of(figure));
                    case AVERAGE ->
                        Optional.of(List.of(
                                with(Aggregate.SUM, figure.field(), figure),
                                with(Aggregate.COUNT, Optional.empty(), figure)));
                    case MINIMUM, MAXIMUM, QUANTILE -> Optional.empty();
                };
            case Formula.Ratio ratio -> {
                boolean isFlat = ratio.parts().stream()
                        .allMatch(part ->
                                addable(part).filter(each -> each.size() == 1).isPresent());
                yield isFlat ? Optional.of(ratio.parts()) : Optional.empty();
            }
            case Formula.Conversion conversion -> Optional.empty();
            case Formula.Retention retention -> Optional.empty();
        };
    }

    private static Formula with(Aggregate aggregate, Optional<String> field, Formula.Figure of) {
        return new Formula.Figure(of.source(), aggregate, field, 0, of.choice());
    }

    /** The figures that add up, of the day or week and of those that it is compared with. */
    private final class Asking {
        private final List<TrendRequest.Asked> figures;
        private final LocalDate day;
        private final DateRange compared;

        Asking(List<Formula> formulas, LocalDate day, DateRange compared) {
            this.figures = formulas.stream()
                    .map(formula -> TrendRequest.Asked.of(request.figure().title(), formula))
                    .toList();
            this.day = day;
            this.compared = compared;
        }

        private Trend ask(List<Field> by) {
            DateRange range = new DateRange(compared.from(), step.last(day));
            return trends.trend(
                    Anomalies.by(step, range, request.included(), request.conditions(), figures, by), limit);
        }

        List<Amount> whole() {
            return ask(List.of()).series().stream().map(this::amount).toList();
        }

        Explanation.Split split(Field field, List<Amount> whole, double expected) {
            List<Trend.Series> series = ask(List.of(field)).series();
            List<Trend.Series> first =
                    series.stream().filter(each -> each.figure() == 0).toList();
            if (figures.size() == 1) {
                List<Splitting.One> parts = first.stream()
                        .map(each -> new Splitting.One(segment(each.label()), amount(each)))
                        .toList();
                return Splitting.amounts(field, parts, whole.getFirst(), expected);
            }
            List<Splitting.Two> parts = first.stream()
                    .map(each -> new Splitting.Two(
                            segment(each.label()), amount(each), amount(divisor(series, each.label()))))
                    .toList();
            return Splitting.ratio(field, parts, whole.getFirst(), whole.getLast(), expected);
        }

        /** Each figure has all labels. */
        private static Trend.Series divisor(List<Trend.Series> series, Label label) {
            return series.stream()
                    .filter(each -> each.figure() == 1 && each.label().equals(label))
                    .findFirst()
                    .orElseThrow();
        }

        private Amount amount(Trend.Series series) {
            List<@Nullable BigDecimal> values = series.values().buckets();
            double before = values.subList(0, step.compared).stream()
                    .filter(Objects::nonNull)
                    .mapToDouble(BigDecimal::doubleValue)
                    .sum();
            BigDecimal now = values.getLast();
            return new Amount(now == null ? 0 : now.doubleValue(), before);
        }

        private static Segment segment(Label label) {
            return new Segment(
                    switch (label.kind()) {
                        case VALUE -> Segment.Kind.VALUE;
                        case OTHERS -> Segment.Kind.OTHERS;
                        case UNKNOWN -> Segment.Kind.UNKNOWN;
                    },
                    label.values());
        }
    }
}
