package io.windrose.analyze.retention;

import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who comes back, by the period in which they came first. Thread-safe. */
public final class Retentions {
    /** Sooner than anything and later than anything. */
    private static final Instant EVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Inquiries inquiries;

    public Retentions(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    public Retention retention(RetentionRequest request) {
        return retention(request, DataLimit.NONE);
    }

    /** Of what a caller may see. */
    public Retention retention(RetentionRequest request, DataLimit limit) {
        return inquiries.answer(
                request,
                request.periodsOfAll(),
                request.unit().granularity(),
                request.scope().comparison(),
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    private Retention compute(RetentionRequest request, Inquiry inquiry, Timeline timeline) {
        RetentionQuery query = new RetentionQuery(inquiry.dialect(), timeline.period(), request);
        boolean isSinceEver = request.counting() == RetentionRequest.Counting.FIRST;
        boolean isForEver = request.mode() == RetentionRequest.Mode.ON_OR_AFTER
                && timeline.cut().isEmpty();
        List<RetentionQuery.Found> found = inquiry.ask(
                query.sql(),
                isSinceEver ? EVER : timeline.period().from(),
                isForEver ? NEVER : timeline.period().end(),
                RetentionQuery::read);
        List<Retention.Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < request.cohorts(); i++) {
            cohorts.add(
                    new Retention.Cohort(timeline.labels().get(i).toLocalDate(), cohort(request, timeline, found, i)));
        }
        Map<Label, List<RetentionQuery.Found>> byLabel =
                found.stream().collect(Collectors.groupingBy(RetentionQuery.Found::label));
        List<Retention.Row> rows = byLabel.entrySet().stream()
                .map(each -> new Retention.Row(each.getKey(), all(request, timeline, each.getValue())))
                .sorted(Comparator.comparing((Retention.Row row) -> row.label().kind())
                        .thenComparing(Comparator.comparingLong(
                                        (Retention.Row row) -> row.line().people())
                                .reversed())
                        .thenComparing(row -> row.label().value().orElse("")))
                .toList();
        boolean isMoney = request.value() == RetentionRequest.Value.REVENUE;
        return new Retention(
                inquiries.company().zone(),
                request.days(),
                timeline.cut(),
                isMoney ? Optional.of(inquiries.company().currency()) : Optional.empty(),
                found.stream()
                        .filter(each -> each.told() == RetentionQuery.Told.REVENUE)
                        .mapToLong(RetentionQuery.Found::number)
                        .sum(),
                cohorts,
                all(request, timeline, found),
                request.by().isPresent() ? rows : List.of());
    }

    private static Retention.Line cohort(
            RetentionRequest request, Timeline timeline, List<RetentionQuery.Found> found, int cohort) {
        long people = found.stream()
                .filter(each -> each.told() == RetentionQuery.Told.SIZE && each.cohort() == cohort)
                .mapToLong(RetentionQuery.Found::number)
                .sum();
        List<Retention.Cell> cells = new ArrayList<>();
        for (int period = 0; period < request.periods(); period++) {
            List<RetentionQuery.Found> told = told(request, found, cohort, period);
            Retention.State state = state(timeline, cohort + period);
            cells.add(new Retention.Cell(
                    period,
                    state,
                    state == Retention.State.FUTURE ? 0 : people,
                    told.stream()
                            .filter(each -> each.told() == RetentionQuery.Told.AGAIN)
                            .mapToLong(RetentionQuery.Found::number)
                            .sum(),
                    revenue(request, told)));
        }
        return new Retention.Line(people, cells);
    }

    private static List<RetentionQuery.Found> told(
            RetentionRequest request, List<RetentionQuery.Found> found, int cohort, int period) {
        boolean isLater = request.mode() == RetentionRequest.Mode.ON_OR_AFTER;
        return found.stream()
                .filter(each ->
                        each.cohort() == cohort && (isLater ? each.period() >= period : each.period() == period))
                .toList();
    }

    private static Optional<BigDecimal> revenue(RetentionRequest request, List<RetentionQuery.Found> told) {
        return request.value() == RetentionRequest.Value.REVENUE
                ? Optional.of(told.stream().map(RetentionQuery.Found::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    /** Each cell of those cohorts with people whose own is over; where there is none, of those whose own has begun. */
    private static Retention.Line all(RetentionRequest request, Timeline timeline, List<RetentionQuery.Found> found) {
        List<Retention.Line> lines = new ArrayList<>();
        Map<Integer, List<RetentionQuery.Found>> byCohort =
                found.stream().collect(Collectors.groupingBy(RetentionQuery.Found::cohort));
        for (int cohort = 0; cohort < request.cohorts(); cohort++) {
            lines.add(cohort(request, timeline, byCohort.getOrDefault(cohort, List.of()), cohort));
        }
        List<Retention.Cell> cells = new ArrayList<>();
        for (int period = 0; period < request.periods(); period++) {
            int number = period;
            boolean isEmpty = lines.stream().allMatch(line -> line.people() == 0);
            List<Retention.Cell> each = lines.stream()
                    .filter(line -> isEmpty || line.people() > 0)
                    .map(line -> line.cells().get(number))
                    .toList();
            Retention.State state = each.stream()
                    .map(Retention.Cell::state)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            List<Retention.Cell> counted =
                    each.stream().filter(cell -> cell.state() == state).toList();
            cells.add(new Retention.Cell(
                    period,
                    state,
                    counted.stream().mapToLong(Retention.Cell::of).sum(),
                    counted.stream().mapToLong(Retention.Cell::people).sum(),
                    counted.stream().flatMap(cell -> cell.revenue().stream()).reduce(BigDecimal::add)));
        }
        return new Retention.Line(
                lines.stream().mapToLong(Retention.Line::people).sum(), cells);
    }

    private static Retention.State state(Timeline timeline, int bucket) {
        LocalDateTime from = timeline.labels().get(bucket);
        LocalDateTime to = bucket + 1 < timeline.labels().size()
                ? timeline.labels().get(bucket + 1)
                : timeline.range().to().plusDays(1).atStartOfDay();
        if (timeline.cut().isEmpty() || !timeline.cut().get().isBefore(to)) {
            return Retention.State.COMPLETE;
        }
        return from.isBefore(timeline.cut().get()) ? Retention.State.INCOMPLETE : Retention.State.FUTURE;
    }
}
