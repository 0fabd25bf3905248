package io.windrose.lake;

import io.windrose.lake.query.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBConnection;

/**
 * What the variants of some rows are like.
 *
 * @param shredding to write them with, by column
 * @param jsonBytes of all variants of a row, on average
 */
record VariantSample(Map<String, Shredding> shredding, long jsonBytes) {
    private static final int ROWS = 2_000;

    /** @param rows what to select from */
    static VariantSample of(Table table, String rows, DuckDBConnection duckdb) throws SQLException {
        List<String> variants = table.schema().columns().stream()
                .filter(column -> column.type() instanceof Types.VariantType)
                .map(Types.NestedField::name)
                .toList();
        Map<String, Shredding> shredding = new HashMap<>();
        long bytes = 0;
        for (String column : variants) {
            KeyCounts counts = new KeyCounts();
            int sampled = 0;
            long length = 0;
            try (Statement statement = duckdb.createStatement();
                    ResultSet texts =
                            statement.executeQuery("select %1$s::json::varchar from %2$s using sample %3$d rows"
                                    .formatted(Sql.name(column), rows, ROWS))) {
                while (texts.next()) {
                    String json = texts.getString(1);
                    sampled++;
                    if (json != null) {
                        counts.count(VariantEncoder.parse(json));
                        length += json.length();
                    }
                }
            }
            shredding.put(column, counts.shredding());
            bytes += length / Math.max(1, sampled);
        }
        return new VariantSample(shredding, bytes);
    }
}
