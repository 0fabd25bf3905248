package io.windrose.lake.query;

import io.windrose.core.Incorrect;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One question to the lake.
 *
 * @param sql one SELECT statement in the engine's dialect, over {@code events}, {@code rejected} and {@code identities}
 * @param occurredFrom when given, {@code events} shows nothing that happened before; fewer files are read
 * @param occurredTo when given, {@code events} shows nothing that happened then or later
 * @param snapshots by table, the snapshot that it shows; for a table that is not named, the newest
 * @param rowLimit how many rows are returned at most
 * @param timeLimit after which it is cancelled, its wait in line included
 */
public record Query(
        String sql,
        Optional<Instant> occurredFrom,
        Optional<Instant> occurredTo,
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
        return new Query(sql, Optional.empty(), Optional.empty(), Map.of(), 1_000_000, Duration.ofMinutes(1));
    }

    public Query between(Instant from, Instant to) {
        return new Query(sql, Optional.of(from), Optional.of(to), snapshots, rowLimit, timeLimit);
    }

    /** The tables as these snapshots have them. */
    public Query at(Map<String, Long> chosen) {
        return new Query(sql, occurredFrom, occurredTo, chosen, rowLimit, timeLimit);
    }

    public Query limitedTo(long rows) {
        return new Query(sql, occurredFrom, occurredTo, snapshots, rows, timeLimit);
    }

    public Query within(Duration limit) {
        return new Query(sql, occurredFrom, occurredTo, snapshots, rowLimit, limit);
    }
}
