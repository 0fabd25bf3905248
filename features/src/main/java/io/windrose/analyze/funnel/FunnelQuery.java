package io.windrose.analyze.funnel;

import static java.util.Objects.requireNonNull;

import io.windrose.analyze.ask.Label;
import io.windrose.analyze.ask.Period;
import io.windrose.analyze.ask.Rows;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.QueryResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks how many people reached each step of a funnel, how long it took them, and who they are. */
public final class FunnelQuery {
    private static final List<String> SHARES = List.of("0.25", "0.5", "0.75");

    private final FunnelRequest request;
    private final int steps;
    private final String people;

    public FunnelQuery(Dialect dialect, Period period, FunnelRequest request) {
        this.request = request;
        this.steps = request.steps().size();
        this.people = new AttemptsSql(dialect, period, request).sql();
    }

    /** @param seconds of each step after the first, then to the end */
    record Found(List<Long> people, List<Optional<Funnel.Seconds>> seconds, List<Funnel.Row> rows) {}

    /** All people in a row without a kind; with a field to tell them apart, more rows. */
    public String figures() {
        String counts = steps(place -> ", count(at_%d)".formatted(place + 1));
        String whole = "select cast(null as string) as kind, cast(null as string) as label%s%s%nfrom people"
                .formatted(counts, quantiles());
        if (request.by().isEmpty()) {
            return people + whole;
        }
        String nothing = ", cast(null as double)".repeat(steps * SHARES.size());
        return people + """
                , top as (
                    select value from people where value <> '' group by value order by count(*) desc, value limit %d
                ),
                labelled as (
                    select case when p.value = '' then 'unknown'
                                when t.value is null then 'others' else 'value' end as kind,
                           t.value as label, p.*
                    from people p
                    left join top t on t.value = p.value
                )
                %s
                union all
                select kind, label%s%s from labelled group by kind, label""".formatted(request.rows(), whole, counts, nothing);
    }

    /** A page of those asked for, in the order of their ids, with one more if there is another page. */
    public String people(PeopleRequest asked) {
        boolean hasReached = asked.outcome() == PeopleRequest.Outcome.REACHED;
        int place = asked.step() - 1;
        String at = "at_" + (hasReached ? asked.step() : request.requiredBefore(place) + 1);
        return people
                + "select person, %s / %d from people where %s%s%s order by person limit %d"
                        .formatted(
                                "cast(" + AttemptsSql.moment(at) + " as double)",
                                AttemptsSql.PLACES,
                                at + " is not null",
                                hasReached ? "" : " and at_%d is null".formatted(asked.step()),
                                asked.after()
                                        .map(last -> " and person > " + last)
                                        .orElse(""),
                                PeopleRequest.PAGE + 1);
    }

    private String quantiles() {
        StringBuilder columns = new StringBuilder();
        for (int place = 1; place < steps; place++) {
            columns.append(quantiles(place + 1, request.requiredBefore(place) + 1));
        }
        return columns.append(quantiles(steps, 1)).toString();
    }

    private static String quantiles(int step, int since) {
        String seconds = "cast(%s - %s as double) / %de6"
                .formatted(AttemptsSql.moment("at_" + step), AttemptsSql.moment("at_" + since), AttemptsSql.PLACES);
        return SHARES.stream()
                .map(share -> ", percentile_cont(%s) within group (order by %s)".formatted(share, seconds))
                .collect(Collectors.joining());
    }

    private String steps(IntFunction<String> piece) {
        return IntStream.range(0, steps).mapToObj(piece).collect(Collectors.joining());
    }

    Found read(QueryResult result) {
        List<Long> whole = List.of();
        List<Optional<Funnel.Seconds>> seconds = new ArrayList<>();
        List<Funnel.Row> rows = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            List<Long> counts = IntStream.range(2, 2 + steps)
                    .mapToObj(column -> Rows.number(row, column))
                    .toList();
            Optional<String> kind = Rows.optionalText(row, 0);
            if (kind.isPresent()) {
                Optional<String> value = Rows.optionalText(row, 1).map(text -> text.substring(1));
                rows.add(new Funnel.Row(Label.of(kind.get(), value), counts));
            } else {
                whole = counts;
                for (int i = 0; i < steps; i++) {
                    seconds.add(seconds(row, 2 + steps + i * SHARES.size()));
                }
            }
        }
        return new Found(whole, seconds, rows);
    }

    private static Optional<Funnel.Seconds> seconds(List<@Nullable Object> row, int column) {
        if (row.get(column) == null) {
            return Optional.empty();
        }
        return Optional.of(new Funnel.Seconds(number(row, column), number(row, column + 1), number(row, column + 2)));
    }

    private static double number(List<@Nullable Object> row, int column) {
        return ((Number) requireNonNull(row.get(column))).doubleValue();
    }

    static FunnelPeople page(QueryResult result) {
        List<FunnelPeople.One> found = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            found.add(new FunnelPeople.One(
                    Rows.number(row, 0), Instant.EPOCH.plus(Rows.number(row, 1), ChronoUnit.MICROS)));
        }
        boolean hasMore = found.size() > PeopleRequest.PAGE;
        List<FunnelPeople.One> page = hasMore ? found.subList(0, PeopleRequest.PAGE) : found;
        return new FunnelPeople(page, hasMore ? Optional.of(page.getLast().profileId()) : Optional.empty());
    }
}
