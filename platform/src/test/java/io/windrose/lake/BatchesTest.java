package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.windrose.core.Event;
import io.windrose.database.Database;
import io.windrose.lake.query.Sql;
import io.windrose.testkit.Events;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchesTest {
    private static final Instant MARCH = Instant.parse("2026-03-31T23:59:58.123456Z");

    @TempDir
    Path folder;

    private Database database;
    private Table table;
    private Batches batches;

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        table = LakeFixture.events(database, folder.resolve("warehouse"));
        batches = new Batches(256, folder.resolve("scratch"));
    }

    @AfterEach
    void close() throws SQLException {
        batches.close();
        database.close();
    }

    @Test
    void writesOneSortedFileForEachMonth() throws SQLException {
        List<DataFile> files = write(LakeFixture.rows(0, 4, MARCH));

        assertThat(files).extracting(DataFile::recordCount).containsExactly(2L, 2L);
        assertThat(files)
                .extracting(file -> file.partition().get(0, Integer.class))
                .containsExactly(674, 675);
        assertThat(query("select person from " + read(files.subList(1, 2)))).isSorted();
    }

    @Test
    void keepsTheBoundsOfTheColumnsThatReadersPruneBy() {
        DataFile file = write(LakeFixture.rows(0, 2, MARCH)).getFirst();

        assertThat(bound("occurred_at", file.lowerBounds())).isEqualTo(EventFormat.micros(MARCH));
        assertThat(bound("occurred_at", file.upperBounds())).isEqualTo(EventFormat.micros(MARCH.plusSeconds(1)));
        assertThat(bound("received_at", file.upperBounds())).isEqualTo(EventFormat.micros(MARCH.plusSeconds(2)));
        assertThat(bound("event_id", file.lowerBounds()).toString()).isEqualTo("event-0");
        assertThat(file.nullValueCounts()).containsEntry(field("revenue").fieldId(), 2L);
        assertThat(file.lowerBounds()).doesNotContainKey(field("url").fieldId());
    }

    @Test
    void writesFieldIdsAndShreddedKeys() throws SQLException {
        List<DataFile> files = write(LakeFixture.rows(0, 100, MARCH.plusSeconds(60)));
        String file = Sql.text(path(files.getFirst()));

        assertThat(query("select field_id from parquet_schema(%s) where name = 'context'".formatted(file)))
                .containsExactly(Long.toString(field("context").fieldId()));
        assertThat(query(
                        "select path_in_schema from parquet_metadata(%s) where stats_null_count = 0 and path_in_schema like 'properties, typed_value%%typed_value'"
                                .formatted(file)))
                .containsExactlyInAnyOrder(
                        "properties, typed_value, plan, typed_value",
                        "properties, typed_value, price, typed_value",
                        "properties, typed_value, quantity, typed_value");
    }

    @Test
    void readsFilesTogetherThoughTheirKeysHaveOtherTypes() throws SQLException {
        List<DataFile> files = new ArrayList<>();
        files.addAll(write(List.of(row("{\"price\": 20, \"size\": \"L\"}"))));
        files.addAll(write(List.of(row("{\"price\": \"cheap\", \"size\": {\"width\": [1, 2]}}"))));
        files.addAll(write(List.of(row("{\"price\": 1.5}"), row("{\"price\": true}"))));

        assertThat(query("select properties.price::varchar from %s order by 1".formatted(read(files))))
                .containsExactly("1.5", "20", "cheap", "true");
        assertThat(query("select properties.size.width[1]::varchar from %s where properties.size.width is not null"
                        .formatted(read(files))))
                .hasSize(1);
    }

    @Test
    void writesWholeNumbersAsDoublesWhereTheKeyIsKnownToHaveFractions() throws SQLException {
        EventShredding shredding = new EventShredding();
        EventRow.of(event("{\"price\": 19.99}"), shredding);
        shredding.next();
        List<DataFile> files = write(List.of(EventRow.of(event("{\"price\": 20}"), shredding)));

        assertThat(query("select variant_typeof(properties.price) from " + read(files)))
                .containsExactly("DOUBLE");
    }

    @Test
    void keepsEveryCharacterOfText() throws SQLException {
        String text = "O'Brien \u0000 \"x\" \\ ü 😀";
        List<DataFile> files = write(List.of(EventRow.of(
                Events.track(text, "u", text, MARCH, "{\"text\": \"O'Brien \\u0000 \\\"x\\\" \\\\ ü 😀\"}"),
                new EventShredding())));

        assertThat(query("select event_id from " + read(files))).containsExactly(text);
        assertThat(query("select properties.text::varchar from " + read(files))).containsExactly(text);
    }

    /** They take several times as much in memory as in a file, so fewer are in memory at once. */
    @Test
    void writesLargeVariantsInLittleMemory() throws SQLException {
        String text = "x".repeat(20);
        String large = IntStream.range(0, 200)
                .mapToObj(i -> "\"key-%d\": \"%s\"".formatted(i, text))
                .collect(Collectors.joining(", ", "{", "}"));
        try (Batches small = new Batches(256, folder.resolve("small"))) {
            List<EventRow> rows = IntStream.range(0, 8_000)
                    .mapToObj(i ->
                            EventRow.of(Events.track("e" + i, "u" + i, "Viewed", MARCH, large), new EventShredding()))
                    .toList();
            List<DataFile> files = small.write(table, new EventFormat(), rows, Map.of());

            assertThat(query("select count(*) from %s where properties.\"key-7\"::varchar = '%s'"
                            .formatted(read(files), text)))
                    .containsExactly("8000");
        }
    }

    @Test
    void leavesARowOut() throws SQLException {
        EventFormat format = new EventFormat();
        try (StagedRows staged = batches.stage(Tables.EVENTS)) {
            LakeFixture.rows(0, 5, MARCH.plusSeconds(60)).forEach(row -> staged.add(format, row));
            staged.leaveOut(3);
            staged.leaveOut(3);
            assertThat(staged.size()).isEqualTo(4);

            assertThat(query("select event_id from %s order by 1"
                            .formatted(read(batches.write(table, staged, Map.of())))))
                    .containsExactly("event-0", "event-1", "event-2", "event-4");
        }
    }

    @Test
    void writesNoFileForAMonthWhoseRowsAreAllLeftOut() throws SQLException {
        EventFormat format = new EventFormat();
        try (StagedRows staged = batches.stage(Tables.EVENTS)) {
            LakeFixture.rows(0, 4, MARCH).forEach(row -> staged.add(format, row));
            staged.leaveOut(0);
            staged.leaveOut(0);
            staged.leaveOut(1);
            List<DataFile> files = batches.write(table, staged, Map.of());

            assertThat(files)
                    .extracting(file -> file.partition().get(0, Integer.class))
                    .containsExactly(675);
            assertThat(query("select count(*) from " + read(files))).containsExactly("2");
        }
    }

    @Test
    void leavesNothingInItsScratchFolder() throws Exception {
        write(LakeFixture.rows(0, 10, MARCH));

        try (var files = Files.list(folder.resolve("scratch"))) {
            assertThat(files).isEmpty();
        }
    }

    private List<DataFile> write(List<EventRow> rows) {
        EventShredding shredding = new EventShredding();
        rows.forEach(row -> EventRow.of(row.event(), shredding));
        return batches.write(table, new EventFormat(), rows, shredding.next());
    }

    private static EventRow row(String properties) {
        return EventRow.of(event(properties), new EventShredding());
    }

    private static Event event(String properties) {
        return Events.track("e", "u", "Order Completed", MARCH, properties);
    }

    private Types.NestedField field(String name) {
        return table.schema().findField(name);
    }

    private Object bound(String column, Map<Integer, java.nio.ByteBuffer> bounds) {
        return Conversions.fromByteBuffer(
                field(column).type(), bounds.get(field(column).fieldId()));
    }

    private static String path(DataFile file) {
        return LocalFileIO.path(file.location()).toString();
    }

    private String read(List<DataFile> files) {
        return Sql.read(
                files.stream().map(file -> LocalFileIO.path(file.location())).toList(), table.schema());
    }

    private List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = batches.duckdb().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
