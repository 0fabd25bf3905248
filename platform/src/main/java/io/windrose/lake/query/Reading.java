package io.windrose.lake.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.Fault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A statement, and views that show what it reads and no more.
 *
 * <p>Views make no join, and those that rooms made are not shown at all, where the statement's text has no name of what
 * they would bring.
 *
 * <p>DuckDB reads a single key of a variant, and not all of it, only where the key is taken from the file itself: a
 * view that shows the variant stands in the way, and the query is ten to thirty times slower. So the keys that a
 * statement asks for become columns of the view, and the statement asks for these. Where it is not plain whose key it
 * is, it stays as it was, which costs time and nothing else.
 *
 * @param sql what to run
 * @param selects by view, in their order, what it shows
 * @param parts of an excerpt, which stand before these; empty where the statement sees everything
 * @param mask lies over the parts
 * @param original where a stretch of {@code sql} is in the statement as it was written
 */
public record Reading(
        String sql,
        Map<String, String> selects,
        List<Excerpt.Part> parts,
        Mask mask,
        UnaryOperator<Failure.Bytes> original) {
    /** The parser's tree of a long text is much longer. */
    private static final int LONGEST = 20_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Statements that list what there is, without naming it. */
    private static final List<String> LISTINGS = List.of("show", "information_schema", "duckdb_", "sqlite_", "pg_");

    /**
     * Reads a statement that sees everything.
     *
     * @param sql one statement that {@link SelectOnly} lets pass
     * @param tables each after those it uses
     * @param derived each after those it uses
     */
    public static Reading of(Connection duckdb, String sql, List<View> tables, List<DerivedView> derived)
            throws SQLException {
        return of(duckdb, sql, tables, derived, Optional.empty());
    }

    /** Reads a statement that sees an excerpt, where one is given. */
    public static Reading of(
            Connection duckdb, String sql, List<View> tables, List<DerivedView> derived, Optional<Excerpt> excerpt)
            throws SQLException {
        List<Excerpt.Part> parts = parts(sql, excerpt);
        Mask mask = excerpt.map(Excerpt::mask).orElse(Mask.NONE);
        String said = said(sql, parts);
        KeysRead keys = sql.length() > LONGEST ? KeysRead.NONE : KeysRead.of(tree(duckdb, sql), tables);
        if (sql.length() > LONGEST || keys.isAll()) {
            return new Reading(
                    sql,
                    selects(tables, named(said, derived), KeysRead.NONE, any -> true),
                    parts,
                    mask,
                    UnaryOperator.identity());
        }
        RewrittenText text = new RewrittenText(sql);
        // A mask looks at a variant as a whole: a key beside it would pass unseen.
        KeysRead found = keys.where(use -> mask.isNone() && text.replace(use));
        return new Reading(text.sql(), asked(said, tables, derived, found), parts, mask, text::original);
    }

    /** All that a statement says: its own text, and that of what it sees in the place of tables. */
    static String said(String sql, Optional<Excerpt> excerpt) {
        return said(sql, parts(sql, excerpt));
    }

    private static List<Excerpt.Part> parts(String sql, Optional<Excerpt> excerpt) {
        return excerpt.map(some -> some.asked(Words.of(sql)::contains)).orElse(List.of());
    }

    private static String said(String sql, List<Excerpt.Part> parts) {
        return sql + parts.stream().map(part -> "\n" + part.select()).collect(Collectors.joining());
    }

    /** A name may stand in a statement for something else, which costs time and nothing else. */
    static List<DerivedView> named(String sql, List<DerivedView> derived) {
        String text = sql.toLowerCase(Locale.ROOT);
        if (LISTINGS.stream().anyMatch(text::contains)) {
            return derived;
        }
        Set<String> words = Words.of(sql);
        List<DerivedView> named = new ArrayList<>();
        for (DerivedView view : derived.reversed()) {
            if (words.contains(view.name())) {
                named.addFirst(view);
                words.addAll(Words.of(view.select()));
            }
        }
        return named;
    }

    private static Map<String, String> asked(String sql, List<View> tables, List<DerivedView> derived, KeysRead keys) {
        Set<String> costly = costly(tables, derived);
        Set<String> words = Words.of(sql);
        List<Map.Entry<String, String>> shown = new ArrayList<>();
        for (DerivedView view : named(sql, derived).reversed()) {
            String select = view.select(name -> !costly.contains(name) || words.contains(name));
            shown.addFirst(Map.entry(view.name(), select));
            words.addAll(Words.of(select));
        }
        Map<String, String> selects = selects(tables, List.of(), keys, words::contains);
        shown.forEach(view -> selects.put(view.getKey(), view.getValue()));
        return selects;
    }

    private static Set<String> costly(List<View> tables, List<DerivedView> derived) {
        Set<String> costly = new HashSet<>();
        tables.forEach(
                table -> ViewJoin.costly(table.added(), table.joins(), Set.of()).forEach(costly::add));
        derived.forEach(view -> costly.addAll(ViewJoin.costly(view.columns(), view.joins(), Set.copyOf(costly))
                .toList()));
        return costly;
    }

    private static Map<String, String> selects(
            List<View> tables, List<DerivedView> derived, KeysRead keys, Predicate<String> asked) {
        Map<String, String> selects = new LinkedHashMap<>();
        tables.forEach(view -> selects.put(view.name(), view.select(keys.of(view.name()), asked)));
        derived.forEach(view -> selects.put(view.name(), view.select(asked)));
        return selects;
    }

    static JsonNode tree(Connection duckdb, String sql) throws SQLException {
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
