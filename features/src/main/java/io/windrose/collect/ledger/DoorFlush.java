package io.windrose.collect.ledger;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Moves the door's counts into the database, each exactly once. What was taken is kept, under the same number, until a
 * write of it surely succeeded: if the outcome of a commit is unknown, the next attempt finds the number and does
 * nothing. Thread-safe.
 */
final class DoorFlush {
    /** Inserts or raises the number; changes nothing where this flush was written before. */
    private static final String BEAT = """
            insert into collect.runs (run, started_at, seen_at, flushes) values (:run, now(), now(), :flush)
            on conflict (run) do update set seen_at = now(), flushes = excluded.flushes
            where runs.flushes < excluded.flushes""";

    private static final String ADD = """
            insert into collect.door_counts (run, source_id, hour, count, reason, number, counted_at)
            values (:run, :source, :hour, :count, :reason, :number, now())
            on conflict (hour, run, source_id, count, reason) do update
            set number = door_counts.number + excluded.number, counted_at = now()""";

    private final Jdbi jdbi;
    private final DoorCounts door;
    private final String run;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Map<DoorCounts.Key, Long> taken;
    private long flushes;

    DoorFlush(Jdbi jdbi, DoorCounts door, String run) {
        this.jdbi = jdbi;
        this.door = door;
        this.run = run;
    }

    /** Writes what was counted since the last time, and that this run lives. */
    void flush() {
        lock.lock();
        try {
            Map<DoorCounts.Key, Long> counts = taken;
            if (counts == null) {
                counts = door.take();
                taken = counts;
                flushes++;
            }
            Map<DoorCounts.Key, Long> batch = counts;
            jdbi.useTransaction(handle -> write(handle, batch));
            taken = null;
        } finally {
            lock.unlock();
        }
    }

    private void write(Handle handle, Map<DoorCounts.Key, Long> counts) {
        int beats = handle.createUpdate(BEAT)
                .bind("run", run)
                .bind("flush", flushes)
                .execute();
        if (beats == 0 || counts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(ADD);
        counts.forEach((key, number) -> batch.bind("run", run)
                .bind("source", key.sourceId())
                .bind("hour", key.hour().atOffset(ZoneOffset.UTC))
                .bind("count", key.count().word())
                .bind("reason", key.reason())
                .bind("number", number)
                .add());
        batch.execute();
    }

    /** Writes the last counts. Afterwards nothing may be counted any more. */
    void close() {
        flush();
        flush();
        jdbi.useHandle(handle -> handle.execute("update collect.runs set closed_at = now() where run = ?", run));
    }
}
