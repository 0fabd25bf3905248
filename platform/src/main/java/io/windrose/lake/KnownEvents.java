package io.windrose.lake;

import io.windrose.core.Unavailable;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Knows which events of the last days the lake has: a filter in memory says "surely not" for nearly every new one, and
 * the lake itself is asked for the rest. For one platform thread.
 */
final class KnownEvents {
    private static final Duration STEP = Duration.ofDays(1);

    private final DuckDBConnection duckdb;
    private final Clock clock;
    private final Duration window;
    private final SeenIds seen;

    private KnownEvents(DuckDBConnection duckdb, Clock clock, Duration window, long mostIds) {
        this.duckdb = duckdb;
        this.clock = clock;
        this.window = window;
        this.seen = new SeenIds(mostIds, clock.instant().minus(window));
    }

    /** Reads the ids of the window from the lake, the oldest first. */
    static KnownEvents read(Table table, DuckDBConnection duckdb, Clock clock, Duration window, long mostIds) {
        KnownEvents known = new KnownEvents(duckdb, clock, window, mostIds);
        try {
            Instant end = clock.instant();
            for (Instant from = end.minus(window); from.isBefore(end); from = from.plus(STEP)) {
                known.read(table, from, from.plus(STEP).isBefore(end) ? from.plus(STEP) : Instant.MAX);
            }
            return known;
        } catch (SQLException e) {
            throw unavailable(table, e);
        }
    }

    /** @param to exclusive; {@code Instant.MAX} for all that follows, as a clock may have been ahead */
    private void read(Table table, Instant from, Instant to) throws SQLException {
        String until = to.equals(Instant.MAX)
                ? ""
                : " and received_at < make_timestamptz(%d)".formatted(EventFormat.micros(to));
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select source_id, event_id, epoch_us(received_at) from %s where received_at >= make_timestamptz(%d)%s"
                                .formatted(files(table, from), EventFormat.micros(from), until))) {
            while (rows.next()) {
                seen.add(
                        new EventKey(rows.getString(1), rows.getString(2)),
                        Instant.EPOCH.plusNanos(rows.getLong(3) * 1_000));
            }
        }
    }

    private static String files(Table table, Instant from) {
        var wanted = Expressions.greaterThanOrEqual("received_at", EventFormat.micros(from));
        return Sql.read(TableFiles.paths(TableFiles.plan(table, table.currentSnapshot(), wanted)), table.schema());
    }

    boolean mayContain(EventKey key) {
        return seen.mayContain(key);
    }

    void add(EventKey key, Instant receivedAt) {
        seen.add(key, receivedAt);
    }

    void forgetOld() {
        seen.forgetBefore(clock.instant().minus(window));
    }

    /** Those of the candidates that the lake really has. */
    Set<EventKey> inLake(Table table, Collection<EventKey> candidates) {
        if (candidates.isEmpty()) {
            return Set.of();
        }
        try {
            stage(candidates);
            Set<EventKey> found = new HashSet<>();
            try (Statement statement = duckdb.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select source_id, event_id from candidates semi join %s as lake using (source_id, event_id)"
                                    .formatted(files(table, seen.remembersFrom())))) {
                while (rows.next()) {
                    found.add(new EventKey(rows.getString(1), rows.getString(2)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw unavailable(table, e);
        }
    }

    private void stage(Collection<EventKey> candidates) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("create or replace table candidates (source_id varchar, event_id varchar)");
        }
        try (DuckDBAppender appender = duckdb.createAppender("main", "candidates")) {
            for (EventKey key : candidates) {
                appender.beginRow();
                appender.append(key.sourceId()).append(key.eventId());
                appender.endRow();
            }
        }
    }

    /** How far back copies are recognized. */
    Duration window() {
        return Duration.between(seen.remembersFrom(), clock.instant());
    }

    private static Unavailable unavailable(Table table, SQLException cause) {
        return new Unavailable(
                "lake.ids-unreadable",
                "the ids of table %s could not be read: see to the lake's folder and to memory".formatted(table.name()),
                cause);
    }
}
