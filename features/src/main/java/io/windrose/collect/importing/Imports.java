package io.windrose.collect.importing;

import io.windrose.collect.importing.making.Making;
import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.Recognised;
import io.windrose.collect.importing.mapping.Recognition;
import io.windrose.collect.importing.reading.BroughtFile;
import io.windrose.collect.judging.Calls;
import io.windrose.core.Event;
import io.windrose.core.Fault;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.lake.Lake;
import io.windrose.security.AuditLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that people bring, and what becomes of them; one is read at a time. {@code actor} is the name of who does it,
 * for the audit log. Thread-safe; the opener closes it, before the lake.
 */
public final class Imports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final String PREFIX = "import:";
    private static final Pattern SOURCE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_NAME = 200;

    private final Lake lake;
    private final StoredImports stored;
    private final ImportFolder folder;
    private final Recognition recognition = new Recognition();
    private final Making making;
    private final Consumer<List<Event>> identified;
    private final Ids ids;
    private final Clock clock;
    private final Map<UUID, RunningImport> running = new ConcurrentHashMap<>();
    // Platform threads: Parquet is read by native code.
    private final ExecutorService readers = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("import-preview-", 0).daemon().factory());
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("import").factory());

    /**
     * What imports need.
     *
     * @param folder where files are kept
     * @param admission throws while nothing may be taken in
     * @param calls judges events that have the form of calls
     * @param identified is given identify and alias calls once the lake has them, and perhaps again
     */
    public record Parts(
            Jdbi jdbi,
            AuditLog audit,
            Lake lake,
            Path folder,
            ImportSettings settings,
            Runnable admission,
            Calls calls,
            Consumer<List<Event>> identified,
            Ids ids,
            Clock clock) {}

    private Imports(Parts parts) {
        this.lake = parts.lake();
        this.stored = new StoredImports(parts.jdbi(), parts.audit());
        this.folder = new ImportFolder(parts.folder(), parts.settings().largestBytes(), parts.admission());
        this.making = new Making(parts.calls(), stored.salt(parts.ids()));
        this.identified = parts.identified();
        this.ids = parts.ids();
        this.clock = parts.clock();
        stored.breakOff();
    }

    /** The schema {@code collect} must be there. What was running when the program ended is now stopped. */
    public static Imports open(Parts parts) {
        return new Imports(parts);
    }

    /**
     * Keeps a file and finds out what it is.
     *
     * @param source a name for where it is from; files of one source know each other's events
     * @throws Incorrect when it cannot be read as this kind; it is not kept then
     */
    public Import receive(
            ImportKind kind, String source, String fileName, InputStream body, Recognition.Hints hints, String actor) {
        if (!SOURCE.matcher(source).matches()) {
            throw new Incorrect(
                    "import.source",
                    "\"%s\" cannot name a source: use 1 to 63 small letters, digits and hyphens".formatted(source));
        }
        UUID id = ids.next();
        ImportFolder.Received received = folder.receive(id, body);
        try {
            Recognised found =
                    onReader(() -> recognition.recognise(kind, new BroughtFile(folder.file(id), lake), hints));
            Import one = new Import(
                    id,
                    kind,
                    PREFIX + source,
                    fileName.length() > LONGEST_NAME ? fileName.substring(0, LONGEST_NAME) : fileName,
                    received.sha256(),
                    received.bytes(),
                    Import.State.RECEIVED,
                    actor,
                    clock.instant(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new Counts(0, 0, Map.of(), 0, 0, 0));
            stored.add(one, found.mapping());
            return one;
        } catch (RuntimeException e) {
            folder.remove(id);
            throw e;
        }
    }

    /** The newest first, below {@code before} where that is given. */
    public List<Import> newest(Optional<UUID> before, int limit) {
        return newest(before, limit, Optional.empty());
    }

    /** As {@link #newest}, of these sources alone where they are given. */
    public List<Import> newest(Optional<UUID> before, int limit, Optional<Set<String>> sources) {
        return stored.newest(before, limit, sources).stream().map(this::asOfNow).toList();
    }

    /** Of these kinds, with rows that were refused, and of this source where it is given; the newest first. */
    public List<Import> withRefused(Set<ImportKind> kinds, Optional<String> source) {
        return stored.withRefused(kinds, source);
    }

    public Import find(UUID id) {
        return asOfNow(stored.find(id));
    }

    private Import asOfNow(Import one) {
        RunningImport now = running.get(one.id());
        return now == null
                ? one
                : new Import(
                        one.id(),
                        one.kind(),
                        one.sourceId(),
                        one.fileName(),
                        one.sha256(),
                        one.bytes(),
                        one.state(),
                        one.createdBy(),
                        one.createdAt(),
                        one.startedAt(),
                        one.endedAt(),
                        one.problem(),
                        now.counts());
    }

    /** How far it is, while it runs. */
    public Optional<Progress> progress(UUID id) {
        return Optional.ofNullable(running.get(id)).map(RunningImport::progress);
    }

    public Mapping mapping(UUID id) {
        stored.find(id);
        return stored.mapping(id);
    }

    /** What it would become, by its first rows. */
    public Preview preview(UUID id) {
        Import one = stored.find(id);
        return onReader(() -> preview(one, stored.mapping(id)));
    }

    private Preview preview(Import one, Mapping mapping) {
        BroughtFile file = new BroughtFile(folder.file(one.id()), lake);
        return Previewing.of(making, recognition.describe(mapping, file), file, given(one));
    }

    private Making.Given given(Import one) {
        Instant at = one.startedAt().orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MICROS));
        return new Making.Given(one.sourceId(), at);
    }

    /**
     * Takes the file by another mapping.
     *
     * @throws io.windrose.core.Conflict when events were written by the one before
     */
    public Preview map(UUID id, Mapping mapping, String actor) {
        Import one = stored.find(id);
        if (mapping.kind() != one.kind()) {
            throw new Incorrect(
                    "import.mapping-kind",
                    "the mapping is for %s, and the file was brought as %s: bring it as that"
                            .formatted(mapping.kind().word(), one.kind().word()));
        }
        Preview preview = onReader(() -> preview(one, mapping));
        stored.map(id, mapping, actor);
        return preview;
    }

    /** Begins, or goes on. Returns at once; imports that were started before come first. */
    public Import start(UUID id, String actor) {
        Path file = folder.file(stored.find(id).id());
        Import one = stored.start(id, clock.instant().truncatedTo(ChronoUnit.MICROS), actor);
        RunningImport run = new RunningImport(one.bytes(), one.counts());
        running.put(id, run);
        worker.execute(() -> run(one, new BroughtFile(file, lake), run));
        return find(id);
    }

    private void run(Import one, BroughtFile file, RunningImport run) {
        Import.State state = Import.State.FAILED;
        Optional<String> problem = Optional.empty();
        try (ImportedEvents events = new ImportedEvents(
                one.id(), lake.importing(one.sourceId()), stored, run, identified, stored.chunks(one.id()))) {
            ImportRun reading = new ImportRun(
                    file, stored.mapping(one.id()), making, given(one), folder.refused(one.id()), run, lake);
            state = !run.isStopping() && reading.run(events) ? Import.State.COMPLETE : Import.State.STOPPED;
        } catch (Problem e) {
            problem = Optional.of(e.text());
            LOG.warn("{}: import {} did not end: {}", e.code(), one.id(), e.text());
        } catch (RuntimeException e) {
            problem = Optional.of("something went wrong on our side; the server's log says what");
            LOG.error("import.failed: import {} broke off", one.id(), e);
        }
        end(one, state, run, problem);
    }

    private void end(Import one, Import.State state, RunningImport run, Optional<String> problem) {
        try {
            if (state == Import.State.COMPLETE) {
                lake.compact();
            }
            stored.end(one.id(), state, run.counts(), clock.instant(), problem);
        } catch (RuntimeException e) {
            LOG.error("import.end-not-noted: import {} is {}, which was not noted", one.id(), state.word(), e);
        } finally {
            running.remove(one.id());
        }
    }

    /** Breaks it off after the chunk that is being written; starting it goes on. */
    public void stop(UUID id, String actor) {
        Import one = stored.find(id);
        RunningImport run = running.get(id);
        if (run != null) {
            run.stop();
            stored.stopped(one, actor);
        }
    }

    /** Writes the rows that were refused so far, as CSV. */
    public void refused(UUID id, OutputStream out) {
        Path file = folder.refused(stored.find(id).id());
        try {
            if (Files.exists(file)) {
                Files.copy(file, out);
            }
        } catch (IOException e) {
            throw new Unavailable("import.refused-unreadable", "the refused rows could not be sent: ask again", e);
        }
    }

    /** Forgets the import and its file; what it stored stays. */
    public void remove(UUID id, String actor) {
        stored.remove(stored.find(id), actor);
        folder.remove(id);
    }

    /** What the newest imports say, held against what the lake has. */
    public List<ImportLine> ledger(int limit) {
        return ledger(limit, Optional.empty());
    }

    /** As {@link #ledger}, of these sources alone where they are given. */
    public List<ImportLine> ledger(int limit, Optional<Set<String>> sources) {
        return new ImportLedger(lake).lines(newest(Optional.empty(), limit, sources));
    }

    private <T> T onReader(Callable<T> step) {
        try {
            return readers.submit(step).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("import.interrupted", "interrupted while a file was read: ask again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem known
                    ? known
                    : new Fault("import.preview-failed", "a file could not be looked at: " + e.getCause(), e);
        }
    }

    /** Breaks off what runs, after the chunk that is being written. */
    @Override
    public void close() {
        running.values().forEach(RunningImport::stop);
        worker.close();
        readers.shutdownNow();
    }
}
