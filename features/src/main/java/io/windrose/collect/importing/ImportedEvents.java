package io.windrose.collect.importing;

import io.windrose.core.Event;
import io.windrose.core.EventType;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.lake.EventImport;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings events to the lake in chunks: while one is written, the next is filled. Chunks end at the same events whenever
 * the file is read, so that those that were committed before are passed over by their number. For one thread.
 */
final class ImportedEvents implements AutoCloseable {
    private static final int MOST_EVENTS = 100_000;
    private static final long MOST_CHARACTERS = 48L << 20;

    private final UUID id;
    private final EventImport lake;
    private final StoredImports stored;
    private final RunningImport running;
    private final Consumer<List<Event>> identified;
    private final int done;
    private final ExecutorService committer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("import-committer").factory());
    private @Nullable Future<?> committing;
    private EventImport.@Nullable Chunk chunk;
    private List<Event> links = new ArrayList<>();
    private int number;
    private int events;
    private long characters;

    /** @param done how many chunks are committed already */
    ImportedEvents(
            UUID id,
            EventImport lake,
            StoredImports stored,
            RunningImport running,
            Consumer<List<Event>> identified,
            int done) {
        this.id = id;
        this.lake = lake;
        this.stored = stored;
        this.running = running;
        this.identified = identified;
        this.done = done;
    }

    void add(Event event) {
        if (number >= done) {
            if (chunk == null) {
                chunk = lake.chunk();
            }
            chunk.add(event);
            if (event.type() == EventType.IDENTIFY || event.type() == EventType.ALIAS) {
                links.add(event);
            }
        }
        running.event();
        events++;
        characters += event.properties().length() + event.context().length();
        if (events >= MOST_EVENTS || characters >= MOST_CHARACTERS) {
            next();
        }
    }

    /** Everything is committed when this returns. */
    void end() {
        if (events > 0) {
            next();
        }
        await();
    }

    private void next() {
        EventImport.Chunk full = chunk;
        if (full != null) {
            List<Event> said = links;
            int ended = number + 1;
            full.seal();
            // Waits for the one before: two chunks at most are in memory.
            await();
            chunk = null;
            links = new ArrayList<>();
            committing = committer.submit(() -> commit(full, said, ended));
        }
        number++;
        events = 0;
        characters = 0;
    }

    private void commit(EventImport.Chunk full, List<Event> said, int ended) {
        try (full) {
            EventImport.Outcome outcome = full.commit();
            // Before it is noted: if the program ends here, both are done again, which changes nothing.
            if (!said.isEmpty()) {
                identified.accept(said);
            }
            stored.committed(id, ended, outcome.stored(), outcome.known());
            running.committed(outcome.stored(), outcome.known());
        }
    }

    /** Waits until no chunk is on its way. */
    void await() {
        Future<?> last = committing;
        committing = null;
        if (last == null) {
            return;
        }
        try {
            last.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("import.interrupted", "the import was interrupted: start it again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem known
                    ? known
                    : new Fault("import.commit-failed", "a chunk was not committed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        committer.close();
        if (chunk != null) {
            chunk.close();
        }
    }
}
