package io.windrose.http;

import io.windrose.core.Conflict;
import io.windrose.core.NotFound;
import io.windrose.core.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The queries that run on this node, by the id under which their callers may cancel them. Thread-safe. */
final class RunningQueries {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Map<UUID, Running> all = new ConcurrentHashMap<>();

    /** A query on its thread; nothing interrupts the thread once it is over. */
    private static final class Running {
        private final UUID caller;
        private final Thread thread = Thread.currentThread();
        private final ReentrantLock lock = new ReentrantLock();
        private boolean isCancelled;
        private boolean isOver;

        Running(UUID caller) {
            this.caller = caller;
        }

        void cancel() {
            lock.lock();
            try {
                if (!isOver) {
                    isCancelled = true;
                    thread.interrupt();
                }
            } finally {
                lock.unlock();
            }
        }

        boolean end() {
            lock.lock();
            try {
                isOver = true;
                return isCancelled;
            } finally {
                lock.unlock();
            }
        }
    }

    /** As {@link #ask}, for what gives nothing back. */
    void run(UUID id, UUID caller, BooleanSupplier isCallerGone, Runnable query) {
        ask(id, caller, isCallerGone, () -> {
            query.run();
            return id;
        });
    }

    /** Runs a query on the calling thread, and cancels it when its caller leaves. */
    <T> T ask(UUID id, UUID caller, BooleanSupplier isCallerGone, Supplier<T> query) {
        Running running = new Running(caller);
        if (all.putIfAbsent(id, running) != null) {
            throw new Conflict("sql.id-in-use", "a query with the id " + id + " runs already; give another");
        }
        Thread watch = Thread.ofVirtual().start(() -> cancelWhen(isCallerGone, running));
        try {
            return query.get();
        } catch (RuntimeException thrown) {
            if (running.end()) {
                throw new Unavailable("lake.query-cancelled", "the query was cancelled: ask again", thrown);
            }
            throw thrown;
        } finally {
            watch.interrupt();
            all.remove(id);
            if (running.end()) {
                Thread.interrupted();
            }
        }
    }

    private static void cancelWhen(BooleanSupplier isCallerGone, Running running) {
        try {
            do {
                Thread.sleep(LOOK_EVERY);
            } while (!isCallerGone.getAsBoolean());
            running.cancel();
        } catch (InterruptedException e) {
            // The query is over.
        }
    }

    /** Cancels one of the caller's own queries. */
    void cancel(UUID id, UUID caller) {
        Running running = all.get(id);
        if (running == null || !running.caller.equals(caller)) {
            throw new NotFound("sql.no-query", "no query of yours with the id " + id + " runs; it may be over");
        }
        running.cancel();
    }
}
