package io.windrose.lake.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DerivedViewTest {
    private static final View ORDERS = new View(
            "orders",
            "(select 1 as id, 2 as person)",
            "",
            List.of(new ViewColumn("country", "VARCHAR", "Country", "c.country")),
            List.of(new ViewJoin("c", "left join countries c on c.person = e.person")),
            List.of(),
            List.of());
    private static final DerivedView SALES = new DerivedView(
            "sales",
            "Sales",
            List.of(
                    new ViewColumn("id", "BIGINT", "Number", "o.id"),
                    new ViewColumn("rank", "BIGINT", "Rank of the buyer", "r.rank"),
                    new ViewColumn("buyer", "VARCHAR", "Name of the buyer", "b.name"),
                    new ViewColumn("land", "VARCHAR", "Country", "o.country")),
            "orders o",
            List.of(
                    new ViewJoin("b", "left join buyers b on b.id = o.id"),
                    new ViewJoin("r", "left join ranks r on r.name = b.name")),
            "o.id > 0");
    private static final DerivedView TOTALS = new DerivedView(
            "totals",
            "Totals",
            List.of(new ViewColumn("best", "BIGINT", "Rank of the best buyer", "t.best")),
            "(select min(rank) as best from sales) t",
            List.of(),
            "");

    @TempDir
    Path folder;

    private DuckDBConnection duckdb;

    @BeforeEach
    void open() {
        duckdb = DuckDb.open(128, 1, folder);
    }

    @AfterEach
    void close() throws SQLException {
        duckdb.close();
    }

    @Test
    void isNotShownWhereItIsNotNamed() throws SQLException {
        assertThat(selects("select id from orders")).containsOnlyKeys("orders");
        assertThat(selects("select count(*) from Sales")).containsOnlyKeys("orders", "sales");
        assertThat(selects("select best from totals").keySet()).containsExactly("orders", "sales", "totals");
        assertThat(selects("select * from information_schema.tables")).containsOnlyKeys("orders", "sales", "totals");
    }

    @Test
    void makesTheJoinsOfTheColumnsThatAreAskedFor() throws SQLException {
        assertThat(selects("select id from sales"))
                .allSatisfy((name, select) -> assertThat(select).doesNotContain("join"));
        assertThat(selects("select buyer from sales").get("sales"))
                .contains("buyers")
                .doesNotContain("ranks");
        assertThat(selects("select RANK from sales").get("sales")).contains("buyers", "ranks");
        assertThat(selects("select land from sales").get("orders")).contains("countries");
        assertThat(selects("select s from sales s").get("sales")).contains("buyers", "ranks", "o.country");
    }

    @Test
    void asksForWhatAnotherViewAsksFor() throws SQLException {
        assertThat(selects("select best from totals").get("sales")).contains("ranks", "buyers");
    }

    private Map<String, String> selects(String sql) throws SQLException {
        return Reading.of(duckdb, sql, List.of(ORDERS), List.of(SALES, TOTALS)).selects();
    }
}
