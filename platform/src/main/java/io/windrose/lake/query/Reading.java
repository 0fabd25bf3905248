package io.windrose.lake.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A statement, and views that show what it reads and no more.
 *
 * <p>DuckDB reads a single key of a variant, and not all of it, only where the key is taken from the file itself: a
 * view that shows the variant stands in the way, and the query is ten to thirty times slower. So the keys that a
 * statement asks for become columns of the view, and the statement asks for these. Where it is not plain whose key it
 * is, it stays as it was, which costs time and nothing else.
 *
 * @param sql what to run
 * @param selects by view, in their order, what it shows
 */
public record Reading(String sql, Map<String, String> selects) {
    /** The parser's tree of a long text is much longer. */
    private static final int LONGEST = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the statement.
     *
     * @param sql one statement that {@link SelectOnly} lets pass
     * @param views each after those it uses
     */
    public static Reading of(Connection duckdb, String sql, List<View> views) throws SQLException {
        if (sql.length() > LONGEST) {
            return new Reading(sql, selects(views, KeysRead.NONE, true));
        }
        KeysRead keys = KeysRead.of(tree(duckdb, sql), views);
        if (keys.isAll()) {
            return new Reading(sql, selects(views, KeysRead.NONE, true));
        }
        boolean profiles = sql.toLowerCase(Locale.ROOT).contains(View.PROFILE);
        RewrittenText text = new RewrittenText(sql);
        KeysRead found = keys.where(text::replace);
        return new Reading(text.sql(), selects(views, found, profiles));
    }

    private static Map<String, String> selects(List<View> views, KeysRead keys, boolean profiles) {
        Map<String, String> selects = new LinkedHashMap<>();
        views.forEach(view -> selects.put(view.name(), view.select(keys.of(view.name()), profiles && view.profiles())));
        return selects;
    }

    private static JsonNode tree(Connection duckdb, String sql) throws SQLException {
        try (PreparedStatement statement = duckdb.prepareStatement("select json_serialize_sql(?::varchar)")) {
            statement.setString(1, sql);
            try (ResultSet parsed = statement.executeQuery()) {
                parsed.next();
                return JSON.readTree(parsed.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new Fault("lake.tree-unreadable", "the parser's tree of a statement is no JSON", e);
        }
    }
}
