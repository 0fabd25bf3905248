package io.windrose.lake.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Lets DuckDB's own parser say whether a text is one SELECT statement. */
final class SelectOnly {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SelectOnly() {}

    /** @throws Incorrect when it is not, with the parser's words */
    static void check(Connection duckdb, String sql) throws SQLException {
        JsonNode parsed = parse(duckdb, sql);
        if (parsed.path("error").asBoolean()) {
            throw new Incorrect(
                    "lake.not-a-select",
                    "the query is no SELECT statement that can be read: "
                            + parsed.path("error_message").asText());
        }
        int statements = parsed.path("statements").size();
        if (statements != 1) {
            throw new Incorrect(
                    "lake.not-one-statement", "the query holds %d statements: send one".formatted(statements));
        }
    }

    private static JsonNode parse(Connection duckdb, String sql) throws SQLException {
        try (PreparedStatement statement = duckdb.prepareStatement("select json_serialize_sql(?::varchar)::varchar")) {
            statement.setString(1, sql);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return JSON.readTree(rows.getString(1));
            } catch (JsonProcessingException e) {
                throw new Fault("lake.parser-unreadable", "DuckDB's parser answered with no JSON", e);
            }
        }
    }
}
