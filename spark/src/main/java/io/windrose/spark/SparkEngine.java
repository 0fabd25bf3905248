package io.windrose.spark;

import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.lake.query.Answer;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.sparkproject.io.grpc.Deadline;

/**
 * Runs queries on a Spark, over the same tables. The reader of an answer runs on the caller's thread: nothing here is
 * native, so that it may be a virtual one. Spark need not be there before the first query. Thread-safe.
 */
final class SparkEngine implements Engine {
    private static final int MOST_WAITING = 100;

    private final Dialect dialect = new SparkDialect();
    private final BufferAllocator memory = new RootAllocator();
    private final SparkConnection connection;
    private final BlockingQueue<Session> free;
    private final AtomicInteger waiting = new AtomicInteger();

    private final Function<Dialect, Derived> derived;

    /** @param count how many queries run at once */
    SparkEngine(SparkAddress address, int count, Function<Dialect, Derived> derived) {
        this.connection = new SparkConnection(address);
        this.derived = derived;
        this.free = new ArrayBlockingQueue<>(count);
        for (int i = 0; i < count; i++) {
            free.add(new Session(connection));
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T stream(Query query, Function<Answer, T> reader) {
        if (query.appendedAfter().isPresent()) {
            throw new Fault("lake.not-by-spark", "Spark is not told which files were appended: ask DuckDB");
        }
        if (query.excerpt().isPresent()) {
            throw new Fault("lake.not-by-spark", "Spark shows the lake as a whole: ask DuckDB for an excerpt");
        }
        Deadline deadline = Deadline.after(query.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
        Session session = take(deadline);
        connection.awake();
        try {
            try {
                return run(session, query, deadline, reader);
            } catch (SessionLost lost) {
                // Thrown before the reader has seen anything.
                session = new Session(connection);
                return run(session, query, deadline, reader);
            }
        } catch (SessionLost again) {
            throw SparkProblems.lost(again);
        } finally {
            free.add(session);
        }
    }

    private Session take(Deadline deadline) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            throw new Unavailable("lake.busy", "%d queries wait already: ask again later".formatted(MOST_WAITING));
        }
        try {
            Session session = free.poll(deadline.timeRemaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
            if (session == null) {
                throw new Unavailable(
                        "lake.query-too-slow", "the query waited longer than it may: ask again, or raise its limit");
            }
            return session;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SparkProblems.cancelled(e);
        } finally {
            waiting.decrementAndGet();
        }
    }

    private <T> T run(Session session, Query query, Deadline deadline, Function<Answer, T> reader) {
        try (BufferAllocator own = memory.newChildAllocator("query", 0, Long.MAX_VALUE);
                ArrowBatches batches = new ArrowBatches(session.ask(query, derived.apply(dialect), deadline), own)) {
            Answer answer = new Answer(batches, query.rowLimit());
            return read(answer, reader);
        } catch (IOException e) {
            throw new Incorrect("lake.query-failed", "the query failed: " + e.getMessage(), e);
        }
    }

    /** From here on the reader has seen something, and the query cannot be asked anew. */
    private static <T> T read(Answer answer, Function<Answer, T> reader) {
        try {
            return reader.apply(answer);
        } catch (SessionLost lost) {
            throw SparkProblems.lost(lost);
        }
    }

    @Override
    public void close() {
        List<Session> all = new ArrayList<>();
        free.drainTo(all);
        all.forEach(Session::close);
        connection.close();
        memory.close();
    }
}
