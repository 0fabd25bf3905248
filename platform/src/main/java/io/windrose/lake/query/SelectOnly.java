package io.windrose.lake.query;

import io.windrose.core.Incorrect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Lets DuckDB's own parser say whether a text is one SELECT statement. */
public final class SelectOnly {
    /** The parser's tree of a long text is much longer, so DuckDB reads it and gives what is asked alone. */
    private static final String PARSE = """
            select
                tree ->> 'error' = 'true',
                tree ->> 'error_message',
                json_array_length(tree, '$.statements'),
                regexp_matches(tree::varchar, '"type":"(INSERT|UPDATE|DELETE|MERGE_INTO|MERGE)_QUERY_NODE"')
            from (select json_serialize_sql(?::varchar) as tree)
            """;

    private SelectOnly() {}

    /**
     * Refuses all else.
     *
     * @throws Incorrect with the parser's words
     */
    public static void check(Connection duckdb, String sql) throws SQLException {
        try (PreparedStatement statement = duckdb.prepareStatement(PARSE)) {
            statement.setString(1, sql);
            try (ResultSet parsed = statement.executeQuery()) {
                parsed.next();
                if (parsed.getBoolean(1)) {
                    throw new Incorrect(
                            "lake.not-a-select",
                            "the query is no SELECT statement that can be read: " + parsed.getString(2));
                }
                if (parsed.getBoolean(4)) {
                    throw new Incorrect(
                            "lake.not-a-select", "the query changes rows in one of its parts: only select from them");
                }
                long statements = parsed.getLong(3);
                if (statements != 1) {
                    throw new Incorrect(
                            "lake.not-one-statement", "the query holds %d statements: send one".formatted(statements));
                }
            }
        }
    }
}
