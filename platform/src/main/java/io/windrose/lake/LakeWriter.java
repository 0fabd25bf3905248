package io.windrose.lake;

import io.windrose.core.Conflict;
import io.windrose.core.Unavailable;
import io.windrose.stream.EventStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves one topic into its table, each record exactly once. Every node runs one for each topic; the one with the lease
 * writes, the others wait for it. After any failure it drops what is not committed and begins again at the offsets in
 * the table, so nothing has to be undone. It has one platform thread; everything public is thread-safe.
 */
public final class LakeWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LakeWriter.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration TRIM_EVERY = Duration.ofMinutes(1);
    /** Of records in a batch. */
    private static final long MOST_BYTES = 96L << 20;
    /** DuckDB works on 2,048 rows at once, and a variant takes several times as much there as its JSON. */
    private static final int LARGE = 4 << 10;

    /** Of the writer's memory, for the records that are large. */
    private static final int LARGE_SHARE = 16;
    /** Of the interval, for gathering at least, however long the writing took. */
    private static final int LEAST_SHARE = 5;

    private final Parts parts;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile LakeWriterStatus status = LakeWriterStatus.START;

    /** What a writer works with; it owns the rows and the batches. */
    record Parts(
            EventStream stream,
            TableLocks locks,
            TableCommits commits,
            Table table,
            TopicRows topicRows,
            Batches batches,
            Unreadable unreadable,
            LakeSettings settings,
            Clock clock) {}

    private LakeWriter(Parts parts) {
        this.parts = parts;
        this.thread = Thread.ofPlatform()
                .name("lake-writer-" + parts.topicRows().topic())
                .unstarted(this::run);
    }

    static LakeWriter start(Parts parts) {
        LakeWriter writer = new LakeWriter(parts);
        writer.thread.start();
        return writer;
    }

    public LakeWriterStatus status() {
        return status;
    }

    private void run() {
        while (!isStopping(Duration.ZERO)) {
            try (TableLocks.Lease lease = awaitLease()) {
                if (lease != null) {
                    write(lease, parts);
                }
            } catch (RuntimeException e) {
                // Whatever it was, the table says where to begin again; the status says that it goes wrong.
                LOG.warn("writing {} failed, beginning again", parts.topicRows().topic(), e);
                status = status.failed(e.toString());
                isStopping(PAUSE);
            } catch (Error e) {
                status = status.failed(e.toString());
                throw e;
            }
        }
        status = status.waiting();
    }

    private TableLocks.@Nullable Lease awaitLease() {
        while (!isStopping(Duration.ZERO)) {
            Optional<TableLocks.Lease> lease =
                    parts.locks().tryLease(parts.topicRows().topic());
            if (lease.isPresent()) {
                return lease.get();
            }
            status = status.waiting();
            isStopping(PAUSE);
        }
        return null;
    }

    private void write(TableLocks.Lease lease, Parts with) {
        Table table = with.table();
        table.refresh();
        Progress progress = Progress.of(table.currentSnapshot());
        TopicRows rows = with.topicRows();
        rows.begin(table);
        status = status.writing(true, progress.offsets(), rows.deduplicationWindow());
        LOG.info("writing {} from {}", rows.topic(), progress.offsets());
        try (TopicReader reader = new TopicReader(with.stream(), rows.topic(), progress.offsets())) {
            long trimmed = System.nanoTime();
            long interval = with.settings().batchInterval().toNanos();
            long due = System.nanoTime() + interval;
            while (!isStopping(Duration.ZERO)) {
                Map<Integer, Long> offsets = new HashMap<>(progress.offsets());
                boolean found = gather(reader, rows, offsets, due);
                // Writing counts towards the interval, or the more there is, the later it would be seen.
                due = Math.max(due + interval, System.nanoTime() + interval / LEAST_SHARE);
                if (found) {
                    progress = commit(lease, with, progress, offsets);
                } else if (!lease.isHeld()) {
                    return;
                }
                if (System.nanoTime() - trimmed > TRIM_EVERY.toNanos()) {
                    trim(reader, with, progress);
                    trimmed = System.nanoTime();
                }
            }
        }
    }

    /** Reads until the batch is full, its time is over, or the writer is to stop. */
    private boolean gather(TopicReader reader, TopicRows rows, Map<Integer, Long> offsets, long due) {
        long lostBefore = reader.lost();
        int count = 0;
        long bytes = 0;
        long large = 0;
        long mostLarge = ((long) parts.settings().writerMegabytes() << 20) / LARGE_SHARE;
        while (count < parts.settings().batchRows()
                && bytes < MOST_BYTES
                && large < mostLarge
                && System.nanoTime() - due < 0
                && !isStopping(Duration.ZERO)) {
            Optional<ConsumerRecord<byte[], byte[]>> next = reader.next(POLL);
            if (next.isPresent()) {
                ConsumerRecord<byte[], byte[]> record = next.get();
                rows.read(record);
                offsets.put(record.partition(), record.offset() + 1);
                int size = Math.max(0, record.serializedValueSize());
                bytes += size;
                large += size > LARGE ? size : 0;
                count++;
            }
        }
        if (reader.lost() > lostBefore) {
            status = status.lost(reader.lost() - lostBefore);
        }
        return count > 0;
    }

    private Progress commit(TableLocks.Lease lease, Parts with, Progress from, Map<Integer, Long> offsets) {
        Table table = with.table();
        table.refresh();
        Intake intake = with.topicRows().finish(table);
        Progress to = new Progress(
                offsets,
                from.duplicates().plus(intake.duplicates(), with.clock().instant()));
        List<DataFile> files = with.batches()
                .write(table, with.topicRows().staged(), with.topicRows().shredding());
        if (!lease.isHeld()) {
            throw new Conflict(
                    "lake.lease-lost", "another node may write %s now: waiting for the lease".formatted(table.name()));
        }
        if (!intake.unreadable().isEmpty()) {
            with.unreadable().keep(intake.unreadable());
        }
        with.commits().append(table, files, from, to);
        with.topicRows().committed();
        status = status.committed(
                with.clock().instant(), offsets, intake, with.topicRows().deduplicationWindow());
        return to;
    }

    private static void trim(TopicReader reader, Parts with, Progress progress) {
        long keepFrom =
                with.clock().instant().minus(with.settings().streamKept()).toEpochMilli();
        var ends = reader.olderThan(keepFrom, progress.offsets());
        if (ends.isEmpty()) {
            return;
        }
        try {
            with.stream().trim(ends);
        } catch (Unavailable e) {
            // Records that stay longer harm nobody; the next minute tries again.
            LOG.warn("the stream was not trimmed: {}", e.text());
        }
    }

    /** Whether it is to stop, at the latest after {@code wait}. */
    private boolean isStopping(Duration wait) {
        try {
            return stopping.getCount() == 0
                    || (wait.isPositive() && stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Commits what was read so far, then gives the lease back. Gives up after half a minute; nothing is lost then. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(STOP_LIMIT)) {
                LOG.warn("{} did not stop in {}, interrupting it", thread.getName(), STOP_LIMIT);
                thread.interrupt();
                thread.join(STOP_LIMIT);
            }
            parts.topicRows().close();
            parts.batches().close();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new Unavailable("lake.writer-not-closed", "DuckDB did not close: end the program", e);
        }
    }
}
