package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Incorrect;
import io.windrose.database.Database;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import io.windrose.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long TARGET = 64L << 20;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.now());
    private Database database;
    private LakeCatalog catalog;
    private Table table;
    private TableLocks locks;
    private TableCommits commits;
    private Batches batches;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        Path warehouse = folder.resolve("warehouse");
        catalog = LakeCatalog.open(database.dataSource(), new LocalFileIO(warehouse), warehouse);
        table = catalog.open(Tables.EVENTS);
        locks = new TableLocks(database);
        commits = new TableCommits(locks);
        batches = new Batches(256, folder.resolve("scratch"));
    }

    @AfterEach
    void close() throws SQLException {
        batches.close();
        catalog.close();
        database.close();
    }

    @Test
    void mergesTheSmallFilesOfEachMonthAndKeepsEveryRow() {
        for (int i = 0; i < 4; i++) {
            append(i * 10, i * 10 + 10, APRIL.minusSeconds(20));
        }
        List<String> before = rows();
        int fewer = compaction().run(table, Tables.EVENTS);

        assertThat(fewer).isEqualTo(2);
        assertThat(files()).hasSize(2);
        assertThat(rows()).isEqualTo(before);
        assertThat(Progress.of(table.currentSnapshot()).offsets()).isEqualTo(Map.of(0, 40L));
        assertThat(compaction().run(table, Tables.EVENTS)).isZero();
    }

    @Test
    void leavesALargeFileUntilThereAreEnoughSmallOnes() {
        append(0, 9_000, APRIL);
        append(9_000, 9_010, APRIL);
        append(9_010, 9_020, APRIL);

        assertThat(compaction().run(table, Tables.EVENTS)).isEqualTo(1);
        assertThat(files()).extracting(DataFile::recordCount).containsExactlyInAnyOrder(9_000L, 20L);

        append(9_020, 18_000, APRIL);
        assertThat(compaction().run(table, Tables.EVENTS)).isEqualTo(1);
        assertThat(files()).extracting(DataFile::recordCount).containsExactlyInAnyOrder(17_980L, 20L);
        assertThat(rows()).hasSize(18_000).doesNotHaveDuplicates();
    }

    @Test
    void leavesRowsAloneThatAreAppendedWhileItMerges() throws Exception {
        append(0, 10, APRIL);
        append(10, 20, APRIL);
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor();
                Batches own = new Batches(256, folder.resolve("scratch-2"))) {
            Table same = catalog.open(Tables.EVENTS);
            Future<Integer> merged = threads.submit(() -> {
                start.countDown();
                return new Compaction(commits, own, TARGET).run(same, Tables.EVENTS);
            });
            start.await();
            for (int i = 2; i < 8; i++) {
                append(i * 10, i * 10 + 10, APRIL);
            }
            assertThat(merged.get()).isPositive();
        }
        assertThat(rows()).hasSize(80).doesNotHaveDuplicates();
        assertThat(Progress.of(table.currentSnapshot()).offsets()).isEqualTo(Map.of(0, 80L));
    }

    @Test
    void letsOneOfTwoMergesOfTheSameFilesStand() throws Exception {
        for (int i = 0; i < 4; i++) {
            append(i * 10, i * 10 + 10, APRIL);
        }
        try (var threads = Executors.newFixedThreadPool(2);
                Batches own = new Batches(256, folder.resolve("scratch-2"))) {
            Table same = catalog.open(Tables.EVENTS);
            Future<Integer> one = threads.submit(() -> compaction().run(table, Tables.EVENTS));
            Future<Integer> other = threads.submit(() -> new Compaction(commits, own, TARGET).run(same, Tables.EVENTS));

            assertThat(one.get() + other.get()).isEqualTo(3);
        }
        assertThat(rows()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void answersTheQueriesThatBeganBeforeAMergeAndAnExpiry() throws Exception {
        append(0, 10, APRIL);
        append(10, 20, APRIL);
        List<DataFile> planned = TableFiles.plan(table, table.currentSnapshot(), Expressions.alwaysTrue());
        compaction().run(table, Tables.EVENTS);
        new SnapshotExpiry(locks, clock, HOUR).run(table);

        assertThat(rows(planned)).hasSize(20);
        append(20, 30, APRIL);
        clock.tick(HOUR.plusMinutes(1));
        new SnapshotExpiry(locks, clock, HOUR).run(table);
        assertThat(table.snapshots()).hasSize(1);
        assertThat(planned).noneMatch(file -> Files.exists(LocalFileIO.path(file.location())));
        assertThat(rows()).hasSize(30);
        assertThat(Progress.of(table.currentSnapshot()).offsets()).isEqualTo(Map.of(0, 30L));
    }

    @Test
    void removesOnlyOldFilesThatNoSnapshotNames() throws Exception {
        append(0, 10, APRIL);
        append(10, 20, APRIL);
        compaction().run(table, Tables.EVENTS);
        DataFile unnamed = write(20, 30, APRIL).getFirst();
        DataFile young = write(30, 40, APRIL).getFirst();
        Path outside = Files.writeString(folder.resolve("warehouse").resolveSibling("mine.parquet"), "mine");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofDays(1))));
            }
        }
        Files.setLastModifiedTime(LocalFileIO.path(young.location()), FileTime.from(clock.instant()));

        assertThat(new OrphanRemoval(clock, HOUR).run(table)).isEqualTo(1);
        assertThat(LocalFileIO.path(unnamed.location())).doesNotExist();
        assertThat(LocalFileIO.path(young.location())).exists();
        assertThat(outside).exists();
        assertThat(rows()).hasSize(20);
        table.newScan()
                .useSnapshot(table.currentSnapshot().parentId())
                .planFiles()
                .close();
    }

    @Test
    void refusesAgesThatAreNotSafe() {
        Duration tooShort = Duration.ofMinutes(59);

        assertThatThrownBy(() -> new OrphanRemoval(clock, tooShort)).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new SnapshotExpiry(locks, clock, tooShort)).isInstanceOf(Incorrect.class);
    }

    private Compaction compaction() {
        return new Compaction(commits, batches, TARGET);
    }

    private void append(int from, int to, Instant first) {
        commits.append(table, write(from, to, first), at(from), at(to));
    }

    private List<DataFile> write(int from, int to, Instant first) {
        return batches.write(table, new EventFormat(), LakeFixture.rows(from, to - from, first), Map.of());
    }

    private static Progress at(long offset) {
        return offset == 0 ? Progress.NONE : new Progress(Map.of(0, offset), Duplicates.NONE);
    }

    private List<DataFile> files() {
        table.refresh();
        return TableFiles.plan(table, table.currentSnapshot(), Expressions.alwaysTrue());
    }

    private List<String> rows() {
        return rows(files());
    }

    private List<String> rows(List<DataFile> files) {
        List<String> rows = new ArrayList<>();
        try (var statement = batches.duckdb().createStatement();
                var result = statement.executeQuery("select event_id || properties::json::varchar from %s order by 1"
                        .formatted(Sql.read(TableFiles.paths(files), table.schema())))) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
