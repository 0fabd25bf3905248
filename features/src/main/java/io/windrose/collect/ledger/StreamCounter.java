package io.windrose.collect.ledger;

import io.windrose.database.Database;
import io.windrose.stream.EventStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every record of the stream, on one node at a time. The lock that says which lives in the session that writes
 * the counts: whoever lost it cannot write. After any failure it begins again at the offsets in the database, which
 * change in one transaction with the counts. It has one thread; everything else is thread-safe.
 */
final class StreamCounter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCounter.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 20_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final String LOCK = "hashtextextended('windrose.ledger.stream', 0)";

    private final Database database;
    private final EventStream stream;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("ledger-stream").unstarted(this::run);
    private volatile boolean isCounting;

    StreamCounter(Database database, EventStream stream) {
        this.database = database;
        this.stream = stream;
    }

    void start() {
        thread.start();
    }

    /** Whether this node is the one that counts. */
    boolean isCounting() {
        return isCounting;
    }

    private void run() {
        boolean failedBefore = false;
        while (!isStopping(Duration.ZERO)) {
            try (Handle session = database.jdbi().open()) {
                failedBefore = false;
                countWhileLocked(session);
            } catch (RuntimeException | SQLException e) {
                if (!failedBefore) {
                    LOG.warn("ledger.stream-not-counted: counting the stream failed, beginning again", e);
                }
                failedBefore = true;
            } finally {
                isCounting = false;
            }
            isStopping(PAUSE);
        }
    }

    private void countWhileLocked(Handle session) throws SQLException {
        // A server that vanished without a word must not hold this thread for longer.
        session.getConnection().setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        if (!session.createQuery("select pg_try_advisory_lock(" + LOCK + ")")
                .mapTo(Boolean.class)
                .one()) {
            return;
        }
        try {
            isCounting = true;
            count(session);
        } finally {
            if (!session.getConnection().isClosed()) {
                // The session goes back to the pool, and the lock would go with it.
                session.createQuery("select pg_advisory_unlock(" + LOCK + ")")
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }

    private void count(Handle session) {
        StreamCounts counts = new StreamCounts(session);
        StreamTally tally = new StreamTally();
        try (StreamPositions positions = StreamPositions.open(stream, counts.offsets())) {
            while (!isStopping(Duration.ZERO)) {
                long start = System.nanoTime();
                while (tally.records() < MOST_RECORDS && System.nanoTime() - start < GATHER.toNanos()) {
                    positions.poll(GATHER).forEach(tally::add);
                }
                counts.add(tally, positions.jumps());
                tally.clear();
                positions.clearJumps();
            }
        }
    }

    /** Whether it is to stop, at the latest after {@code wait}. */
    private boolean isStopping(Duration wait) {
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
