package io.windrose.analyze;

import static java.util.Objects.requireNonNull;

import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of overviews. */
final class LakeQuestions {
    private static final String SPAN = "select min(occurred_at), max(occurred_at) from events";

    private final Inquiry inquiry;

    LakeQuestions(Inquiry inquiry) {
        this.inquiry = inquiry;
    }

    OverviewQuery.Found figures(Period period, OverviewRequest request, Optional<String> currency) {
        OverviewQuery query = new OverviewQuery(inquiry.dialect(), period, request, currency);
        return inquiry.around(period, query.sql(), query::read);
    }

    ApartQuery.Found apart(Period period, String currency) {
        ApartQuery query = new ApartQuery(inquiry.dialect(), period, currency);
        return inquiry.around(period, query.events(), ApartQuery::read)
                .and(inquiry.ask(query.refunds(), ApartQuery::read));
    }

    List<BreakdownQuery.Found> rows(Period period, BreakdownQuery query) {
        return inquiry.around(period, query.sql(), BreakdownQuery::read);
    }

    /** Of all events there are. */
    Optional<Overview.Span> span() {
        return inquiry.ask(SPAN, rows -> {
            List<@Nullable Object> row = rows.next();
            return row.get(0) == null
                    ? Optional.empty()
                    : Optional.of(new Overview.Span((Instant) row.get(0), (Instant) requireNonNull(row.get(1))));
        });
    }
}
