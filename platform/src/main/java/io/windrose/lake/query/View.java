package io.windrose.lake.query;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the lake as queries see it.
 *
 * @param rows what it selects from
 * @param where a condition on its rows; empty for all
 * @param added its columns beside those of the table
 * @param joins what those need
 * @param variants the names of its columns that are variants
 * @param files all that it reads
 */
public record View(
        String name,
        String rows,
        String where,
        List<ViewColumn> added,
        List<ViewJoin> joins,
        List<String> variants,
        List<Path> files) {
    public View {
        added = List.copyOf(added);
        joins = List.copyOf(joins);
        variants = List.copyOf(variants);
        files = List.copyOf(files);
    }

    /** The whole of it. */
    public String select() {
        return select(List.of(), any -> true);
    }

    /**
     * What it shows.
     *
     * @param keys of variants, each as a column more
     * @param asked which of the added columns
     */
    String select(Collection<VariantKey> keys, Predicate<String> asked) {
        List<ViewColumn> shown =
                added.stream().filter(column -> asked.test(column.name())).toList();
        String more = Stream.concat(
                        keys.stream().map(key -> ", e.%s as %s".formatted(key.sql(), Sql.name(key.name()))),
                        shown.stream().map(column -> ", %s as %s".formatted(column.sql(), column.name())))
                .collect(Collectors.joining());
        String joined = ViewJoin.neededBy(shown, joins).stream()
                .map(join -> "\n" + join.sql())
                .collect(Collectors.joining());
        String condition = where.isEmpty() ? "" : "\nwhere " + where;
        return "select e.*%s from %s e%s%s".formatted(more, rows, joined, condition);
    }
}
