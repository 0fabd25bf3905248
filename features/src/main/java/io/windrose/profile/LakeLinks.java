package io.windrose.profile;

import static java.util.Objects.requireNonNull;

import io.windrose.core.EventType;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The links that the lake's events hold, page by page: for what the stream does not have. For one thread. */
final class LakeLinks {
    private static final String IDENTIFIES = resource("identifies.sql");
    private static final String ALIASES = resource("aliases.sql");
    private static final int PAGE = 5_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Lake lake;
    private final LinkReader reader;
    private Row lastIdentify = new Row("", "", -Long.MAX_VALUE, "", "");
    private Row lastAlias = lastIdentify;
    private boolean hasIdentifies = true;
    private boolean hasAliases = true;

    /** Of an identify, {@code other} is the anonymous id; of an alias, the context. */
    private record Row(String userId, String other, long micros, String sourceId, String eventId) {
        Cause cause(EventType call) {
            return new Cause(call, sourceId, eventId, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        }
    }

    LakeLinks(Lake lake, LinkReader reader) {
        this.lake = lake;
        this.reader = reader;
    }

    /** Some more of them; none at the end. */
    List<Link> next() {
        List<Link> links = new ArrayList<>();
        while (links.isEmpty() && hasIdentifies) {
            List<Row> rows = ask(IDENTIFIES, lastIdentify);
            rows.forEach(
                    row -> links.addAll(reader.identified(row.other(), row.userId(), row.cause(EventType.IDENTIFY))));
            hasIdentifies = rows.size() == PAGE;
            lastIdentify = rows.isEmpty() ? lastIdentify : rows.getLast();
        }
        while (links.isEmpty() && hasAliases) {
            List<Row> rows = ask(ALIASES, lastAlias);
            rows.forEach(row -> links.addAll(reader.aliased(row.other(), row.userId(), row.cause(EventType.ALIAS))));
            hasAliases = rows.size() == PAGE;
            lastAlias = rows.isEmpty() ? lastAlias : rows.getLast();
        }
        return links;
    }

    private List<Row> ask(String sql, Row after) {
        // In one pass: an id may look like a place for the next.
        String asked = sql.formatted(
                text(after.userId()),
                text(after.other()),
                after.micros(),
                text(after.sourceId()),
                text(after.eventId()));
        try {
            return lake.query(Query.of(asked).limitedTo(PAGE).within(LIMIT), LakeLinks::rows);
        } catch (Incorrect e) {
            // Without its cause, which may quote ids.
            throw new Fault("profile.lake-not-read", "the lake refused to say which ids were linked");
        }
    }

    private static List<Row> rows(QueryResult result) {
        List<Row> rows = new ArrayList<>();
        while (result.hasNext()) {
            List<@Nullable Object> row = result.next();
            rows.add(new Row(
                    String.valueOf(row.get(0)),
                    String.valueOf(row.get(1)),
                    (Long) requireNonNull(row.get(2)),
                    String.valueOf(row.get(3)),
                    String.valueOf(row.get(4))));
        }
        return rows;
    }

    private static String text(String value) {
        return "('" + value.replace("'", "''").replace("\0", "' || chr(0) || '") + "')";
    }

    private static String resource(String name) {
        try (InputStream in = LakeLinks.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new Fault(
                        "profile.no-query", "the query %s is missing: install the program again".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault(
                    "profile.no-query", "the query %s was not read: install the program again".formatted(name), e);
        }
    }
}
