package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    Path folder;

    private Database database;
    private Table table;
    private TableCommits commits;
    private Batches batches;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        table = LakeFixture.events(database, folder.resolve("warehouse"));
        commits = new TableCommits(new TableLocks(database));
        batches = new Batches(256, folder.resolve("scratch"));
    }

    @AfterEach
    void close() throws SQLException {
        batches.close();
        database.close();
    }

    @Test
    void appendsRowsAndOffsetsInOneStep() {
        append(0, 10);
        append(10, 15);

        table.refresh();
        assertThat(Progress.of(table.currentSnapshot()).offsets()).isEqualTo(Map.of(0, 15L));
        assertThat(rows(table)).isEqualTo(15);
    }

    @Test
    void refusesAnAppendThatDoesNotStartWhereTheTableStands() {
        append(0, 10);

        assertThatThrownBy(() -> append(0, 10))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("another writer was faster");
        assertThat(rows(table)).isEqualTo(10);
    }

    @Test
    void letsOnlyOneOfTwoWritersHaveTheSameOffsets() throws Exception {
        try (Database other = LakeFixture.again(database);
                var threads = Executors.newFixedThreadPool(2)) {
            Table second = LakeFixture.events(other, folder.resolve("warehouse"));
            List<DataFile> mine = files(0, 10);
            List<DataFile> theirs = files(0, 10);
            CountDownLatch start = new CountDownLatch(1);
            Future<?> first = threads.submit(() -> {
                start.await();
                commits.append(table, mine, at(0), at(10));
                return null;
            });
            Future<?> rival = threads.submit(() -> {
                start.await();
                new TableCommits(new TableLocks(other)).append(second, theirs, at(0), at(10));
                return null;
            });
            start.countDown();

            assertThat(IntStream.of(failed(first), failed(rival)).sum()).isEqualTo(1);
        }
        assertThat(rows(table)).isEqualTo(10);
    }

    private static int failed(Future<?> future) throws InterruptedException {
        try {
            future.get();
            return 0;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(Conflict.class);
            return 1;
        }
    }

    @Test
    void refusesTheSecondOfTwoCommitsThatWereBothPreparedOnTheSameSnapshot() {
        var stale = at(10).carriedBy(table.newAppend());
        files(0, 10).forEach(stale::appendFile);
        stale.validateWith(ancestors -> !ancestors.iterator().hasNext());
        append(0, 10);

        assertThatThrownBy(stale::commit).isInstanceOf(ValidationException.class);
        assertThat(rows(table)).isEqualTo(10);
        assertThat(everyFileOfTheTableExists()).isTrue();
    }

    @Test
    void recognizesItsOwnCommitAfterTheConnectionBrokeJustBehindIt() {
        List<DataFile> files = files(0, 10);
        try (BreakingSource broken = new BreakingSource(database, BreakingSource.When.AFTER_THE_COMMIT)) {
            Table flaky = broken.events(folder.resolve("warehouse"));
            commits.append(flaky, files, at(0), at(10));
            assertThat(broken.broke()).isTrue();
        }

        assertThat(rows(table)).isEqualTo(10);
        assertThat(everyFileOfTheTableExists()).isTrue();
        append(10, 20);
    }

    @Test
    void commitsAgainAfterTheConnectionBrokeJustBeforeIt() {
        List<DataFile> files = files(0, 10);
        try (BreakingSource broken = new BreakingSource(database, BreakingSource.When.BEFORE_THE_COMMIT)) {
            Table flaky = broken.events(folder.resolve("warehouse"));
            commits.append(flaky, files, at(0), at(10));
            assertThat(broken.broke()).isTrue();
        }

        assertThat(rows(table)).isEqualTo(10);
        assertThat(everyFileOfTheTableExists()).isTrue();
    }

    @Test
    void keepsTheOffsetsThroughARewriteAndAnExpiry() {
        append(0, 10);
        append(10, 20);
        List<DataFile> old = live(table);
        List<DataFile> merged = files(0, 20);
        commits.change(table, now -> {
            RewriteFiles rewrite = now.newRewrite();
            old.forEach(rewrite::deleteFile);
            return rewrite.addFile(merged.getFirst());
        });
        table.expireSnapshots()
                .expireOlderThan(System.currentTimeMillis() + 1_000)
                .retainLast(1)
                .commit();

        assertThat(table.snapshots()).hasSize(1);
        assertThat(Progress.of(table.currentSnapshot()).offsets()).isEqualTo(Map.of(0, 20L));
        append(20, 25);
        assertThat(rows(table)).isEqualTo(25);
    }

    @Test
    void carriesOffsetsForwardThoughAnAppendComesBetweenPreparingAndCommitting() {
        append(0, 10);
        boolean[] raced = {false};
        commits.change(table, now -> {
            if (!raced[0]) {
                raced[0] = true;
                try (Database other = LakeFixture.again(database)) {
                    Table rival = LakeFixture.events(other, folder.resolve("warehouse"));
                    at(20).carriedBy(rival.newAppend())
                            .appendFile(files(10, 20).getFirst())
                            .commit();
                }
            }
            return now.newAppend().appendFile(files(100, 101).getFirst());
        });

        table.refresh();
        assertThat(Progress.of(table.currentSnapshot()).offsets()).isEqualTo(Map.of(0, 20L));
        assertThat(rows(table)).isEqualTo(21);
    }

    @Test
    void losesTheLeaseWithItsSession() throws Exception {
        TableLocks locks = new TableLocks(database);
        try (TableLocks.Lease lease = locks.tryLease("events").orElseThrow()) {
            assertThat(locks.tryLease("events")).isEmpty();
            assertThat(lease.isHeld()).isTrue();

            database.jdbi()
                    .useHandle(handle ->
                            handle.createQuery("""
                                    select pg_terminate_backend(pid) from pg_stat_activity
                                    where application_name = 'windrose.lake.lease.events' and datname = current_database()""").mapTo(Boolean.class).one());

            assertThat(lease.isHeld()).isFalse();
            try (TableLocks.Lease next = locks.tryLease("events").orElseThrow()) {
                assertThat(next.isHeld()).isTrue();
            }
        }
    }

    private void append(int from, int to) {
        commits.append(table, files(from, to), at(from), at(to));
    }

    private List<DataFile> files(int from, int to) {
        return batches.write(table, new EventFormat(), LakeFixture.rows(from, to - from, NOON), Map.of());
    }

    private static Progress at(long offset) {
        return offset == 0 ? Progress.NONE : new Progress(Map.of(0, offset), Duplicates.NONE);
    }

    private static List<DataFile> live(Table table) {
        table.refresh();
        List<DataFile> files = new ArrayList<>();
        try (var tasks = table.newScan().planFiles()) {
            tasks.forEach(task -> files.add(task.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static long rows(Table table) {
        return live(table).stream().mapToLong(DataFile::recordCount).sum();
    }

    private boolean everyFileOfTheTableExists() {
        Snapshot snapshot = table.currentSnapshot();
        return Files.exists(LocalFileIO.path(snapshot.manifestListLocation()))
                && snapshot.allManifests(table.io()).stream()
                        .allMatch(manifest -> Files.exists(LocalFileIO.path(manifest.path())))
                && live(table).stream().allMatch(file -> Files.exists(LocalFileIO.path(file.location())));
    }
}
