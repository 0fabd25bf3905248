package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.core.NotFound;
import io.windrose.database.Database;
import io.windrose.lake.query.Query;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTablesTest {
    private static final Instant JANUARY = Instant.parse("2026-01-20T10:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-02T10:00:00Z");
    private static final RoomTable<Line> LINES =
            new RoomTable<>("order_lines", List.of("source_id", "order_id", "line"), List.of("brand"), Line::values);
    private static final RoomTable<Rate> RATES =
            new RoomTable<>("exchange_rates", List.of("day", "currency"), List.of(), Rate::values);
    private static final String ALL = "select order_id, line, ordered_at, sku, brand from order_lines order by all";

    @TempDir
    Path folder;

    private Database database;
    private Lake lake;

    private record Line(String order, long line, Instant orderedAt, String sku, String brand) {
        List<Object> values() {
            return Arrays.asList(
                    "shop",
                    order,
                    line,
                    orderedAt,
                    true,
                    sku,
                    null,
                    null,
                    brand,
                    null,
                    null,
                    BigDecimal.TEN,
                    null,
                    null);
        }
    }

    private record Rate(String day, String currency, String rate) {
        List<Object> values() {
            return List.of(LocalDate.parse(day), currency, new BigDecimal(rate), LocalDate.parse(day));
        }
    }

    @BeforeEach
    void open() {
        database = LakeFixture.database();
        lake = Lake.open(LakeSettings.usual(), database, folder.resolve("lake"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        lake.close();
        database.close();
    }

    @Test
    void replacesRowsOfTheSameKeysAndRemovesOthers() {
        lake.replace(
                LINES,
                List.of(
                        new Line("1", 1, JANUARY, "hat", "first"),
                        new Line("1", 2, JANUARY, "cap", "first"),
                        new Line("2", 1, MARCH, "hat", "first")),
                List.of());

        Replacement outcome = lake.replace(
                LINES,
                List.of(
                        new Line("1", 1, JANUARY, "hat", "second"),
                        new Line("2", 1, MARCH, "bag", "second"),
                        new Line("3", 1, MARCH, "cap", "second")),
                List.of(new Line("1", 2, JANUARY, "", ""), new Line("9", 1, JANUARY, "", "")));

        assertThat(outcome).isEqualTo(new Replacement(1, 1, 1, 1));
        assertThat(rows(ALL))
                .containsExactly(
                        List.of("1", 1L, JANUARY, "hat", "first"),
                        List.of("2", 1L, MARCH, "bag", "second"),
                        List.of("3", 1L, MARCH, "cap", "second"));
    }

    @Test
    void movesARowToTheMonthThatItHasNow() {
        lake.replace(LINES, List.of(new Line("1", 1, MARCH, "hat", ""), new Line("2", 1, MARCH, "cap", "")), List.of());

        lake.replace(LINES, List.of(new Line("1", 1, JANUARY, "hat", "")), List.of());

        assertThat(rows(ALL)).containsExactly(List.of("1", 1L, JANUARY, "hat", ""), List.of("2", 1L, MARCH, "cap", ""));
        assertThat(state("order_lines").files()).isEqualTo(2);
    }

    @Test
    void leavesFilesWithoutTheKeysAsTheyAre() {
        lake.replace(LINES, List.of(new Line("1", 1, MARCH, "hat", "")), List.of());
        lake.replace(LINES, List.of(new Line("2", 1, MARCH, "cap", "")), List.of());
        long files = state("order_lines").files();

        lake.replace(LINES, List.of(new Line("2", 1, MARCH, "bag", "")), List.of());

        assertThat(state("order_lines").files()).isEqualTo(files).isEqualTo(2);
    }

    @Test
    void removesTheLastRow() {
        Line only = new Line("1", 1, MARCH, "hat", "");
        lake.replace(LINES, List.of(only), List.of());

        lake.replace(LINES, List.of(), List.of(only));

        assertThat(rows(ALL)).isEmpty();
        assertThat(state("order_lines").files()).isZero();
    }

    @Test
    void remembersThePositionWhateverIsCommittedAfterwards() {
        assertThat(lake.position(LINES)).isEmpty();
        lake.replace(LINES, List.of(new Line("1", 1, MARCH, "hat", "")), List.of(), 17);
        lake.replace(LINES, List.of(new Line("2", 1, MARCH, "cap", "")), List.of());
        lake.replace(LINES, List.of(new Line("3", 1, MARCH, "bag", "")), List.of());
        lake.compact();

        assertThat(lake.position(LINES)).isEqualTo(Optional.of(17L));

        lake.replace(LINES, List.of(), List.of(), 18);

        assertThat(lake.position(LINES)).as("also where no row changes").isEqualTo(Optional.of(18L));
        assertThat(rows("select count(*) from order_lines")).containsExactly(List.of(3L));
    }

    @Test
    void replacesAWholeTable() {
        lake.replaceAll(RATES, List.of(new Rate("2026-11-20", "USD", "1.08"), new Rate("2026-11-20", "GBP", "0.86")));

        lake.replaceAll(RATES, List.of(new Rate("2026-11-21", "USD", "1.09")));

        assertThat(rows("select day::varchar, currency, rate from exchange_rates"))
                .containsExactly(List.of("2026-11-21", "USD", new BigDecimal("1.09000000")));

        lake.replaceAll(RATES, List.of());

        assertThat(rows("select * from exchange_rates")).isEmpty();
    }

    @Test
    void showsOnlyTheEventsThatWereAppendedSinceASnapshot() {
        lake.importEvents(List.of(LakeFixture.event(1, JANUARY), LakeFixture.event(2, MARCH)));
        long before = lake.snapshots().get("events");
        lake.importEvents(List.of(LakeFixture.event(3, JANUARY)));
        lake.importEvents(List.of(LakeFixture.event(4, MARCH)));
        assertThat(lake.compact()).isPositive();
        lake.importEvents(List.of(LakeFixture.event(5, MARCH)));

        Query ids = Query.of("select event_id from events order by 1");

        assertThat(rows(ids.appendedAfter(before)))
                .containsExactly(List.of("event-3"), List.of("event-4"), List.of("event-5"));
        assertThat(rows(ids.appendedAfter(lake.snapshots().get("events")))).isEmpty();
        assertThatThrownBy(() -> rows(ids.appendedAfter(4_711))).isInstanceOf(NotFound.class);
    }

    private TableState state(String table) {
        return lake.tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private List<List<Object>> rows(String sql) {
        return rows(Query.of(sql));
    }

    private List<List<Object>> rows(Query query) {
        return lake.query(query, result -> {
            List<List<Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }
}
