package io.windrose.collect.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lake's counts of all hours: those within the window from the lake, older ones as they were when they left it.
 * Thread-safe.
 */
final class LakeMemory {
    /** After every hour that an event may have been received in. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final LakeCounts lake;
    private final KeptCounts counts;
    private final Duration window;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Map<RowKey, LakeReading.Row> kept;

    LakeMemory(LakeCounts lake, KeptCounts counts, Duration window) {
        this.lake = lake;
        this.counts = counts;
        this.window = window;
    }

    /** From {@code from} on, but at least the window, which begins at {@code windowStart}. */
    LakeReading read(Instant from, Instant windowStart) {
        Instant touched = counts.oldestTouched(windowStart, window);
        LakeReading reading = lake.read(touched);
        if (!from.isBefore(windowStart) && touched.equals(windowStart)) {
            return reading;
        }
        Instant oldest = from.isBefore(touched) ? from : touched;
        Map<RowKey, LakeReading.Row> rows = new HashMap<>(reading.rows());
        counts.kept(oldest, windowStart)
                .forEach((key, old) -> rows.merge(key, old, (now, before) -> newer(key, touched, now, before)));
        rows.keySet().removeIf(key -> key.hour().isBefore(oldest));
        return new LakeReading(rows, reading.offsets());
    }

    private static LakeReading.Row newer(RowKey key, Instant touched, LakeReading.Row now, LakeReading.Row before) {
        if (key.hour().isBefore(touched)) {
            return before;
        }
        long duplicates = Math.max(now.duplicates(), before.duplicates());
        return new LakeReading.Row(now.stored(), duplicates, now.dropped(), now.rejected(), now.unreadEvents());
    }

    /** Notes what changed since the last time. */
    void keep(LakeReading reading, Instant from) {
        lock.lock();
        try {
            Map<RowKey, LakeReading.Row> before = kept;
            if (before == null) {
                before = counts.kept(from, END);
            }
            Map<RowKey, LakeReading.Row> changed = new HashMap<>(reading.rows());
            before.forEach((key, row) -> {
                if (!key.hour().isBefore(from)) {
                    changed.putIfAbsent(key, LakeReading.Row.NONE);
                }
                changed.remove(key, row);
            });
            counts.keep(changed);
            kept = reading.rows();
        } finally {
            lock.unlock();
        }
    }
}
