package io.windrose.demo;

import io.windrose.core.Event;
import io.windrose.lake.EventChunk;
import io.windrose.profile.Profiles;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Commits chunks one after the other on a thread of its own, while the next is gathered. For one thread. */
final class ChunkWriter implements AutoCloseable {
    private final Profiles profiles;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("demo-writer").factory());
    private Future<?> writing = CompletableFuture.completedFuture(null);

    ChunkWriter(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Takes the chunk over and closes it. The one before must be finished. */
    void write(EventChunk chunk, List<Event> identifies) {
        writing = thread.submit(() -> {
            try (chunk) {
                chunk.commit();
            }
            profiles.learn(identifies);
        });
    }

    /** Waits until all is committed. */
    void finish() {
        DaysAhead.awaited(writing);
    }

    @Override
    public void close() {
        thread.close();
    }
}
