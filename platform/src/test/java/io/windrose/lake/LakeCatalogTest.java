package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.database.Database;
import io.windrose.lake.query.Sql;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeCatalogTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void makesEveryTableAsDefined() {
        for (TableDefinition definition : Tables.ALL) {
            Table table = table(definition);

            assertThat(table.schema().asStruct()).isEqualTo(definition.schema().asStruct());
            assertThat(TableUtil.formatVersion(table)).isEqualTo(3);
            assertThat(table.spec().isPartitioned())
                    .isEqualTo(definition.month().isPresent());
            assertThat(table.sortOrder().isSorted()).isTrue();
            assertThat(table.properties())
                    .containsEntry("write.metadata.delete-after-commit.enabled", "true")
                    .containsEntry("write.metadata.previous-versions-max", "10");
        }
    }

    @Test
    void makesATableOnceThoughNodesOpenItAtTheSameTime() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<Table> open = () -> table(Tables.EVENTS);
            List<Future<Table>> opened = threads.invokeAll(List.of(open, open, open, open));

            List<Object> ids = new ArrayList<>();
            for (Future<Table> each : opened) {
                ids.add(each.get().uuid());
            }
            assertThat(ids).hasSize(4).containsOnly(ids.getFirst());
        }
    }

    @Test
    void addsAColumnToATableFromBeforeAndReadsOldAndNewFiles() throws Exception {
        TableDefinition before = without("context", Tables.EVENTS);
        Table old = table(before);
        try (Batches batches = new Batches(256, folder.resolve("scratch"))) {
            List<DataFile> files = new ArrayList<>(batches.write(old, format(old, before), rows(0), Map.of()));
            Table upgraded = table(Tables.EVENTS);
            files.addAll(batches.write(upgraded, new EventFormat(), rows(2), Map.of()));

            assertThat(LakeCatalog.version(upgraded)).isEqualTo(Tables.EVENTS.version());
            assertThat(contexts(batches, upgraded, files)).containsExactly(null, null, "{}", "{}");
        }
    }

    @Test
    void leavesAndWritesATableThatANewerProgramHasUpgraded() throws Exception {
        List<Types.NestedField> columns = new ArrayList<>(Tables.EVENTS.columns());
        columns.add(Types.NestedField.optional(99, "later", Types.StringType.get()));
        int version = Tables.EVENTS.version() + 1;
        Table newer = table(definition(version, columns));
        Table seen = table(Tables.EVENTS);

        assertThat(LakeCatalog.version(seen)).isEqualTo(version);
        try (Batches batches = new Batches(256, folder.resolve("scratch"))) {
            List<DataFile> files = batches.write(seen, new EventFormat(), rows(0), Map.of());
            assertThat(contexts(batches, newer, files)).containsExactly("{}", "{}");
        }
    }

    private static List<String> contexts(Batches batches, Table table, List<DataFile> files) throws Exception {
        String read = Sql.read(
                files.stream().map(file -> LocalFileIO.path(file.location())).toList(), table.schema());
        List<String> values = new ArrayList<>();
        try (Statement statement = batches.duckdb().createStatement();
                ResultSet rows = statement.executeQuery(
                        "select context::json::varchar from %s order by event_id".formatted(read))) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** Writes rows as the program did that did not know the column. */
    private static RowFormat<EventRow> format(Table table, TableDefinition definition) {
        return new RowFormat<>() {
            @Override
            public TableDefinition definition() {
                return new TableDefinition(
                        definition.name(),
                        definition.version(),
                        Tables.EVENTS.schema(),
                        definition.month(),
                        definition.sortedBy(),
                        definition.bounded());
            }

            @Override
            public void write(EventRow row, StagedRows out) {
                assertThat(table.schema().findField("context")).isNull();
                new EventFormat().write(row, out);
            }
        };
    }

    private static List<EventRow> rows(int from) {
        return LakeFixture.rows(from, 2, NOON);
    }

    private static TableDefinition without(String column, TableDefinition definition) {
        return definition(
                0,
                definition.columns().stream()
                        .filter(each -> !each.name().equals(column))
                        .toList());
    }

    private static TableDefinition definition(int version, List<Types.NestedField> columns) {
        return new TableDefinition(
                "events",
                version,
                new Schema(columns),
                Tables.EVENTS.month(),
                Tables.EVENTS.sortedBy(),
                Tables.EVENTS.bounded());
    }

    private Table table(TableDefinition definition) {
        Path warehouse = folder.resolve("warehouse");
        return LakeFixture.table(database, warehouse, new LocalFileIO(warehouse), definition);
    }
}
