package io.windrose.lake.query;

import io.windrose.core.Incorrect;
import io.windrose.core.TextPlace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Lets DuckDB's own parser say whether a text is one SELECT statement. */
public final class SelectOnly {
    /** The parser's tree of a long text is much longer, so DuckDB reads it and gives what is asked alone. */
    private static final String PARSE = """
            select
                tree ->> 'error' = 'true',
                tree ->> 'error_message',
                tree ->> 'error_type' = 'parser',
                tree ->> 'location',
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
                    throw unreadable(parsed, sql);
                }
                if (parsed.getBoolean(6)) {
                    throw new Incorrect(
                            "lake.not-a-select", "the query changes rows in one of its parts: only select from them");
                }
                long statements = parsed.getLong(5);
                if (statements != 1) {
                    throw new Incorrect(
                            "lake.not-one-statement", "the query holds %d statements: send one".formatted(statements));
                }
            }
        }
    }

    private static Incorrect unreadable(ResultSet parsed, String sql) throws SQLException {
        if (!parsed.getBoolean(3)) {
            return new Incorrect("lake.not-a-select", "the query is no SELECT statement: " + parsed.getString(2));
        }
        Optional<TextPlace> place = Optional.ofNullable(parsed.getString(4))
                .flatMap(Failure::bytes)
                .map(bytes -> TextPlace.ofBytes(sql, bytes.from(), bytes.end()));
        return new Incorrect("lake.syntax", "the query cannot be read: " + parsed.getString(2), place);
    }
}
