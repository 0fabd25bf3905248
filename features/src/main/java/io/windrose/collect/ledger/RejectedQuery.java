package io.windrose.collect.ledger;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Incorrect;
import io.windrose.lake.Lake;
import io.windrose.lake.Rejection;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.lake.query.Sql;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads rejected rows from the lake, newest first. */
final class RejectedQuery {
    private static final String SQL = LedgerSql.resource("rejected_events.sql");
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,17})\\.([0-9a-f]{32}-\\d{1,9})");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private RejectedQuery() {}

    static List<RejectedEvent> read(Lake lake, RejectedFilter filter, Optional<String> cursor, int limit) {
        String sql = SQL.replace("$filter", condition(filter))
                .replace("$after", cursor.map(RejectedQuery::after).orElse("true"));
        return lake.query(Query.of(sql).limitedTo(limit).within(LIMIT), RejectedQuery::events);
    }

    /** Where the page after this event begins. */
    static String cursor(RejectedEvent event) {
        return LedgerSql.micros(event.receivedAt()) + "." + event.id();
    }

    private static String condition(RejectedFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        filter.sourceId().ifPresent(source -> conditions.add("source_id = " + Sql.text(source)));
        filter.among().ifPresent(sources -> conditions.add(Sql.among("source_id", sources)));
        filter.reason().ifPresent(reason -> conditions.add("reason = " + Sql.text(reason)));
        filter.from().ifPresent(from -> conditions.add("received_at >= " + time(from)));
        filter.to().ifPresent(to -> conditions.add("received_at < " + time(to)));
        return String.join(" and ", conditions);
    }

    private static String time(Instant time) {
        return "make_timestamptz(%d)".formatted(LedgerSql.micros(time));
    }

    private static String after(String cursor) {
        var parts = CURSOR.matcher(cursor);
        if (!parts.matches()) {
            throw new Incorrect(
                    "ledger.cursor-malformed", "the cursor is not one of this list: begin again without a cursor");
        }
        String id = Sql.text(parts.group(2));
        return "(received < %1$s or (received = %1$s and id < %2$s))".formatted(parts.group(1), id);
    }

    private static List<RejectedEvent> events(QueryResult result) {
        List<RejectedEvent> events = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            events.add(new RejectedEvent(
                    String.valueOf(row.get(1)),
                    String.valueOf(row.get(2)),
                    Instant.EPOCH.plus((Long) requireNonNull(row.get(0)), ChronoUnit.MICROS),
                    String.valueOf(row.get(3)),
                    text(row, 4),
                    text(row, 5),
                    text(row, 6),
                    text(row, 7),
                    text(row, 8).map(call -> Rejection.Sent.of(call, text(row, 9), text(row, 10)))));
        }
        return events;
    }

    private static Optional<String> text(List<@Nullable Object> row, int column) {
        return Optional.ofNullable(row.get(column)).map(String::valueOf);
    }
}
