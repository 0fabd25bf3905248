package io.windrose.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs of others read in PostgreSQL. */
class PublishedTest {
    @TempDir
    private static Path folder;

    private static TestServer server;
    private static Sender shop;
    private static int orders;

    @BeforeAll
    static void start() {
        server = new TestServer(folder.resolve("data"), Map.of("lake.batch-interval", "1s"));
        shop = Sender.of(server, "shop");
        order();
        order();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void order() {
        orders++;
        shop.post("/v1/track", """
                {"event": "Order Completed", "userId": "nora\\tknown",
                 "properties": {"order_id": "o-%d\\t\\\\N\\n", "revenue": %d.5, "currency": "EUR", "coupon": "a\\\\b"}}""".formatted(orders, orders));
        server.awaitRows("select * from orders", orders);
    }

    private static JsonNode ask(String method, String path, int status) {
        TestServer.Answer answer =
                server.byToken(server.operatorKey(), method, path, method.equals("POST") ? "{}" : "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        return answer.body();
    }

    private static Connection connect(JsonNode door) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                door.path("host").asText(),
                                door.path("port").asInt(),
                                door.path("database").asText()),
                door.path("role").asText(),
                door.path("password").asText());
    }

    private static List<List<String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Test
    void showsTheFiguresThatTheApiShows() throws SQLException {
        JsonNode door = ask("POST", "/api/published/password", 201);
        ask("POST", "/api/published", 200);
        try (Connection reader = connect(door)) {
            for (String metric : List.of("orders", "revenue")) {
                List<List<String>> published = rows(
                        reader,
                        "select day, value::float8 from metrics where metric = '%s' order by day".formatted(metric));
                JsonNode inSql =
                        server.rows("select day::varchar, value from metric_%s order by day".formatted(metric));
                assertThat(published).hasSize(1);
                assertThat(published.getFirst().getFirst())
                        .isEqualTo(inSql.path(0).path(0).asText());
                assertThat(Double.parseDouble(published.getFirst().getLast()))
                        .isEqualTo(inSql.path(0).path(1).asDouble());
            }
            assertThat(rows(reader, "select order_id, gross::text, coupon from orders order by order_id")
                            .getFirst())
                    .containsExactly("o-1\t\\N\n", "1.5000", "a\\b");
            assertThat(rows(reader, "select name from tables order by name"))
                    .extracting(List::getFirst)
                    .contains("campaigns", "metrics", "orders", "products", "spend")
                    .doesNotContain("events", "rejected", "identities");
        }
    }

    @Test
    void tellsOfNoPersonAndLetsNothingElseBeSeenOrDone() throws SQLException {
        JsonNode door = ask("POST", "/api/published/password", 201);
        ask("POST", "/api/published", 200);
        try (Connection reader = connect(door)) {
            assertThat(rows(
                            reader,
                            "select table_name || '.' || column_name from information_schema.columns"
                                    + " where table_schema = 'published'"))
                    .extracting(List::getFirst)
                    .contains("orders.order_id", "metrics.value")
                    .noneMatch(column -> column.matches(".*\\.(person|profile_id|user_id|anonymous_id|.*session_id)"));
            assertThat(rows(
                            reader,
                            "select distinct table_schema from information_schema.tables"
                                    + " where table_schema not in ('pg_catalog', 'information_schema')"))
                    .containsExactly(List.of("published"));
            for (String sql : List.of(
                    "select * from security.users",
                    "select * from lake.iceberg_tables",
                    "create table published.mine (a int)",
                    "set default_transaction_read_only = off; create table published.mine (a int)",
                    "set default_transaction_read_only = off; delete from published.metrics",
                    "set default_transaction_read_only = off; create temp table mine (a int)",
                    "set default_transaction_read_only = off; create role another",
                    "set role windrose",
                    "copy published.metrics to '/tmp/windrose-published'",
                    "select pg_read_file('/etc/passwd')")) {
                assertThatThrownBy(() -> rows(reader, sql)).as(sql).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void makesAnewOnlyWhatHasChanged() {
        JsonNode before = ask("POST", "/api/published", 200);
        assertThat(ask("POST", "/api/published", 200)).isEqualTo(before);

        order();

        JsonNode after = ask("POST", "/api/published", 200);
        assertThat(table(after, "orders").path("rows").asInt()).isEqualTo(orders);
        assertThat(table(after, "metrics")).isNotEqualTo(table(before, "metrics"));
        assertThat(table(after, "exchange_rates")).isEqualTo(table(before, "exchange_rates"));
    }

    private static JsonNode table(JsonNode shown, String name) {
        for (JsonNode each : shown.path("tables")) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError(name + " is not in " + shown);
    }

    @Test
    void whoReadsForLongStopsPublishingAndLosesNothing() throws SQLException {
        JsonNode door = ask("POST", "/api/published/password", 201);
        ask("POST", "/api/published", 200);
        try (Connection reader = connect(door)) {
            reader.setAutoCommit(false);
            List<List<String>> seen = rows(reader, "select * from orders order by order_id");
            order();

            assertThat(ask("POST", "/api/published", 503).path("code").asText()).isEqualTo("database.published-in-use");
            assertThat(rows(reader, "select * from orders order by order_id")).isEqualTo(seen);
        }
        assertThat(table(ask("POST", "/api/published", 200), "orders")
                        .path("rows")
                        .asInt())
                .isEqualTo(orders);
    }

    @Test
    void anotherPasswordEndsTheOneBeforeAndRevokingEndsAll() throws SQLException {
        JsonNode first = ask("POST", "/api/published/password", 201);
        JsonNode second = ask("POST", "/api/published/password", 201);
        assertThatThrownBy(() -> connect(first)).isInstanceOf(SQLException.class);
        try (Connection reader = connect(second)) {
            ask("DELETE", "/api/published/password", 204);
            assertThatThrownBy(() -> rows(reader, "select 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect(second)).isInstanceOf(SQLException.class);
        assertThat(ask("GET", "/api/published", 200).has("reader")).isFalse();
        assertThat(ask("GET", "/api/audit", 200).findValuesAsText("action"))
                .contains("published.password", "published.revoke");
        ask("DELETE", "/api/published/password", 204);
        try (Connection reader = connect(ask("POST", "/api/published/password", 201))) {
            assertThat(rows(reader, "select count(*) from metrics")).isNotEmpty();
        }
    }
}
