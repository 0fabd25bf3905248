package io.windrose.lake.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    @TempDir
    private static Path folder;

    private static DuckDBConnection duckdb;
    private static List<View> views;

    @BeforeAll
    static void open() throws SQLException {
        duckdb = DuckDb.open(128, 1, folder.resolve("scratch"));
        Path file = folder.resolve("events.parquet");
        execute("""
                copy (
                    select i as event_id, (i %% 7)::bigint as person, 'Viewed' as name,
                        ('{"price": ' || i || '.5, "Größe": "L' || i %% 3 || '", "item": {"sku": "s' || i
                            || '", "tags": ["a", "b"]}, "a.b": ' || i || ', "search": "t' || i %% 5 || '"}')::json::variant
                            as properties,
                        '{"library": {"name": "js"}}'::json::variant as context
                    from range(50) t(i)
                ) to %s (format parquet, shredding {properties: 'STRUCT(price DOUBLE, search VARCHAR)', context: 'VARIANT'})
                """.formatted(Sql.text(file.toString())));
        views = List.of(
                new View(
                        "identities",
                        "(select 3::bigint as person, 5::bigint as profile_id, now() as merged_at)",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                new View(
                        "events",
                        "read_parquet(%s)".formatted(Sql.text(file.toString())),
                        "e.event_id < 40",
                        AddedColumns.PROFILES.columns(),
                        AddedColumns.PROFILES.joins(),
                        List.of("properties", "context"),
                        List.of(file)));
    }

    @AfterAll
    static void close() throws SQLException {
        duckdb.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select properties.price from events order by event_id",
                "select properties.price::double as p, context.library.name from events order by event_id",
                "select e.properties.price, profile_id from events e order by e.event_id",
                "select count(*), sum(properties.price::double) from events where properties.search::varchar <> 't1'",
                "select properties.search::varchar as s, count(*) from events group by s order by s",
                "select properties.search::varchar, count(*) from events group by all order by all",
                "select distinct properties.item.sku::varchar from events order by 1",
                "select properties.item.tags[1]::varchar, properties.item.sku from events order by event_id",
                "select \"properties\" . \"price\" , properties.\"a.b\" from \"events\" order by event_id",
                "select 'ä', properties.größe::varchar, properties.\"Größe\"::varchar from events order by event_id",
                "select a.properties.price, b.properties.search from events a join events b using (event_id) order by a.event_id",
                "select a.properties.price from events a join (select 1 as properties) b on true order by a.event_id",
                "with x as (select properties, event_id from events) select properties.price from x order by event_id",
                "with events as (select 1 as event_id, {'price': 2} as properties) select properties.price from events",
                "select x.p from (select properties.price as p, event_id from events) x order by x.event_id",
                "select event_id from events where exists (select 1 from events i where i.properties.price::double > 30 and i.event_id = events.event_id) order by 1",
                "select (select max(properties.price::double) from events i where i.person = o.person), o.properties.search from events o order by o.event_id",
                "select * from events order by event_id",
                "select e from events e order by e.event_id",
                "select * exclude (properties, context), properties.price from events order by event_id",
                "select list_transform([1], lambda properties: properties + 1), event_id from events order by 2",
                "select properties.price, events.properties.price from events order by event_id",
                "select properties.price as properties, properties.search from events order by event_id",
                "select properties.price from events union all select properties.search from events order by 1",
                "select person, max(properties.price::double) over (partition by properties.search::varchar order by event_id) from events order by event_id",
                "select properties.search::varchar as s from events where properties.search::varchar <> '' order by event_id limit 3",
                "select properties.search::varchar as s from events group by properties.search::varchar having count(*) > 1 order by properties.search::varchar",
                "select properties from events order by event_id",
                "select profile_id, count(distinct properties.search::varchar) from events group by profile_id order by 1",
                "from events select properties.price order by event_id",
                "from events order by event_id",
                "select person, profile_id from identities natural join events order by all",
                "select event_id from events where properties.nothing is null and properties.price is not null order by 1"
            })
    void answersTheSame(String sql) throws SQLException {
        Map<String, String> whole = new LinkedHashMap<>();
        views.forEach(view -> whole.put(view.name(), view.select()));
        SelectOnly.check(duckdb, sql);

        assertThat(answer(Reading.of(duckdb, sql, views, List.of())))
                .isEqualTo(answer(new Reading(sql, whole, List.of(), Mask.NONE, UnaryOperator.identity())));
    }

    /** What it is for: whatever stands between a key and the file makes DuckDB read the whole variant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select sum(properties.price::double) from events",
                "select sum(properties.price::double), count(distinct profile_id) from events",
                "select properties.price from events where properties.search::varchar <> '' order by event_id limit 3",
                "select e.properties.price::double as p, count(*) from events e group by p"
            })
    void readsOnlyTheKeys(String sql) throws SQLException {
        Reading reading = Reading.of(duckdb, sql, views, List.of());
        show(reading);

        assertThat(rows("explain " + reading.sql()).toString()).contains("properties.price");
    }

    @Test
    void leavesTheIdentitiesOutWhereNobodyAsksForThem() throws SQLException {
        assertThat(Reading.of(duckdb, "select count(*) from events", views, List.of())
                        .selects()
                        .get("events"))
                .doesNotContain("identities");
        assertThat(Reading.of(duckdb, "select PROFILE_ID from events", views, List.of())
                        .selects()
                        .get("events"))
                .contains("identities");
        assertThat(Reading.of(duckdb, "select * from events", views, List.of())
                        .selects()
                        .get("events"))
                .contains("identities");
    }

    private static List<List<String>> answer(Reading reading) throws SQLException {
        show(reading);
        return rows(reading.sql());
    }

    private static void show(Reading reading) throws SQLException {
        for (Map.Entry<String, String> view : reading.selects().entrySet()) {
            execute("create or replace temp view %s as %s".formatted(view.getKey(), view.getValue()));
        }
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                // An expression without a name is named after its text.
                names.add(rows.getMetaData().getColumnLabel(i).replace("\"", ""));
            }
            all.add(names);
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }
}
