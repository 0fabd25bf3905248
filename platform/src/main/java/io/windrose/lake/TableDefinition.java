package io.windrose.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Types;

/**
 * A table as this version of the program knows it.
 *
 * @param version goes up by one with each column added; a table of a higher version is left as it is
 * @param schema names and types; the field ids are those of a fresh table, an older one may have others
 * @param month the column by whose month the rows are partitioned
 * @param sortedBy the order of the rows within a file
 * @param bounded the columns whose least and greatest value each file's entry in the table keeps
 * @param made the columns that are made of the row's others when it is written, each by DuckDB's SQL; the last ones
 */
record TableDefinition(
        String name,
        int version,
        Schema schema,
        Optional<String> month,
        List<String> sortedBy,
        Set<String> bounded,
        Map<String, String> made) {

    TableDefinition {
        sortedBy = List.copyOf(sortedBy);
        bounded = Set.copyOf(bounded);
        made = Map.copyOf(made);
    }

    TableDefinition(
            String name,
            int version,
            Schema schema,
            Optional<String> month,
            List<String> sortedBy,
            Set<String> bounded) {
        this(name, version, schema, month, sortedBy, bounded, Map.of());
    }

    PartitionSpec partitions() {
        PartitionSpec.Builder builder = PartitionSpec.builderFor(schema);
        month.ifPresent(builder::month);
        return builder.build();
    }

    SortOrder order() {
        SortOrder.Builder builder = SortOrder.builderFor(schema);
        sortedBy.forEach(builder::asc);
        return builder.build();
    }

    List<Types.NestedField> columns() {
        return schema.columns();
    }

    /** The columns of a row as it is given to be written. */
    List<Types.NestedField> given() {
        return columns().stream()
                .filter(column -> !made.containsKey(column.name()))
                .toList();
    }
}
