package io.windrose.lake.query;

import io.windrose.core.Unavailable;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A query that can be cancelled at any moment: in line, while it runs, and never the next one on its connection.
 * Thread-safe.
 */
public final class RunningQuery {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private @Nullable Statement statement;
    private boolean isCancelled;

    /**
     * Notes what is to be cancelled from now on.
     *
     * @throws Unavailable when it was cancelled before it began
     */
    public void begin(Statement begun) {
        lock.lock();
        try {
            if (isCancelled) {
                throw new Unavailable("lake.query-cancelled", "the query was cancelled: ask again");
            }
            statement = begun;
        } finally {
            lock.unlock();
        }
    }

    public void end() {
        lock.lock();
        try {
            statement = null;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when it does not run any more. DuckDB forgets a cancellation that comes before it starts, so repeat. */
    public void cancel() throws SQLException {
        lock.lock();
        try {
            isCancelled = true;
            while (statement != null) {
                statement.cancel();
                ended.await(20, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
