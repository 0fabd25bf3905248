package io.windrose.lake;

import io.windrose.core.Incorrect;
import java.time.Clock;
import java.time.Duration;
import org.apache.iceberg.Table;

/**
 * Forgets old snapshots and deletes the files that only they had. It makes no snapshot, so the newest keeps carrying
 * the stream's offsets. A query reads the files of the snapshot it began with, so none may be forgotten within the
 * hour.
 */
final class SnapshotExpiry {
    static final Duration SHORTEST = Duration.ofHours(1);

    private final TableLocks locks;
    private final Clock clock;
    private final Duration kept;

    SnapshotExpiry(TableLocks locks, Clock clock, Duration kept) {
        if (kept.compareTo(SHORTEST) < 0) {
            throw new Incorrect(
                    "lake.snapshots-kept-too-short",
                    "snapshots are kept for %s: keep them for an hour at least".formatted(kept));
        }
        this.locks = locks;
        this.clock = clock;
        this.kept = kept;
    }

    void run(Table table) {
        locks.whileLocked(table.name(), () -> {
            table.refresh();
            table.expireSnapshots()
                    .expireOlderThan(clock.instant().minus(kept).toEpochMilli())
                    .retainLast(1)
                    .commit();
        });
    }
}
