package io.windrose.lake;

import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Event;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.lake.query.DuckDbEngine;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Planner;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import io.windrose.stream.EventStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;

/**
 * The tables, and all that is done to them. Thread-safe; the opener closes it, after the writers it started.
 *
 * <p>What needs DuckDB beside queries and writers (imports, compaction) runs one after the other on one thread.
 */
public final class Lake implements AutoCloseable {
    private static final long TARGET_BYTES = 128L << 20;
    /** Merging sorts more rows at once than writing, and is done by one node at a time. */
    private static final int UPKEEP_SHARE = 2;

    private final LakeSettings settings;
    private final Clock clock;
    private final Scratch scratch;
    private final LakeCatalog catalog;
    private final TableLocks locks;
    private final TableCommits commits;
    private final Planner planner;
    private final Engine engine;
    private final Batches batches;
    private final ExecutorService worker;

    private Lake(LakeSettings settings, Database database, Path folder, Clock clock) {
        Path warehouse = folder.resolve("warehouse").toAbsolutePath().normalize();
        this.settings = settings;
        this.clock = clock;
        this.scratch = new Scratch(folder.resolve("scratch"));
        this.catalog = LakeCatalog.open(database.dataSource(), new LocalFileIO(warehouse), warehouse);
        Tables.ALL.forEach(catalog::open);
        this.locks = new TableLocks(database);
        this.commits = new TableCommits(locks);
        this.planner = planner();
        this.engine = new DuckDbEngine(
                planner, settings.queryMegabytes(), settings.queryThreads(), warehouse, scratch.next());
        this.batches = new Batches(UPKEEP_SHARE * settings.writerMegabytes(), scratch.next());
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("lake-worker").factory());
    }

    private Planner planner() {
        return new Planner(Stream.of(Tables.REJECTED, Tables.IDENTITIES, Tables.EVENTS)
                .map(catalog::open)
                .toList());
    }

    /**
     * Opens the lake, after making what is missing of it.
     *
     * @param folder where its files are; the same for all nodes
     */
    public static Lake open(LakeSettings settings, Database database, Path folder, Clock clock) {
        database.migrate(LakeCatalog.SCHEMA);
        return new Lake(settings, database, folder, clock);
    }

    /** Moves the topic {@code events} into its table, on this node or, while it has the lease, on another. */
    public LakeWriter writeEvents(EventStream stream) {
        Batches own = new Batches(settings.writerMegabytes(), scratch.next());
        return write(
                stream, new EventRows(own, clock, settings.deduplicationWindow(), settings.deduplicationIds()), own);
    }

    /** Moves the topic {@code rejected} into its table, as {@link #writeEvents} does. */
    public LakeWriter writeRejected(EventStream stream) {
        Batches own = new Batches(settings.writerMegabytes(), scratch.next());
        return write(stream, new RejectedRows(own), own);
    }

    private LakeWriter write(EventStream stream, TopicRows rows, Batches own) {
        Table table = catalog.open(rows.staged().definition());
        Unreadable unreadable = new Unreadable(catalog.open(Tables.REJECTED), commits, own);
        return LakeWriter.start(
                new LakeWriter.Parts(stream, locks, commits, table, rows, own, unreadable, settings, clock));
    }

    /** Adds events that did not come by the stream, as an import of history does. Copies are not looked for. */
    public void importEvents(List<Event> events) {
        EventShredding shredding = new EventShredding();
        EventFormat format = new EventFormat();
        try (StagedRows rows = batches.stage(format.definition())) {
            events.forEach(event -> rows.add(format, EventRow.of(event, shredding)));
            append(rows, shredding.next());
        }
    }

    /** Notes who was found to be whom. */
    public void appendIdentities(List<Identity> identities) {
        IdentityFormat format = new IdentityFormat();
        try (StagedRows rows = batches.stage(format.definition())) {
            identities.forEach(identity -> rows.add(format, identity));
            append(rows, Map.of());
        }
    }

    private void append(StagedRows rows, Map<String, Shredding> shredding) {
        work(() -> {
            Table table = catalog.open(rows.definition());
            List<DataFile> files = batches.write(table, rows, shredding);
            commits.change(table, now -> {
                var append = now.newAppend();
                files.forEach(append::appendFile);
                return append;
            });
            return files.size();
        });
    }

    /**
     * Runs a query over the newest rows and returns what the reader made of the answer. Interrupting the caller cancels
     * it.
     *
     * @throws io.windrose.core.Incorrect when the text is not one SELECT statement, or fails
     * @throws Unavailable when it takes too long, or too many others wait
     */
    public <T> T query(Query query, Function<QueryResult, T> reader) {
        return engine.query(query, reader);
    }

    /** The engine that {@link #query} asks, for what wants Arrow. The lake closes it. */
    public Engine engine() {
        return engine;
    }

    /** An engine for what people write, in processes of their own. The caller closes it. */
    public Sandbox sandbox(SandboxSettings sandbox, MeterRegistry metrics) {
        return new Sandbox(planner, sandbox, scratch::next, metrics);
    }

    public List<TableState> tables() {
        return Tables.ALL.stream()
                .map(definition -> TableState.of(definition.name(), catalog.open(definition)))
                .toList();
    }

    /** Merges small files; returns by how many there are fewer. */
    public int compact() {
        Compaction compaction = new Compaction(commits, batches, TARGET_BYTES);
        return work(() -> Tables.ALL.stream()
                .mapToInt(definition -> compaction.run(catalog.open(definition), definition))
                .sum());
    }

    /** Forgets snapshots older than {@code kept}, an hour at least. */
    public void expireSnapshots(Duration kept) {
        SnapshotExpiry expiry = new SnapshotExpiry(locks, clock, kept);
        Tables.ALL.forEach(definition -> expiry.run(catalog.open(definition)));
    }

    /** Deletes files older than {@code age}, an hour at least, that belong to nothing; returns how many. */
    public int removeOrphans(Duration age) {
        OrphanRemoval removal = new OrphanRemoval(clock, age);
        return Tables.ALL.stream()
                .mapToInt(definition -> removal.run(catalog.open(definition)))
                .sum();
    }

    /** Copies all tables into a new folder, while they are in use. */
    public void backup(Path target) {
        Backup.make(Tables.ALL.stream().map(catalog::open).toList(), target, clock.instant());
    }

    /**
     * Fills this lake, which must be empty and without writers, from a backup.
     *
     * @throws io.windrose.core.Conflict when there are rows or writers
     * @throws io.windrose.core.Incorrect when the backup is not whole; nothing was changed then
     */
    public void restore(Path source, RestoredStream stream) {
        new Restore(catalog, locks, source, stream).run();
    }

    private <T> T work(Supplier<T> step) {
        try {
            return worker.submit(step::get).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("lake.interrupted", "interrupted while the lake worked: see what it holds", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem known
                    ? known
                    : new Fault("lake.work-failed", "work on the lake failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        worker.close();
        try {
            engine.close();
            batches.close();
        } catch (SQLException e) {
            throw new Unavailable("lake.not-closed", "DuckDB did not close: end the program", e);
        } finally {
            catalog.close();
        }
    }
}
