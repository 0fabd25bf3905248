package io.windrose.collect.importing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What one reading of a file has come to. Written by the reader and the committer, read by anyone. */
final class RunningImport {
    private static final double LEAST_SHARE = 0.01;

    private final long bytes;
    private final long begun = System.nanoTime();
    private final AtomicLong bytesRead = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong known = new AtomicLong();
    private final Map<String, Long> leftOut = new HashMap<>();
    private volatile boolean isStopping;

    /** @param before what chunks that were committed before came to */
    RunningImport(long bytes, Counts before) {
        this.bytes = bytes;
        stored.set(before.stored());
        known.set(before.known());
    }

    AtomicLong bytesRead() {
        return bytesRead;
    }

    void row() {
        rows.incrementAndGet();
    }

    void event() {
        events.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    void leftOut(String reason) {
        synchronized (leftOut) {
            leftOut.merge(reason, 1L, Long::sum);
        }
    }

    void committed(long newlyStored, long alreadyKnown) {
        stored.addAndGet(newlyStored);
        known.addAndGet(alreadyKnown);
    }

    void stop() {
        isStopping = true;
    }

    boolean isStopping() {
        return isStopping;
    }

    Counts counts() {
        synchronized (leftOut) {
            return new Counts(rows.get(), refused.get(), leftOut, events.get(), stored.get(), known.get());
        }
    }

    Progress progress() {
        double seconds = (System.nanoTime() - begun) / 1e9;
        double share = bytes == 0 ? 1 : Math.min(1, (double) bytesRead.get() / bytes);
        Optional<Duration> remaining = share < LEAST_SHARE
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) (seconds * 1_000 * (1 - share) / share)));
        return new Progress(counts(), share, rows.get() / Math.max(seconds, 1e-3), remaining);
    }
}
