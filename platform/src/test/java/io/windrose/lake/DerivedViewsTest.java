package io.windrose.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.lake.query.AddedColumns;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.DerivedView;
import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.lake.query.ViewColumn;
import io.windrose.lake.query.ViewJoin;
import io.windrose.lake.sandbox.Sandbox;
import io.windrose.lake.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DerivedViewsTest {
    private static final AddedColumns WORD = new AddedColumns(
            "events",
            List.of(new ViewColumn("word", "VARCHAR", "A word for who it was", "w.word")),
            List.of(
                    new ViewJoin(
                            "w",
                            "left join (select person, 'known' as word from identities group by person) w on w.person = e.person")));
    private static final DerivedView SALES = new DerivedView(
            "sales",
            "Orders of people, with their names and numbers",
            List.of(
                    new ViewColumn("event_id", "VARCHAR", "The event", "e.event_id"),
                    new ViewColumn("revenue", "DECIMAL(18,4)", "Amount", "e.revenue"),
                    new ViewColumn("buyer", "BIGINT", "Who bought", "e.profile_id"),
                    new ViewColumn("orders_of_buyer", "BIGINT", "How many orders they have", "n.orders"),
                    new ViewColumn(
                            "has_more",
                            "BOOLEAN",
                            "Whether it is more than one",
                            "n.orders > 1 and k.word is not null")),
            "events e",
            List.of(
                    new ViewJoin("n", """
                            left join (
                                select profile_id, count(*) as orders from events where order_id is not null group by profile_id
                            ) n on n.profile_id = e.profile_id"""),
                    new ViewJoin(
                            "k", "left join (select max(person) as person, 'x' as word from identities) k on 1 = 1")),
            "e.order_id is not null");
    private static final DerivedView TOTALS = new DerivedView(
            "sale_totals",
            "Sales of everybody",
            List.of(
                    new ViewColumn("buyer", "BIGINT", "Who bought", "s.buyer"),
                    new ViewColumn("total", "DECIMAL(38,4)", "All of it", "s.total")),
            "(select buyer, sum(revenue) as total from sales group by buyer) s",
            List.of(),
            "");
    private static final DerivedView COVERED = new DerivedView(
            "spend",
            "Spend of one channel",
            List.of(new ViewColumn("cost", "DECIMAL(18,4)", "Cost", "s.cost")),
            "stored_spend s",
            List.of(),
            "s.channel = 'search'");

    @TempDir
    static Path folder;

    private ContractLake lake;
    private Sandbox sandbox;

    @BeforeAll
    void open() {
        lake = new ContractLake(folder.resolve("lake"));
        lake.lake().show(dialect -> new Derived(List.of(WORD), List.of(SALES)));
        lake.lake().show(dialect -> new Derived(List.of(), List.of(TOTALS, COVERED)));
        sandbox = lake.sandbox(
                new SandboxSettings(1, 128, 1, SandboxSettings.usual().idle()), new SimpleMeterRegistry());
    }

    @AfterAll
    void close() {
        sandbox.close();
        lake.close();
    }

    Stream<Engine> engines() {
        return Stream.of(lake.duckdb(), sandbox);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void showsWhatRoomsMade(Engine engine) {
        long ada = ContractLake.person("ada");
        assertThat(rows(engine, "select event_id, buyer, orders_of_buyer, has_more from sales order by event_id"))
                .containsExactly(
                        List.of("event-3", ada, 2L, true),
                        List.of("event-6", ada, 2L, true),
                        List.of("event-9", ContractLake.person("cyd"), 1L, false));
        assertThat(rows(engine, "select count(*), count(word) from events")).containsExactly(List.of(9L, 3L));
        assertThat(rows(engine, "select count(*) from sale_totals where total > 19"))
                .containsExactly(List.of(1L));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void showsEveryColumnToWhoAsksForAll(Engine engine) {
        for (TableDescription table : lake.lake().descriptions()) {
            assertThat(engine.query(Query.of("select * from " + table.name()), QueryResult::columns))
                    .as(table.name())
                    .extracting(QueryResult.Column::name)
                    .containsExactlyElementsOf(table.columns().stream()
                            .map(TableDescription.Column::name)
                            .toList());
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void listsAllViews(Engine engine) {
        assertThat(rows(engine, "select view_name from duckdb_views() where not internal"))
                .contains(List.of("sales"), List.of("sale_totals"), List.of("events"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void coversATableByAViewOfItsName(Engine engine) {
        assertThat(engine.query(Query.of("select * from spend"), QueryResult::columns))
                .extracting(QueryResult.Column::name)
                .containsExactly("cost");
        assertThat(rows(engine, "select count(distinct channel) from stored_spend"))
                .containsExactly(List.of(0L));
    }

    /** A long text is not looked through for columns, and a table that it does not name is shown as it was before. */
    @Test
    void answersALongTextAfterOneThatAskedForLess() {
        try (ContractLake fresh = new ContractLake(folder.resolve("fresh"))) {
            fresh.lake().show(dialect -> new Derived(List.of(WORD), List.of(SALES)));
            String ids = "'none', ".repeat(3_000);
            for (int times = 0; times < 4; times++) {
                assertThat(rows(fresh.duckdb(), "select count(*) from events")).containsExactly(List.of(9L));
            }

            assertThat(rows(
                            fresh.duckdb(),
                            "select count(*) from rejected where source_id in (%s'none')".formatted(ids)))
                    .containsExactly(List.of(0L));
            assertThat(rows(
                            fresh.duckdb(),
                            "select count(*) from sales where event_id in (%s'event-3')".formatted(ids)))
                    .containsExactly(List.of(1L));
        }
    }

    private static List<List<Object>> rows(Engine engine, String sql) {
        return engine.query(Query.of(sql), result -> {
            List<List<Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }
}
