package io.windrose.lake;

import io.windrose.lake.query.Engine;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.TableFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;

/** Finds the keys of variants in rows of the files that were written last. */
final class FrequentKeys {
    private static final int FILES = 8;
    private static final int ROWS_OF_A_FILE = 1_000;
    private static final int KEYS = 100;

    private final Engine engine;

    FrequentKeys(Engine engine) {
        this.engine = engine;
    }

    /** The most frequent first, column by column. */
    List<FrequentKey> of(Table table) {
        table.refresh();
        List<DataFile> newest = TableFiles.plan(table, table.currentSnapshot(), Expressions.alwaysTrue()).stream()
                .sorted(Comparator.comparing(
                        DataFile::fileSequenceNumber, Comparator.nullsFirst(Comparator.reverseOrder())))
                .limit(FILES)
                .toList();
        List<FrequentKey> keys = new ArrayList<>();
        if (!newest.isEmpty()) {
            table.schema().columns().stream()
                    .filter(column -> column.type() instanceof Types.VariantType)
                    .forEach(column -> keys.addAll(keys(table, column.name(), newest)));
        }
        return keys;
    }

    private List<FrequentKey> keys(Table table, String column, List<DataFile> files) {
        String rows = TableFiles.paths(files).stream()
                .map(file -> "(select %s::json as object from %s limit %d)"
                        .formatted(Sql.name(column), Sql.read(List.of(file), table.schema()), ROWS_OF_A_FILE))
                .collect(Collectors.joining(" union all "));
        String sql = """
                select key, mode(type) as type
                from (%s) as sample, json_each(sample.object)
                where type <> 'NULL'
                group by key order by count(*) desc, key limit %d""".formatted(rows, KEYS);
        return engine.query(Query.of(sql), answer -> read(column, answer));
    }

    private static List<FrequentKey> read(String column, QueryResult answer) {
        List<FrequentKey> keys = new ArrayList<>();
        answer.forEachRemaining(
                row -> keys.add(new FrequentKey(column, String.valueOf(row.get(0)), kind(String.valueOf(row.get(1))))));
        return keys;
    }

    private static FrequentKey.Kind kind(String type) {
        return switch (type) {
            case "VARCHAR" -> FrequentKey.Kind.TEXT;
            case "BOOLEAN" -> FrequentKey.Kind.TRUTH;
            case "ARRAY" -> FrequentKey.Kind.LIST;
            case "OBJECT" -> FrequentKey.Kind.OBJECT;
            default -> FrequentKey.Kind.NUMBER;
        };
    }
}
