package io.windrose.lake.query;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the program's own queries in DuckDB in this process, on a few platform threads: on virtual ones, slow queries
 * would stop everything else. It can read the lake's folder and nothing else. Thread-safe.
 */
public final class DuckDbEngine implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(DuckDbEngine.class);
    private static final int MOST_WAITING = 100;
    private static final int BATCH_ROWS = 8_192;

    private final Planner planner;
    private final Dialect dialect = new DuckDbDialect();
    private final BufferAllocator memory = new RootAllocator();
    private final DuckDBConnection duckdb;
    private final BlockingQueue<ShownViews> free;
    private final BlockingQueue<ExcerptViews> freeForExcerpts;
    private final ThreadPoolExecutor threads;

    /**
     * @param megabytes the memory of all queries together
     * @param count how many queries run at once, on so many threads each
     * @param warehouse the lake's folder
     * @param scratch for what does not fit into memory; nothing else may be there
     */
    public DuckDbEngine(Planner planner, int megabytes, int count, Path warehouse, Path scratch) {
        this.planner = planner;
        this.duckdb = DuckDb.open(megabytes, count, scratch);
        this.free = new ArrayBlockingQueue<>(count);
        this.freeForExcerpts = new ArrayBlockingQueue<>(count);
        this.threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("lake-query-", 0).factory());
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("set allowed_directories = [%s]".formatted(Sql.text(warehouse + "/")));
            statement.execute("set enable_external_access = false");
            for (int i = 0; i < count; i++) {
                freeForExcerpts.add(new ExcerptViews(duckdb.duplicate(), Integer.toString(i)));
            }
            statement.execute("set lock_configuration = true");
            for (int i = 0; i < count; i++) {
                free.add(new ShownViews(duckdb.duplicate()));
            }
        } catch (SQLException e) {
            throw new Unavailable("lake.engine-not-started", "DuckDB did not take its settings", e);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T stream(Query query, Function<Answer, T> reader) {
        RunningQuery running = new RunningQuery();
        Future<T> answer = submit(query, reader, running);
        try {
            return answer.get(query.timeLimit().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            cancel(answer, running);
            throw new Unavailable(
                    "lake.query-too-slow",
                    "the query took longer than %s: ask for less time, or raise its limit".formatted(query.timeLimit()),
                    e);
        } catch (InterruptedException e) {
            cancel(answer, running);
            Thread.currentThread().interrupt();
            throw new Unavailable("lake.query-cancelled", "the query was cancelled: ask again", e);
        } catch (ExecutionException e) {
            throw problem(e.getCause());
        }
    }

    private <T> Future<T> submit(Query query, Function<Answer, T> reader, RunningQuery running) {
        try {
            return threads.submit(() -> run(query, reader, running));
        } catch (RejectedExecutionException e) {
            throw new Unavailable("lake.busy", "%d queries wait already: ask again later".formatted(MOST_WAITING), e);
        }
    }

    private <T> T run(Query query, Function<Answer, T> reader, RunningQuery running) throws SQLException, IOException {
        if (query.excerpt().isPresent()) {
            return runOnExcerpt(query, query.excerpt().get(), reader, running);
        }
        ShownViews views = free.remove();
        try {
            SelectOnly.check(views.duckdb(), query.sql());
            Reading reading = Reading.of(views.duckdb(), query.sql(), planner.views(query), planner.derived());
            views.show(reading.selects());
            return answer(views.duckdb(), reading, query, reader, running);
        } finally {
            running.end();
            free.add(views);
        }
    }

    private <T> T runOnExcerpt(Query query, Excerpt excerpt, Function<Answer, T> reader, RunningQuery running)
            throws SQLException, IOException {
        ExcerptViews views = freeForExcerpts.remove();
        try {
            SelectOnly.check(views.duckdb(), query.sql());
            Reading reading = Reading.of(
                    views.duckdb(), query.sql(), planner.views(query), planner.derived(), Optional.of(excerpt));
            views.show(reading);
            return answer(views.duckdb(), reading, query, reader, running);
        } finally {
            running.end();
            freeForExcerpts.add(views);
        }
    }

    private <T> T answer(
            DuckDBConnection connection, Reading reading, Query query, Function<Answer, T> reader, RunningQuery running)
            throws SQLException, IOException {
        try (BufferAllocator own = memory.newChildAllocator("query", 0, Long.MAX_VALUE);
                Statement statement = connection.createStatement()) {
            running.begin(statement);
            try (DuckDBResultSet rows = (DuckDBResultSet) statement.executeQuery(reading.sql());
                    ArrowReader batches = (ArrowReader) rows.arrowExportStream(own, BATCH_ROWS)) {
                return reader.apply(new Answer(batches, query.rowLimit()));
            }
        }
    }

    private static void cancel(Future<?> answer, RunningQuery running) {
        answer.cancel(false);
        try {
            running.cancel();
        } catch (SQLException e) {
            LOG.info("a query ended while it was cancelled: {}", e.toString());
        }
    }

    private static RuntimeException problem(@Nullable Throwable cause) {
        return switch (cause) {
            case Problem known -> known;
            case RuntimeException unexpected -> unexpected;
            case SQLException refused ->
                new Incorrect("lake.query-failed", "the query failed: " + refused.getMessage(), refused);
            case null, default -> new IllegalStateException(cause);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        List<ShownViews> all = new ArrayList<>();
        free.drainTo(all);
        List<ExcerptViews> allForExcerpts = new ArrayList<>();
        freeForExcerpts.drainTo(allForExcerpts);
        try {
            for (ExcerptViews views : allForExcerpts) {
                views.duckdb().close();
            }
            for (ShownViews views : all) {
                views.duckdb().close();
            }
            duckdb.close();
        } catch (SQLException e) {
            throw new Unavailable("lake.not-closed", "DuckDB did not close: end the program", e);
        }
        memory.close();
    }
}
