package io.windrose.lake.sandbox;

import io.windrose.core.Unavailable;
import io.windrose.lake.query.Query;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts a query's thread at its time limit, whatever that thread waits for, and never after the query.
 * Thread-safe.
 */
final class Deadline {
    private final Query query;
    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable ScheduledFuture<?> alarm;
    private boolean isPast;
    private boolean isOver;

    private Deadline(Query query) {
        this.query = query;
    }

    /** For the thread that calls. */
    static Deadline start(Query query, ScheduledExecutorService clock) {
        Deadline deadline = new Deadline(query);
        deadline.alarm = clock.schedule(deadline::ring, query.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
        return deadline;
    }

    private void ring() {
        lock.lock();
        try {
            if (!isOver) {
                isPast = true;
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; what the caller is told when it is past. Its interruption does not outlive it. */
    Optional<Unavailable> end() {
        lock.lock();
        try {
            isOver = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (!isPast) {
                return Optional.empty();
            }
            Thread.interrupted();
            return Optional.of(new Unavailable(
                    "lake.query-too-slow",
                    "the query took longer than %s: ask for less time, or raise its limit"
                            .formatted(query.timeLimit())));
        } finally {
            lock.unlock();
        }
    }
}
