package io.windrose.jobs;

import io.windrose.database.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work without end that one node does at a time. The lock that says which lives in the session that the work writes
 * with: whoever lost it cannot write. After any failure the work begins again, here or on another node, and has to know
 * from the database where. It has one platform thread; everything else is thread-safe.
 */
public final class SoleWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoleWorker.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);
    private static final int ANSWER_MILLIS = 10_000;

    private final Database database;
    private final String lock;
    private final String failure;
    private final Work work;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean isWorking;
    private long toldAt = System.nanoTime() - TOLD_EVERY.toNanos();

    /** Goes on until {@link #isStopping}. */
    @FunctionalInterface
    public interface Work {
        /**
         * Works in a session.
         *
         * @param session the one that has the lock: all effects go through it
         */
        void run(Handle session);
    }

    /**
     * @param name of the thread and, with {@code windrose.} before it, of the lock
     * @param failure what is logged when the work fails, with its code
     */
    public SoleWorker(Database database, String name, String failure, Work work) {
        this.database = database;
        this.lock = "hashtextextended('windrose.%s', 0)".formatted(name);
        this.failure = failure;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether this node is the one that works. */
    public boolean isWorking() {
        return isWorking;
    }

    public boolean isStopping() {
        return isStopping(Duration.ZERO);
    }

    private void run() {
        while (!isStopping()) {
            try (Handle session = database.jdbi().open()) {
                workWhileLocked(session);
            } catch (RuntimeException | SQLException e) {
                tell(e);
            }
            isStopping(PAUSE);
        }
    }

    /** Some failures last for hours, and are met again each second. */
    private void tell(Exception problem) {
        if (System.nanoTime() - toldAt >= TOLD_EVERY.toNanos()) {
            LOG.warn("{}, beginning again", failure, problem);
            toldAt = System.nanoTime();
        }
    }

    private void workWhileLocked(Handle session) throws SQLException {
        // A server that vanished without a word must not hold this thread for longer.
        session.getConnection().setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        if (!session.createQuery("select pg_try_advisory_lock(" + lock + ")")
                .mapTo(Boolean.class)
                .one()) {
            return;
        }
        try {
            isWorking = true;
            work.run(session);
        } finally {
            isWorking = false;
            if (!session.getConnection().isClosed()) {
                // The session goes back to the pool, and the lock would go with it.
                session.createQuery("select pg_advisory_unlock(" + lock + ")")
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }

    /** Whether it is to stop; waits so long at most until it is. */
    public boolean isStopping(Duration wait) {
        try {
            return stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(Duration.ofMillis(ANSWER_MILLIS).multipliedBy(2))) {
                LOG.warn("{} did not stop, interrupting it", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
