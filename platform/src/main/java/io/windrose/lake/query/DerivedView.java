package io.windrose.lake.query;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A view over tables and over the views handed in before it, which queries see like a table.
 *
 * <p>It may have the name of a table, which it then covers: views read that one as {@code stored_} and its name. It
 * names every column that it reads, since a table may show some to this statement and others to the next.
 *
 * @param name in small letters, digits and low lines
 * @param from what it selects from, as {@code stored_orders o}
 * @param joins each may use those before it
 * @param where a condition on its rows; empty for all
 */
public record DerivedView(
        String name, String meaning, List<ViewColumn> columns, String from, List<ViewJoin> joins, String where) {
    public DerivedView {
        columns = List.copyOf(columns);
        joins = List.copyOf(joins);
    }

    /** The whole of it. */
    public String select() {
        return select(any -> true);
    }

    /** The columns whose names are wanted; the first one in any case. */
    String select(Predicate<String> wanted) {
        List<ViewColumn> chosen =
                columns.stream().filter(column -> wanted.test(column.name())).toList();
        List<ViewColumn> shown = chosen.isEmpty() ? columns.subList(0, 1) : chosen;
        String joined = ViewJoin.neededBy(shown, joins).stream()
                .map(join -> "\n" + join.sql())
                .collect(Collectors.joining());
        String condition = where.isEmpty() ? "" : "\nwhere " + where;
        return shown.stream()
                .map(column -> column.sql() + " as " + column.name())
                .collect(Collectors.joining(",\n  ", "select ", "\nfrom " + from + joined + condition));
    }
}
