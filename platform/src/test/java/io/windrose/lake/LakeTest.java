package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import io.windrose.database.Database;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final LakeSettings SETTINGS =
            new LakeSettings(Duration.ofSeconds(1), 1_000, Duration.ofDays(7), 1_000, Duration.ofDays(1), 128, 128, 1);
    private static final String CHECKSUM =
            "select count(*), sum(hash(event_id, occurred_at, person, properties::json::varchar)) from events";

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Database database;
    private Lake lake;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        lake = lake(database, "lake");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
        database.close();
    }

    @Test
    void restoresABackupIntoAnEmptyLakeElsewhere() {
        importEvents(0, 20);
        importEvents(20, 40);
        lake.appendIdentities(List.of(new Identity(1, 2, NOON)));
        setOffsets(Map.of(0, 40L, 1, 7L));
        lake.backup(folder.resolve("backup"));
        List<Object> before = row(lake, CHECKSUM);
        importEvents(40, 50);

        Lake other = emptyLake();
        other.restore(folder.resolve("backup"), RestoredStream.SAME);

        assertThat(row(other, CHECKSUM)).isEqualTo(before);
        assertThat(row(other, "select profile_id from identities")).containsExactly(2L);
        assertThat(other.tables().getFirst().progress().offsets()).isEqualTo(Map.of(0, 40L, 1, 7L));
        other.importEvents(List.of(LakeFixture.event(50, NOON)));
        assertThat(row(other, "select count(*) from events")).containsExactly(41L);
    }

    @Test
    void restoresATableWhoseColumnsWereAddedLater() {
        Database old = LakeFixture.database();
        opened.add(old);
        Path warehouse = folder.resolve("old/warehouse");
        List<Types.NestedField> columns = Tables.EVENTS.columns().stream()
                .filter(column -> !column.name().equals("url"))
                .toList();
        LakeFixture.table(
                old,
                warehouse,
                new LocalFileIO(warehouse),
                new TableDefinition(
                        "events",
                        0,
                        new Schema(columns),
                        Tables.EVENTS.month(),
                        Tables.EVENTS.sortedBy(),
                        Tables.EVENTS.bounded()));
        Lake upgraded = lake(old, "old");
        upgraded.importEvents(List.of(LakeFixture.event(1, NOON)));
        upgraded.backup(folder.resolve("backup"));

        lake.restore(folder.resolve("backup"), RestoredStream.SAME);

        assertThat(row(lake, "select url, event_id from events"))
                .containsExactly("https://shop.example/cart?x=1", "event-1");
    }

    @Test
    void restoresNothingFromADamagedBackup() throws IOException {
        importEvents(0, 5);
        Path backup = folder.resolve("backup");
        lake.backup(backup);
        damage(backup);

        Lake other = emptyLake();
        assertThatThrownBy(() -> other.restore(backup, RestoredStream.SAME))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("not as it was written");
        assertThat(row(other, "select count(*) from events")).containsExactly(0L);
        assertThat(row(lake, "select count(*) from events")).containsExactly(5L);
    }

    @Test
    void restoresOnlyIntoAnEmptyLake() {
        importEvents(0, 5);
        lake.backup(folder.resolve("backup"));

        assertThatThrownBy(() -> lake.restore(folder.resolve("backup"), RestoredStream.SAME))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> lake.backup(folder.resolve("backup"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> emptyLake().restore(folder.resolve("elsewhere"), RestoredStream.SAME))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("holds no whole backup");
    }

    @Test
    void saysHowItsTablesStand() {
        importEvents(0, 5);
        TableState events = lake.tables().getFirst();

        assertThat(events.name()).isEqualTo("events");
        assertThat(events.rows()).isEqualTo(5);
        assertThat(events.files()).isEqualTo(1);
        assertThat(events.bytes()).isPositive();
        assertThat(events.lastCommit()).isPresent();
        assertThat(lake.tables())
                .extracting(TableState::name)
                .containsExactly(
                        "events",
                        "orders",
                        "order_lines",
                        "refunds",
                        "spend",
                        "products",
                        "exchange_rates",
                        "book_entries",
                        "campaigns",
                        "campaign_values",
                        "identities",
                        "rejected");
    }

    @Test
    void maintainsAllTables() {
        importEvents(0, 5);
        importEvents(5, 10);

        assertThat(lake.compact()).isEqualTo(1);
        lake.expireSnapshots(Duration.ofHours(1));
        assertThat(lake.removeOrphans(Duration.ofHours(1))).isZero();
        assertThat(row(lake, "select count(*) from events")).containsExactly(10L);
    }

    @Test
    void opensOnTwoNodesAndShowsBothTheSameRows() {
        Lake second = lake(database, "lake");
        importEvents(0, 5);

        assertThat(row(second, "select count(*) from events")).containsExactly(5L);
    }

    private void importEvents(int from, int to) {
        lake.importEvents(IntStream.range(from, to)
                .mapToObj(i -> LakeFixture.event(i, NOON.plusSeconds(i)))
                .toList());
    }

    /** As a writer would, with no rows. */
    private void setOffsets(Map<Integer, Long> offsets) {
        Table events = LakeFixture.events(database, folder.resolve("lake/warehouse"));
        new TableCommits(new TableLocks(database))
                .append(events, List.of(), Progress.NONE, new Progress(offsets, Duplicates.NONE));
    }

    /** Replaces one file of the backup, and not the lake's, which may be the same file under another name. */
    private static void damage(Path backup) throws IOException {
        try (Stream<Path> files = Files.walk(backup)) {
            Path file = files.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Path other = Files.writeString(backup.resolve("other"), "damaged");
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Lake emptyLake() {
        Database own = LakeFixture.database();
        opened.add(own);
        return lake(own, "lake" + opened.size());
    }

    private Lake lake(Database of, String name) {
        Lake made = Lake.open(SETTINGS, of, folder.resolve(name), Clock.systemUTC());
        opened.add(made);
        return made;
    }

    private static List<Object> row(Lake lake, String sql) {
        return lake.query(Query.of(sql), QueryResult::next);
    }
}
