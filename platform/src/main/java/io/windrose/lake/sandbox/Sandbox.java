package io.windrose.lake.sandbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import io.windrose.lake.query.Answer;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.DuckDbDialect;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Planner;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries of people in child processes. A reader runs on the caller's thread, which may be a virtual one: nothing
 * native is called here. Thread-safe.
 */
public final class Sandbox implements Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final int MOST_WAITING = 50;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final long LARGEST_BATCH = 256L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Planner planner;
    private final SandboxSettings settings;
    private final Dialect dialect = new DuckDbDialect();
    private final BufferAllocator memory = new RootAllocator();
    private final Semaphore turns;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sandbox-clock").factory());
    private final ExecutorService planning = Executors.newVirtualThreadPerTaskExecutor();
    private final Children children;
    private final MeterRegistry metrics;

    /** @param folders gives a new folder for each child, on the lake's machine */
    public Sandbox(Planner planner, SandboxSettings settings, Supplier<Path> folders, MeterRegistry metrics) {
        this.planner = planner;
        this.settings = settings;
        this.turns = new Semaphore(settings.queries(), /* fair= */ true);
        this.metrics = metrics;
        Counter started = Counter.builder("windrose.sql.processes.started").register(metrics);
        this.children = new Children(settings, folders, started, clock);
        Gauge.builder("windrose.sql.running", turns, free -> settings.queries() - free.availablePermits())
                .register(metrics);
        Gauge.builder("windrose.sql.processes", children, Children::count).register(metrics);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T stream(Query query, Function<Answer, T> reader) {
        return answer(query, Question.Form.ARROW, query.rowLimit() + 1, bytes -> {
            try (BufferAllocator own = memory.newChildAllocator("query", 0, LARGEST_BATCH);
                    ArrowStreamReader batches = new ArrowStreamReader(bytes.channel(), own)) {
                return reader.apply(new Answer(batches, query.rowLimit()));
            } catch (OutOfMemoryException e) {
                throw new Incorrect(
                        "lake.rows-too-large", "the query's rows are too large to be sent: select shorter values", e);
            } catch (IOException e) {
                throw new Unavailable("lake.query-cancelled", "the answer broke off: ask again", e);
            }
        });
    }

    /** The answer as a Parquet file, to be read before the reader returns. Rows beyond the limit are left out. */
    public <T> T parquet(Query query, Function<InputStream, T> reader) {
        return answer(query, Question.Form.PARQUET, query.rowLimit(), reader::apply);
    }

    private <T> T answer(Query query, Question.Form form, long rows, Function<FrameInput, T> reader) {
        checkText(query.sql());
        Timer.Sample sample = Timer.start(metrics);
        String outcome = "failed";
        Deadline deadline = Deadline.start(query, clock);
        try {
            T made = inTurn(query, form, rows, reader);
            outcome = "answered";
            return made;
        } catch (RuntimeException thrown) {
            // The interruption at the time limit shows in many forms, whatever the thread was at.
            deadline.end().ifPresent(late -> {
                late.addSuppressed(thrown);
                throw late;
            });
            throw thrown;
        } finally {
            deadline.end();
            sample.stop(Timer.builder("windrose.sql.queries")
                    .tag("outcome", outcome)
                    .register(metrics));
        }
    }

    private <T> T inTurn(Query query, Question.Form form, long rows, Function<FrameInput, T> reader) {
        if (turns.getQueueLength() >= MOST_WAITING) {
            throw new Unavailable("lake.busy", "%d queries wait already: ask again later".formatted(MOST_WAITING));
        }
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
        try {
            return inChild(query, form, rows, reader);
        } finally {
            turns.release();
        }
    }

    private <T> T inChild(Query query, Question.Form form, long rows, Function<FrameInput, T> reader) {
        List<Question.Shown> views = views(query);
        Child child = children.take();
        FrameInput bytes = new FrameInput(child);
        try {
            child.ask(new Question(
                    form,
                    views,
                    planner.derived(),
                    query.excerpt().map(Excerpt::fenced).orElse(null),
                    query.sql(),
                    rows,
                    settings.megabytes(),
                    settings.threads(),
                    child.scratch().toString()));
            return reader.apply(bytes);
        } finally {
            release(child, bytes);
        }
    }

    /** On another thread: interrupting one that talks to the database breaks its connection. */
    private List<Question.Shown> views(Query query) {
        try {
            return planning.submit(() -> planner.views(query).stream()
                            .map(Question.Shown::of)
                            .toList())
                    .get();
        } catch (InterruptedException e) {
            throw cancelled(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }

    private static Unavailable cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Unavailable("lake.query-cancelled", "the query was cancelled: ask again", cause);
    }

    /** Back to the others when it is at rest; else it is stopped, and killed where that does not help. */
    private void release(Child child, FrameInput bytes) {
        boolean wasInterrupted = Thread.interrupted();
        try {
            if (bytes.isOver() || child.stop(PATIENCE)) {
                children.giveBack(child);
            } else {
                LOG.info("killing process {}, whose query does not end", child.pid());
                children.discard(child);
            }
        } catch (InterruptedException e) {
            wasInterrupted = true;
            children.discard(child);
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Neither DuckDB nor what carries the text says clearly what is wrong with such ones. */
    private static void checkText(String sql) {
        if (sql.length() > LONGEST_TEXT) {
            throw new Incorrect(
                    "lake.query-too-long",
                    "the query has %d characters: send %d at most".formatted(sql.length(), LONGEST_TEXT));
        }
        if (sql.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(sql)) {
            throw new Incorrect("lake.query-no-text", "the query holds NUL or half a character: send text in Unicode");
        }
    }

    List<Long> pids() {
        return children.pids();
    }

    @Override
    public void close() {
        children.killAll();
        planning.shutdown();
        clock.shutdownNow();
        memory.close();
    }
}
