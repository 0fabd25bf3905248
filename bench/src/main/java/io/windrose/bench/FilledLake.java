package io.windrose.bench;

import io.windrose.database.Database;
import io.windrose.database.DatabaseSettings;
import io.windrose.lake.Lake;
import io.windrose.lake.LakeSettings;
import io.windrose.lake.TableState;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A lake with its PostgreSQL, laid out as the server has them in its data folder, and filled as by an import. */
final class FilledLake implements AutoCloseable {
    private static final int AT_ONCE = 100_000;

    /** While the lake writes some events, the next are made. */
    private static final int MAKERS = 2;

    private final Database database;
    private final Lake lake;

    private FilledLake(Database database, Lake lake) {
        this.database = database;
        this.lake = lake;
    }

    static FilledLake open(Path data, int megabytes, int threads) {
        LakeSettings usual = LakeSettings.usual();
        Database database = Database.open(DatabaseSettings.own(), data.resolve("postgres"));
        try {
            LakeSettings settings = new LakeSettings(
                    usual.batchInterval(),
                    usual.batchRows(),
                    usual.deduplicationWindow(),
                    usual.deduplicationIds(),
                    usual.streamKept(),
                    usual.writerMegabytes(),
                    megabytes,
                    threads);
            return new FilledLake(database, Lake.open(settings, database, data.resolve("lake"), Clock.systemUTC()));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    Lake lake() {
        return lake;
    }

    Database database() {
        return database;
    }

    /** Imports all, then merges the small files as the server's job does; says how long that took. */
    void fill(GeneratedEvents events, Consumer<String> out) throws InterruptedException {
        long begun = System.nanoTime();
        importAll(events);
        long imported = System.nanoTime();
        lake.compact();
        long merged = System.nanoTime();
        TableState table = lake.tables().stream()
                .filter(each -> each.name().equals("events"))
                .findFirst()
                .orElseThrow();
        out.accept(String.format(
                Locale.ROOT,
                "%d events imported in %.1f s, their files merged in %.1f s: %s",
                events.count(),
                (imported - begun) / 1e9,
                (merged - imported) / 1e9,
                table));
    }

    private void importAll(GeneratedEvents events) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        try (ExecutorService makers =
                Executors.newFixedThreadPool(MAKERS, Thread.ofPlatform().factory())) {
            List<Future<?>> made = new ArrayList<>();
            for (int i = 0; i < MAKERS; i++) {
                made.add(makers.submit(() -> importFrom(next, events)));
            }
            for (Future<?> each : made) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the lake was not filled", e);
        }
    }

    private void importFrom(AtomicLong next, GeneratedEvents events) {
        long from = next.getAndAdd(AT_ONCE);
        while (from < events.count()) {
            lake.importEvents(events.between(from, Math.min(events.count(), from + AT_ONCE)));
            from = next.getAndAdd(AT_ONCE);
        }
    }

    @Override
    public void close() {
        try (database) {
            lake.close();
        }
    }
}
