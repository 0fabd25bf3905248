package io.windrose.lake.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.lake.ContractLake;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {
    private static final Query ALL = Query.of("select 1 from events");

    @TempDir
    Path folder;

    private ContractLake lake;
    private Planner planner;

    @BeforeEach
    void open() {
        lake = new ContractLake(folder);
        planner = lake.planner();
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void listsFilesOnceForEachSnapshotAndStretchOfTime() {
        planner.views(ALL);
        planner.views(ALL);
        planner.views(ALL);
        assertThat(planner.listings()).as("one for each table that is read").isEqualTo(2);

        Query april = ALL.between(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"));
        planner.views(april);
        planner.views(ALL);
        planner.views(april);
        assertThat(planner.listings()).as("one more for events alone").isEqualTo(3);

        lake.addOne();
        planner.views(ALL);
        planner.views(ALL);
        assertThat(planner.listings()).as("one more for the new snapshot").isEqualTo(4);
    }

    @Test
    void looksUpOnlyWhatTheStatementReads() {
        assertThat(read("select 1")).isEmpty();
        assertThat(read("select sum(cost) from Spend")).containsExactly("spend");
        assertThat(read("select count(*) from \"EVENTS\""))
                .as("profile_id of an event is in identities")
                .containsExactlyInAnyOrder("events", "identities");
        assertThat(read("from spend s join rejected r on true")).containsExactlyInAnyOrder("spend", "rejected");
        assertThat(planner.refreshes()).as("no table but these").isEqualTo(1 + 2 + 2);
    }

    @Test
    void looksUpWhatAViewReads() {
        planner.show(Derived.OWN.and(new Derived(
                List.of(new AddedColumns(
                        "spend",
                        List.of(new ViewColumn("campaign_id", "VARCHAR", "", "v.campaign_id")),
                        List.of(new ViewJoin("v", "left join campaign_values v on v.campaign = e.campaign")))),
                List.of(
                        view("orders", "stored_orders o", "o.order_id"),
                        view("sold", "orders o", "o.order_id"),
                        view("costs", "spend s", "s.cost")))));

        assertThat(read("select * from sold")).containsExactly("stored_orders");
        assertThat(read("select * from costs")).containsExactlyInAnyOrder("spend", "campaign_values");
        assertThat(planner.refreshes()).isEqualTo(1 + 2);
    }

    @Test
    void asksTheCatalogOnceForQuestionsThatSeeTheSameSnapshots() {
        Map<String, Long> snapshots = planner.snapshots();
        long before = planner.refreshes();

        planner.views(ALL.at(snapshots));
        planner.views(ALL.at(snapshots));
        assertThat(planner.refreshes()).isEqualTo(before);

        lake.addOne();
        planner.snapshots();
        assertThat(planner.views(ALL.at(snapshots)))
                .as("the older rows, though newer ones are known")
                .filteredOn(view -> view.name().equals("events"))
                .extracting(view -> view.files().size())
                .containsExactly(4);
    }

    @Test
    void aQueryStaysTheSameWhileTheTablesThatItReadsDo() {
        Query ofEvents = Query.of("select count(*) from events");
        Query ofRejected = Query.of("select count(*) from rejected");
        Map<String, Long> before = planner.snapshots();
        lake.addOne();
        Map<String, Long> after = planner.snapshots();

        assertThat(planner.at(ofEvents, after)).isNotEqualTo(planner.at(ofEvents, before));
        assertThat(planner.at(ofRejected, after))
                .isEqualTo(planner.at(ofRejected, before))
                .isNotEqualTo(ofRejected.at(before));
    }

    @Test
    void failsRatherThanShowATableWithoutItsRows() throws SQLException {
        try (DuckDBConnection duckdb = DuckDb.open(128, 1, folder.resolve("scratch"));
                Statement statement = duckdb.createStatement()) {
            for (View table : planner.views(Query.of("select 1"))) {
                statement.execute("create temp view %s as %s".formatted(Sql.name(table.name()), table.select()));
            }
            assertThatThrownBy(() -> statement.executeQuery("select count(*) from query_table('spe' || 'nd')"))
                    .hasMessageContaining("table spend was not looked up: name it in the statement");
        }
    }

    private static DerivedView view(String name, String from, String column) {
        return new DerivedView(
                name, "", List.of(new ViewColumn(column.substring(2), "VARCHAR", "", column)), from, List.of(), "");
    }

    private List<String> read(String sql) {
        return planner.views(Query.of(sql)).stream()
                .filter(view -> !view.rows().contains("was not looked up"))
                .map(View::name)
                .toList();
    }

    /** The lake holds two files of March, one of April and one of October. */
    @Test
    void leavesOutFilesThatCannotHoldTheStretchOfTime() {
        assertThat(files(ALL)).isEqualTo(4);
        assertThat(files("2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"))
                .as("a month")
                .isEqualTo(1);
        assertThat(files("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"))
                .as("two files")
                .isEqualTo(2);
        assertThat(files("2026-03-29T20:00:00Z", "2026-03-30T00:00:00Z"))
                .as("one file of the month begins later than the other ends")
                .isEqualTo(1);
        assertThat(files("2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"))
                .as("nothing")
                .isZero();
    }

    private int files(String from, String to) {
        return files(ALL.between(Instant.parse(from), Instant.parse(to)));
    }

    private int files(Query query) {
        return planner.views(query).stream()
                .filter(view -> view.name().equals("events"))
                .mapToInt(view -> view.files().size())
                .sum();
    }
}
