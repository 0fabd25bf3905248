package io.windrose.lake;

import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Event;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.database.Database;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Dialect;
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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;

/**
 * The tables, and all that is done to them. Thread-safe; the opener closes it, after the writers it started.
 *
 * <p>What needs DuckDB beside queries and writers (imports, compaction) runs one after the other on one thread.
 */
public final class Lake implements AutoCloseable {
    /** The tables, each after those that its added columns may use. */
    public static final List<String> TABLES =
            Tables.ALL.reversed().stream().map(TableDefinition::name).toList();

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
    private volatile Function<Dialect, Derived> shown = dialect -> Derived.OWN;

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
        return new Planner(TABLES.stream().map(Tables::named).map(catalog::open).toList());
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
        try (EventChunk chunk = chunk()) {
            events.forEach(chunk::add);
            chunk.commit();
        }
    }

    /** An empty chunk of events that do not come by the stream. While one is committed, others may be filled. */
    public EventChunk chunk() {
        return new EventChunk(batches.stage(Tables.EVENTS), this::append);
    }

    /** Events of one source that did not come by the stream, each once, however often they are brought. */
    public EventImport importing(String sourceId) {
        return new EventImport(batches::stage, sourceId, this::commit);
    }

    private EventImport.Outcome commit(EventImport.Chunk chunk) {
        return work(() -> new ImportedChunk(catalog.open(Tables.EVENTS), commits, batches, chunk).commit());
    }

    /** Keeps these costs in the place of those of the same source, account, day, channel and campaign. */
    public Replacement replaceSpend(List<Spend> spend) {
        return replace(Spend.TABLE, spend, List.of());
    }

    /**
     * Keeps rows in the place of those with the same keys, and takes others away; all of it or nothing. Rows that are
     * there already, just so, are not touched.
     *
     * @param rows among them each key is there once
     * @param removed of these only the keys count; none of them is among {@code rows}
     */
    public <R> Replacement replace(RoomTable<R> table, List<R> rows, List<R> removed) {
        return replace(table, rows, removed, Map.of());
    }

    /**
     * As {@link #replace}, and notes with it the snapshot of {@code events} up to which the table is made of events.
     */
    public <R> Replacement replace(RoomTable<R> table, List<R> rows, List<R> removed, long position) {
        return replace(table, rows, removed, Map.of(TableCommits.POSITION, Long.toString(position)));
    }

    private <R> Replacement replace(RoomTable<R> table, List<R> rows, List<R> removed, Map<String, String> summary) {
        RowFormat<R> format = table.format();
        return work(() -> {
            try (StagedRows kept = batches.stage(format.definition());
                    StagedRows gone = batches.stage(format.definition())) {
                rows.forEach(row -> kept.add(format, row));
                removed.forEach(row -> gone.add(format, row));
                return new KeyedReplacement(table, catalog.open(format.definition()), commits, batches, kept, gone)
                        .run(summary);
            }
        });
    }

    /** The snapshot of {@code events} that was last noted with a table's rows, if any was. */
    public Optional<Long> position(RoomTable<?> table) {
        return TableCommits.position(catalog.open(Tables.named(table.name())).currentSnapshot());
    }

    /** Keeps rows in the place of all that there are, in one commit; for small tables. */
    public <R> void replaceAll(RoomTable<R> table, List<R> rows) {
        RowFormat<R> format = table.format();
        work(() -> {
            Table replaced = catalog.open(format.definition());
            List<DataFile> files = batches.write(replaced, format, rows, Map.of());
            commits.change(replaced, now -> {
                var overwrite = now.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
                files.forEach(overwrite::addFile);
                return overwrite;
            });
            return files.size();
        });
    }

    /**
     * Shows more to queries than the tables have: columns of theirs, and views. What was shown before stays.
     *
     * @param derived in the SQL of an engine
     */
    public void show(Function<Dialect, Derived> derived) {
        Function<Dialect, Derived> before = shown;
        shown = dialect -> before.apply(dialect).and(derived.apply(dialect));
        showAnew();
    }

    /** Asks again for all that is shown beside the tables, where some of it became another. */
    public void showAnew() {
        planner.show(shown.apply(engine.dialect()));
    }

    /** All that is shown beside the tables, in the SQL of an engine. */
    public Derived derived(Dialect dialect) {
        return shown.apply(dialect);
    }

    /** Opens a Parquet file from elsewhere, on a platform thread, which closes it. */
    public ParquetText parquet(Path file) {
        return ParquetText.open(file, scratch.next());
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

    /** By table, the newest snapshot, for queries that are to see the same rows; a table without one is left out. */
    public Map<String, Long> snapshots() {
        return planner.snapshots();
    }

    /**
     * The query of these snapshots. It equals one of other snapshots as long as those of the tables that it reads are
     * the same, and so may stand for its answer.
     */
    public Query at(Query query, Map<String, Long> snapshots) {
        return planner.at(query, snapshots);
    }

    public List<TableState> tables() {
        return Tables.ALL.stream()
                .map(definition -> TableState.of(definition.name(), catalog.open(definition)))
                .toList();
    }

    /** What queries see, with a word of meaning for each column. */
    public List<TableDescription> descriptions() {
        return Descriptions.read().all(shown.apply(engine.dialect()));
    }

    /** The keys that {@code properties} and {@code context} of lately written events often have. */
    public List<FrequentKey> frequentKeys() {
        return new FrequentKeys(engine).of(catalog.open(Tables.EVENTS));
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

    /** To the end, even if the caller is interrupted: the step reads memory that the caller gives back afterwards. */
    private <T> T work(Supplier<T> step) {
        Future<T> future = worker.submit(step::get);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem known
                    ? known
                    : new Fault("lake.work-failed", "work on the lake failed: " + e.getCause(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
