package io.windrose.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The three queries that take the most, asked of a server over and over, all at once, until closed. */
final class HeavyQueries implements AutoCloseable {
    private static final Set<String> CHOSEN = Set.of("Q18", "Q28", "Q32");

    private final ServedProcess server;
    private final Door door;
    private final AtomicLong answered = new AtomicLong();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory());
    private final List<Future<?>> asking;
    private volatile boolean isOver;

    private HeavyQueries(ServedProcess server, Door door) {
        this.server = server;
        this.door = door;
        this.asking = BenchQuery.clickBench().stream()
                .filter(query -> CHOSEN.contains(query.name()))
                .<Future<?>>map(query -> threads.submit(() -> ask(query)))
                .toList();
    }

    static HeavyQueries start(ServedProcess server, Door door) {
        return new HeavyQueries(server, door);
    }

    private Void ask(BenchQuery query) throws IOException, InterruptedException {
        while (!isOver) {
            door.query(server, query.onLake());
            answered.incrementAndGet();
        }
        return null;
    }

    /** How many answers came so far. */
    long answered() {
        return answered.get();
    }

    /** Waits for the last answers; a query that failed fails here. */
    @Override
    public void close() {
        isOver = true;
        threads.close();
        for (Future<?> each : asking) {
            if (each.state() == Future.State.FAILED) {
                throw new IllegalStateException("a heavy query was not answered", each.exceptionNow());
            }
        }
    }
}
