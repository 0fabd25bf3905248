package io.windrose.lake.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.core.Forbidden;
import io.windrose.core.Incorrect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets a statement of people pass that reads the parts of an excerpt and what it makes of them itself, by DuckDB's own
 * tree of it. What could reach the whole behind them is refused: files, whose names a table function or a name in FROM
 * may be, DuckDB's own tables, and functions that tell of files, of definitions or of what all rows hold.
 */
public final class ExcerptOnly {
    private static final int LONGEST = 20_000;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_ -]+");

    /** What makes rows of nothing but its arguments. */
    private static final Set<String> TABLE_FUNCTIONS =
            Set.of("unnest", "range", "generate_series", "json_each", "json_tree");

    private static final Set<String> TELLING_FUNCTIONS = Set.of(
            "current_setting",
            "format_type",
            "get_block_size",
            "getenv",
            "json_execute_serialized_sql",
            "json_serialize_plan",
            "stats",
            "write_log");

    /** How the names of DuckDB's own tables and of functions over them begin. */
    private static final Set<String> OWN = Set.of("__internal", "duckdb_", "pg_", "pragma_", "sqlite_");

    private final Set<String> names;
    private final Set<String> common = new HashSet<>();

    private ExcerptOnly(Set<String> names) {
        this.names = names;
    }

    /**
     * Refuses all else.
     *
     * @param sql one statement that {@link SelectOnly} lets pass
     * @throws Forbidden with the name of what it may not read
     */
    public static void check(Connection duckdb, String sql, Excerpt excerpt) throws SQLException {
        if (sql.length() > LONGEST) {
            throw new Incorrect(
                    "lake.excerpt-too-long",
                    "the query has %d characters: %d at most where not everything may be seen"
                            .formatted(sql.length(), LONGEST));
        }
        JsonNode tree = Reading.tree(duckdb, sql);
        ExcerptOnly check = new ExcerptOnly(excerpt.names());
        check.gather(tree);
        check.walk(tree);
    }

    /** The names of all common tables; which of them holds where does not matter, since none may be a file's. */
    private void gather(JsonNode node) {
        node.path("cte_map")
                .path("map")
                .forEach(entry -> common.add(entry.path("key").asText().toLowerCase(Locale.ROOT)));
        if (node.path("type").asText().equals("RECURSIVE_CTE_NODE")) {
            common.add(node.path("cte_name").asText().toLowerCase(Locale.ROOT));
        }
        node.forEach(this::gather);
    }

    private void walk(JsonNode node) {
        switch (node.path("type").asText()) {
            case "BASE_TABLE" -> checkTable(node);
            case "TABLE_FUNCTION" -> checkTableFunction(node.path("function"));
            case "SHOW_REF" -> {
                if (!node.path("query").isObject()) {
                    throw refused("SHOW");
                }
            }
            default -> {
                if (node.path("class").asText().equals("FUNCTION")) {
                    checkFunction(node.path("function_name").asText());
                }
            }
        }
        node.forEach(this::walk);
    }

    private void checkTable(JsonNode table) {
        String name = table.path("table_name").asText().toLowerCase(Locale.ROOT);
        boolean isQualified = !table.path("schema_name").asText().isEmpty()
                || !table.path("catalog_name").asText().isEmpty()
                || table.path("qualified_name").path("path").size() > 1;
        boolean isOwn = common.contains(name) && PLAIN.matcher(name).matches() && !isOfDuckDb(name);
        if (isQualified || !(names.contains(name) || isOwn)) {
            throw refused("\"" + table.path("table_name").asText() + "\"");
        }
    }

    private void checkTableFunction(JsonNode function) {
        String name = function.path("function_name").asText().toLowerCase(Locale.ROOT);
        if (!TABLE_FUNCTIONS.contains(name)) {
            throw refused("the function " + name);
        }
    }

    private static void checkFunction(String written) {
        String name = written.toLowerCase(Locale.ROOT);
        if (TELLING_FUNCTIONS.contains(name) || isOfDuckDb(name)) {
            throw refused("the function " + name);
        }
    }

    private static boolean isOfDuckDb(String name) {
        return OWN.stream().anyMatch(name::startsWith);
    }

    private static Forbidden refused(String what) {
        return new Forbidden(
                "lake.not-in-excerpt",
                "you see a part of the data, and %s is not in it: GET /api/sql/tables lists what is".formatted(what));
    }
}
