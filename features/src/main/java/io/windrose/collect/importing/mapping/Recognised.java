package io.windrose.collect.importing.mapping;

import java.util.List;
import java.util.Optional;

/**
 * What was found out about a file.
 *
 * @param remarks what was assumed, or is missing, in words for people
 */
public record Recognised(Mapping mapping, List<Column> columns, List<String> remarks) {
    public Recognised {
        columns = List.copyOf(columns);
        remarks = List.copyOf(remarks);
    }

    /**
     * A column of the file.
     *
     * @param field what it is taken for
     * @param looksLike what its values are
     */
    public record Column(String name, Optional<Field> field, Field.Type looksLike, List<String> examples) {
        public Column {
            examples = List.copyOf(examples);
        }
    }
}
