package io.windrose.http;

import io.windrose.analyze.ask.Words;
import io.windrose.analyze.saved.QueryEngine;
import io.windrose.lake.FrequentKey;
import io.windrose.lake.Lake;
import io.windrose.lake.TableDescription;
import io.windrose.lake.query.Dialect;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Mask;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a query can ask for, in the form in which a screen shows it.
 *
 * @param engines those that the caller may ask
 */
record SqlTables(List<String> engines, List<Table> tables) {
    /** A key of a variant, and how the engine reads it. */
    record Key(String key, String kind, String expression) {}

    /** @param masked what the caller sees in the place of its values; empty where they see these */
    record Column(String name, String type, String meaning, Optional<String> masked, List<Key> keys) {}

    record Table(String name, String meaning, List<Column> columns) {}

    static SqlTables of(
            Lake lake, Dialect dialect, Set<QueryEngine> engines, Optional<Excerpt> seen, List<FrequentKey> keys) {
        Mask mask = seen.map(Excerpt::mask).orElse(Mask.NONE);
        return new SqlTables(
                engines.stream().map(QueryEngine::word).sorted().toList(),
                lake.descriptions().stream()
                        .filter(table ->
                                seen.map(some -> some.has(table.name())).orElse(true))
                        .map(table -> new Table(table.name(), table.meaning(), columns(table, dialect, mask, keys)))
                        .toList());
    }

    private static List<Column> columns(TableDescription table, Dialect dialect, Mask mask, List<FrequentKey> keys) {
        return table.columns().stream()
                .map(column -> new Column(
                        column.name(),
                        column.type(),
                        column.meaning(),
                        masked(mask.treatment(column.name(), column.type())),
                        column.type().equals("VARIANT") ? keys(column.name(), dialect, keys) : List.of()))
                .toList();
    }

    private static Optional<String> masked(Mask.Treatment treatment) {
        return treatment == Mask.Treatment.SEEN ? Optional.empty() : Optional.of(Words.word(treatment));
    }

    private static List<Key> keys(String column, Dialect dialect, List<FrequentKey> keys) {
        return keys.stream()
                .filter(key -> key.column().equals(column))
                .map(key -> new Key(key.key(), key.kind().name().toLowerCase(Locale.ROOT), expression(key, dialect)))
                .toList();
    }

    private static String expression(FrequentKey key, Dialect dialect) {
        return switch (key.kind()) {
            case NUMBER -> dialect.number(key.column(), key.key());
            case TEXT, TRUTH, LIST, OBJECT -> dialect.text(key.column(), key.key());
        };
    }
}
