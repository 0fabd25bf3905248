package io.windrose.analyze;

import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.lake.query.Dialect;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Visitors, visits, page views, orders, revenue and conversion of a range, as a whole and by what is known of the
 * visits. Thread-safe.
 */
public final class Overviews {
    private final Inquiries inquiries;

    public Overviews(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    public ZoneId zone() {
        return inquiries.company().zone();
    }

    /** Today, on the company's clock. */
    public LocalDate today() {
        return inquiries.today();
    }

    public Overview overview(OverviewRequest request) {
        return overview(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public Overview overview(OverviewRequest request, DataLimit limit) {
        return inquiries.answer(
                request,
                request.range(),
                request.comparison(),
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    public Breakdown breakdown(BreakdownRequest request) {
        return breakdown(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public Breakdown breakdown(BreakdownRequest request, DataLimit limit) {
        OverviewRequest overview = request.overview();
        return inquiries.answer(
                request,
                overview.range(),
                overview.comparison(),
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    private Overview compute(OverviewRequest request, Inquiry inquiry, Timeline timeline) {
        Company company = inquiries.company();
        LakeQuestions ask = new LakeQuestions(inquiry);
        Optional<String> currency = Optional.of(company.currency());
        OverviewQuery.Found found = ask.figures(timeline.period(), request, currency);
        Optional<OverviewQuery.Found> compared =
                timeline.compared().map(period -> ask.figures(period, request, currency));
        ApartQuery.Found apart = ask.apart(timeline.period(), company.currency());
        boolean isEmpty = found.total().equals(Figures.NONE);
        return new Overview(
                company.zone(),
                timeline.range(),
                timeline.comparedRange(),
                timeline.cut(),
                timeline.granularity(),
                currency,
                found.total(),
                compared.map(OverviewQuery.Found::total),
                series(timeline, found.buckets(), compared.map(OverviewQuery.Found::buckets)),
                new Overview.Apart(
                        apart.robotEvents(),
                        apart.internalEvents(),
                        found.unlinkedVisits(),
                        found.otherCurrencies(),
                        request.filters().isEmpty() ? Optional.of(apart.refunds()) : Optional.empty()),
                isEmpty ? ask.span() : Optional.empty());
    }

    private static List<Overview.Bucket> series(
            Timeline timeline, List<Figures> found, Optional<List<Figures>> compared) {
        List<Overview.Bucket> series = new ArrayList<>();
        LocalDateTime over = timeline.range().to().plusDays(1).atStartOfDay();
        for (int i = 0; i < found.size(); i++) {
            int number = i;
            LocalDateTime from = timeline.labels().get(i);
            LocalDateTime to = i + 1 < found.size() ? timeline.labels().get(i + 1) : over;
            Overview.Bucket.State state = state(from, to, timeline.cut());
            series.add(new Overview.Bucket(
                    from,
                    to,
                    state,
                    found.get(i),
                    state == Overview.Bucket.State.FUTURE
                            ? Optional.empty()
                            : compared.map(figures -> figures.get(number))));
        }
        return series;
    }

    private static Overview.Bucket.State state(LocalDateTime from, LocalDateTime to, Optional<LocalDateTime> cut) {
        if (cut.isEmpty() || !cut.get().isBefore(to)) {
            return Overview.Bucket.State.COMPLETE;
        }
        return from.isBefore(cut.get()) ? Overview.Bucket.State.INCOMPLETE : Overview.Bucket.State.FUTURE;
    }

    private Breakdown compute(BreakdownRequest request, Inquiry inquiry, Timeline timeline) {
        Dialect dialect = inquiry.dialect();
        LakeQuestions ask = new LakeQuestions(inquiry);
        Optional<String> currency = Optional.of(inquiries.company().currency());
        List<BreakdownQuery.Found> rows =
                ask.rows(timeline.period(), BreakdownQuery.largest(dialect, timeline.period(), request, currency));
        List<String> values = rows.stream()
                .flatMap(row -> row.label().value().stream())
                .sorted()
                .toList();
        Optional<Map<BreakdownQuery.Label, Figures>> compared = timeline.compared()
                .map(period -> ask.rows(period, BreakdownQuery.of(values, dialect, period, request, currency)).stream()
                        .collect(Collectors.toMap(BreakdownQuery.Found::label, BreakdownQuery.Found::figures)));
        Map<BreakdownQuery.Label, Figures> found =
                rows.stream().collect(Collectors.toMap(BreakdownQuery.Found::label, BreakdownQuery.Found::figures));
        // What was there before and is no more has a row too: among the others, or among those that are not known.
        compared.ifPresent(before -> before.keySet().forEach(label -> found.putIfAbsent(label, Figures.NONE)));
        return new Breakdown(
                request.by(),
                timeline.range(),
                timeline.comparedRange(),
                currency,
                found.entrySet().stream()
                        .map(row -> new Breakdown.Row(
                                row.getKey().kind(),
                                row.getKey().value(),
                                row.getValue(),
                                compared.map(before -> before.getOrDefault(row.getKey(), Figures.NONE))))
                        .sorted(order(request.order()))
                        .toList());
    }

    private static Comparator<Breakdown.Row> order(Measure measure) {
        Function<Breakdown.Row, Double> size = row -> switch (measure) {
            case VISITORS -> (double) row.figures().visitors();
            case VISITS -> (double) row.figures().visits();
            case PAGE_VIEWS -> (double) row.figures().pageViews();
            case ORDERS -> (double) row.figures().orders();
            case REVENUE -> row.figures().revenue().doubleValue();
        };
        return Comparator.comparing(Breakdown.Row::kind)
                .thenComparing(Comparator.comparing(size).reversed())
                .thenComparing(row -> row.value().orElse(""));
    }
}
