package io.windrose.collect.ledger;

import io.windrose.database.Database;
import io.windrose.jobs.SoleWorker;
import io.windrose.stream.EventStream;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Counts every record of the stream, on one node at a time. After any failure it begins again at the offsets in the
 * database, which change in one transaction with the counts. Thread-safe.
 */
final class StreamCounter implements AutoCloseable {
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final int MOST_RECORDS = 20_000;

    private final EventStream stream;
    private final SoleWorker worker;

    StreamCounter(Database database, EventStream stream) {
        this.stream = stream;
        this.worker = new SoleWorker(
                database, "ledger.stream", "ledger.stream-not-counted: counting the stream failed", this::count);
    }

    void start() {
        worker.start();
    }

    /** Whether this node is the one that counts. */
    boolean isCounting() {
        return worker.isWorking();
    }

    private void count(Handle session) {
        StreamCounts counts = new StreamCounts(session);
        StreamTally tally = new StreamTally();
        try (StreamPositions positions = new StreamPositions(stream, counts.offsets())) {
            while (!worker.isStopping()) {
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

    @Override
    public void close() {
        worker.close();
    }
}
