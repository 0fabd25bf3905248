package io.windrose.analyze.ask;

import io.windrose.lake.Lake;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One question to the lake, all of whose statements see the same snapshots and what its caller may see. */
public final class Inquiry {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Lake lake;
    private final Optional<Excerpt> seen;
    private final Map<String, Long> snapshots;

    Inquiry(Lake lake, Optional<Excerpt> seen, Map<String, Long> snapshots) {
        this.lake = lake;
        this.seen = seen;
        this.snapshots = snapshots;
    }

    public Dialect dialect() {
        return lake.engine().dialect();
    }

    /** What all statements see, by table. */
    public Map<String, Long> snapshots() {
        return Map.copyOf(snapshots);
    }

    /** Of all of time. */
    public <T> T ask(String sql, Function<QueryResult, T> reader) {
        return ask(Query.of(sql), reader);
    }

    /** Events before or after are not there for it, nor read. */
    public <T> T ask(String sql, Instant from, Instant to, Function<QueryResult, T> reader) {
        return ask(Query.of(sql).between(from, to), reader);
    }

    /** Events of the period and of the margin around it. */
    public <T> T around(Period period, String sql, Function<QueryResult, T> reader) {
        return ask(sql, period.lookedAtFrom(), period.lookedAtTo(), reader);
    }

    /** Of a statement that says itself which period it is about, with all that the fields in it need. */
    public <T> T about(Period period, EventsSql events, String sql, Function<QueryResult, T> reader) {
        if (events.isOfAllTime()) {
            return ask(sql, reader);
        }
        return events.isOfVisits() ? around(period, sql, reader) : ask(sql, period.from(), period.end(), reader);
    }

    private <T> T ask(Query query, Function<QueryResult, T> reader) {
        return lake.query(query.seeing(seen).at(snapshots).within(LIMIT), reader);
    }
}
