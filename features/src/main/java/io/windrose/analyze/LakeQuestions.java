package io.windrose.analyze;

import static java.util.Objects.requireNonNull;

import io.windrose.lake.Lake;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Questions to the lake, all of them to the same snapshots. */
final class LakeQuestions {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SPAN = "select min(occurred_at), max(occurred_at) from events";

    private final Lake lake;
    private final Optional<Excerpt> seen;
    private final Map<String, Long> snapshots;

    LakeQuestions(Lake lake, Optional<Excerpt> seen, Map<String, Long> snapshots) {
        this.lake = lake;
        this.seen = seen;
        this.snapshots = snapshots;
    }

    OverviewQuery.Found figures(Period period, OverviewRequest request, Optional<String> currency) {
        OverviewQuery query = new OverviewQuery(lake.engine().dialect(), period, request, currency);
        return around(period, query.sql(), query::read);
    }

    ApartQuery.Found apart(Period period, String currency) {
        ApartQuery query = new ApartQuery(lake.engine().dialect(), period, currency);
        return around(period, query.events(), ApartQuery::read).and(ask(Query.of(query.refunds()), ApartQuery::read));
    }

    List<BreakdownQuery.Found> rows(Period period, BreakdownQuery query) {
        return around(period, query.sql(), BreakdownQuery::read);
    }

    /** Of all events there are. */
    Optional<Overview.Span> span() {
        return ask(Query.of(SPAN), rows -> {
            List<@Nullable Object> row = rows.next();
            return row.get(0) == null
                    ? Optional.empty()
                    : Optional.of(new Overview.Span((Instant) row.get(0), (Instant) requireNonNull(row.get(1))));
        });
    }

    private <T> T around(Period period, String sql, Function<QueryResult, T> reader) {
        return ask(Query.of(sql).between(period.lookedAtFrom(), period.lookedAtTo()), reader);
    }

    private <T> T ask(Query query, Function<QueryResult, T> reader) {
        return lake.query(query.seeing(seen).at(snapshots).within(LIMIT), reader);
    }
}
