package io.windrose.lake.query;

import io.windrose.core.Incorrect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One question to the lake.
 *
 * @param sql one SELECT statement in the engine's dialect, over the tables and the views that rooms made of them
 * @param occurredFrom when given, {@code events} shows nothing that happened before; fewer files are read
 * @param occurredTo when given, {@code events} shows nothing that happened then or later
 * @param appendedAfter when given, {@code events} shows only what was appended after this snapshot of it
 * @param excerpt when given, it sees this and nothing else
 * @param snapshots by table, the snapshot that it shows; for a table that is not named, the newest
 * @param rowLimit how many rows are returned at most
 * @param timeLimit after which it is cancelled, its wait in line included
 */
public record Query(
        String sql,
        Optional<Instant> occurredFrom,
        Optional<Instant> occurredTo,
        Optional<Long> appendedAfter,
        Optional<Excerpt> excerpt,
        Map<String, Long> snapshots,
        long rowLimit,
        Duration timeLimit) {
    public Query {
        if (rowLimit < 0) {
            throw new Incorrect("lake.row-limit-negative", "the row limit is %d: give 0 or more".formatted(rowLimit));
        }
        if (!timeLimit.isPositive()) {
            throw new Incorrect(
                    "lake.time-limit-not-positive", "the time limit is %s: give more than 0".formatted(timeLimit));
        }
        snapshots = Map.copyOf(snapshots);
    }

    /** Over all of time as it is now, with at most a million rows within a minute. */
    public static Query of(String sql) {
        return new Query(
                sql,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                1_000_000,
                Duration.ofMinutes(1));
    }

    public Query between(Instant from, Instant to) {
        return new Query(
                sql, Optional.of(from), Optional.of(to), appendedAfter, excerpt, snapshots, rowLimit, timeLimit);
    }

    /** The tables as these snapshots have them. */
    public Query at(Map<String, Long> chosen) {
        return new Query(sql, occurredFrom, occurredTo, appendedAfter, excerpt, chosen, rowLimit, timeLimit);
    }

    /** Of events only those that were appended after this snapshot, in whatever order they happened. */
    public Query appendedAfter(long snapshot) {
        return new Query(sql, occurredFrom, occurredTo, Optional.of(snapshot), excerpt, snapshots, rowLimit, timeLimit);
    }

    /** Of the lake only this; all of it where that is empty. */
    public Query seeing(Optional<Excerpt> seen) {
        return new Query(sql, occurredFrom, occurredTo, appendedAfter, seen, snapshots, rowLimit, timeLimit);
    }

    public Query limitedTo(long rows) {
        return new Query(sql, occurredFrom, occurredTo, appendedAfter, excerpt, snapshots, rows, timeLimit);
    }

    public Query within(Duration limit) {
        return new Query(sql, occurredFrom, occurredTo, appendedAfter, excerpt, snapshots, rowLimit, limit);
    }
}
