package io.windrose.analyze.trend;

import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Timeline;
import io.windrose.analyze.metric.Aggregate;
import io.windrose.analyze.metric.Formula;
import io.windrose.analyze.metric.Source;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Figures over time. Thread-safe. */
public final class Trends {
    private static final int MOST_BUCKETS_OF_QUANTILES = 100;

    private final Inquiries inquiries;

    public Trends(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** Today, on the company's clock. */
    public LocalDate today() {
        return inquiries.today();
    }

    /** Of what a caller may see. */
    public Trend trend(TrendRequest request, DataLimit limit) {
        return inquiries.answer(
                request,
                request.range(),
                request.granularity(),
                request.comparison(),
                limit,
                (inquiry, timeline) -> new Computation(request, inquiry, timeline).trend());
    }

    /** One answer in the making. */
    private final class Computation {
        private final TrendRequest request;
        private final Timeline timeline;
        private final Inquiry inquiry;
        private final TrendQuestions questions;
        private final Notes notes;
        private final Window window;
        private final Optional<Window> compared;
        private final Map<Formula, Map<Label, Trend.Values>> known = new HashMap<>();

        /** By the first figure, once that is known. */
        private @Nullable Top top;

        Computation(TrendRequest request, Inquiry inquiry, Timeline timeline) {
            this.request = request;
            this.timeline = timeline;
            this.inquiry = inquiry;
            this.questions = new TrendQuestions(inquiry, request, inquiries.company());
            this.notes = new Notes(request, inquiries.company().currency());
            ZoneId zone = inquiries.company().zone();
            this.window = Window.of(timeline, request, zone);
            this.compared = Window.compared(timeline, request, zone);
        }

        Trend trend() {
            List<Map<Label, Trend.Values>> found = new ArrayList<>();
            List<Optional<Map<Label, Trend.Values>>> before = new ArrayList<>();
            for (TrendRequest.Asked asked : request.figures()) {
                requireFew(asked.formula());
                Map<Label, Trend.Values> values = values(asked.formula(), window, known);
                values.values().forEach(each -> notes.bounds(asked, each));
                found.add(values);
            }
            Map<Formula, Map<Label, Trend.Values>> knownBefore = new HashMap<>();
            for (TrendRequest.Asked asked : request.figures()) {
                before.add(compared.map(period -> values(asked.formula(), period, knownBefore)));
            }
            if (!request.by().isEmpty()) {
                notes.labels(found.getFirst().keySet());
            }
            boolean isOfEvents = request.figures().stream()
                    .flatMap(asked -> asked.formula().sources().stream())
                    .anyMatch(source -> source == Source.EVENTS || source == Source.VISITS);
            if (isOfEvents) {
                notes.apart(questions.apart(window));
            }
            return new Trend(
                    inquiries.company().zone(),
                    timeline.range(),
                    timeline.comparedRange(),
                    timeline.cut(),
                    timeline.granularity(),
                    inquiries.company().currency(),
                    request.figures(),
                    buckets(),
                    series(found, before),
                    notes.all(),
                    inquiry.snapshots());
        }

        private void requireFew(Formula formula) {
            boolean isQuantile = formula instanceof Formula.Figure figure && figure.aggregate() == Aggregate.QUANTILE;
            if (isQuantile
                    && request.show() == TrendRequest.Show.CUMULATIVE
                    && window.count() > MOST_BUCKETS_OF_QUANTILES) {
                throw new Incorrect(
                        "analyze.too-many-buckets",
                        "a cumulative quantile of %d points is asked for; ask by a longer step, for %d at most"
                                .formatted(window.count(), MOST_BUCKETS_OF_QUANTILES));
            }
            formula.parts().forEach(this::requireFew);
        }

        private Map<Label, Trend.Values> values(
                Formula formula, Window of, Map<Formula, Map<Label, Trend.Values>> answered) {
            Map<Label, Trend.Values> before = answered.get(formula);
            if (before != null) {
                return before;
            }
            Map<Label, Trend.Values> values =
                    formula instanceof Formula.Ratio ratio ? ratio(ratio, of, answered) : ofRows(formula, of);
            answered.put(formula, values);
            return values;
        }

        private Map<Label, Trend.Values> ratio(
                Formula.Ratio ratio, Window of, Map<Formula, Map<Label, Trend.Values>> answered) {
            Map<Label, Trend.Values> dividend = values(ratio.dividend(), of, answered);
            Map<Label, Trend.Values> divisor = values(ratio.divisor(), of, answered);
            Map<Label, Trend.Values> values = new HashMap<>();
            Set<Label> labels = new LinkedHashSet<>(dividend.keySet());
            labels.addAll(divisor.keySet());
            labels.forEach(label -> values.put(
                    label,
                    TrendValues.ratio(
                            dividend.getOrDefault(label, none(ratio.dividend(), of)),
                            divisor.getOrDefault(label, none(ratio.divisor(), of)))));
            return values;
        }

        private Map<Label, Trend.Values> ofRows(Formula formula, Window of) {
            Top asked = top == null ? new Top.Largest(request.rows()) : top;
            TrendRows rows = questions.rows(formula, of, asked);
            if (of.equals(window)) {
                notes.rows(formula, rows);
            }
            TrendValues values = new TrendValues(formula, request, of);
            Map<Label, Trend.Values> found = new HashMap<>();
            Set<Label> labels = new LinkedHashSet<>(rows.cells().keySet());
            labels.addAll(rows.whole().keySet());
            labels.forEach(label -> found.put(label, values.of(rows, label)));
            if (request.by().isEmpty()) {
                found.putIfAbsent(Label.WHOLE, values.of(rows, Label.WHOLE));
            }
            if (top == null) {
                top = new Top.Given(found.keySet().stream()
                        .filter(label -> label.kind() == Label.Kind.VALUE)
                        .toList());
            }
            return found;
        }

        /** Where a row has nothing. */
        private Trend.Values none(Formula formula, Window of) {
            return formula instanceof Formula.Ratio ratio
                    ? TrendValues.ratio(none(ratio.dividend(), of), none(ratio.divisor(), of))
                    : new TrendValues(formula, request, of).of(new TrendRows(Map.of(), Map.of()), Label.WHOLE);
        }

        private List<Trend.Bucket> buckets() {
            List<LocalDateTime> labels = timeline.labels();
            LocalDateTime over = timeline.range().to().plusDays(1).atStartOfDay();
            List<Trend.Bucket> buckets = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                LocalDateTime to = i + 1 < labels.size() ? labels.get(i + 1) : over;
                buckets.add(new Trend.Bucket(labels.get(i), to, state(labels.get(i), to)));
            }
            return buckets;
        }

        private Trend.State state(LocalDateTime from, LocalDateTime to) {
            if (timeline.cut().isEmpty() || !timeline.cut().get().isBefore(to)) {
                return Trend.State.COMPLETE;
            }
            return from.isBefore(timeline.cut().get()) ? Trend.State.INCOMPLETE : Trend.State.FUTURE;
        }

        private List<Trend.Series> series(
                List<Map<Label, Trend.Values>> found, List<Optional<Map<Label, Trend.Values>>> before) {
            Set<Label> all = new LinkedHashSet<>();
            found.forEach(each -> all.addAll(each.keySet()));
            before.forEach(each -> each.ifPresent(some -> all.addAll(some.keySet())));
            List<Label> labels = all.stream().sorted(order(found.getFirst())).toList();
            List<Trend.Bucket> buckets = buckets();
            List<Trend.Series> series = new ArrayList<>();
            for (int figure = 0; figure < found.size(); figure++) {
                Formula formula = request.figures().get(figure).formula();
                Map<Label, Trend.Values> values = found.get(figure);
                Optional<Map<Label, Trend.Values>> earlier = before.get(figure);
                for (Label label : labels) {
                    series.add(new Trend.Series(
                            figure,
                            label,
                            known(values.getOrDefault(label, none(formula, window)), buckets),
                            earlier.map(some ->
                                    known(some.getOrDefault(label, none(formula, compared.orElseThrow())), buckets))));
                }
            }
            return series;
        }

        /** What is still to come has no value, on neither side. */
        private static Trend.Values known(Trend.Values values, List<Trend.Bucket> buckets) {
            List<@Nullable BigDecimal> known = new ArrayList<>();
            for (int i = 0; i < buckets.size(); i++) {
                known.add(
                        buckets.get(i).state() == Trend.State.FUTURE
                                ? null
                                : values.buckets().get(i));
            }
            return new Trend.Values(values.total(), known);
        }

        private Comparator<Label> order(Map<Label, Trend.Values> first) {
            return Comparator.comparing(Label::kind)
                    .thenComparing(
                            label -> {
                                Trend.Values values = first.get(label);
                                return values == null ? null : values.total();
                            },
                            Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
                    .thenComparing(label -> label.values().toString());
        }
    }
}
