package io.windrose.lake.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A join that a view makes only for those statements that ask for a column of it; so it may neither add rows nor take
 * any away. DuckDB leaves out of a plan only the simplest of such joins.
 *
 * @param alias by which columns and later joins name what it brings; of this view alone
 * @param sql as {@code left join (...) i on i.person = e.person}
 */
public record ViewJoin(String alias, String sql) {
    /** Those that the columns need, in their order. */
    static List<ViewJoin> neededBy(Collection<ViewColumn> columns, List<ViewJoin> joins) {
        List<String> users =
                new ArrayList<>(columns.stream().map(ViewColumn::sql).toList());
        List<ViewJoin> needed = new ArrayList<>();
        for (ViewJoin join : joins.reversed()) {
            if (users.stream().anyMatch(join::isUsedBy)) {
                needed.addFirst(join);
                users.add(join.sql());
            }
        }
        return needed;
    }

    /** The columns that need a join, of this view or, by their names, of another. */
    static Stream<String> costly(List<ViewColumn> columns, List<ViewJoin> joins, Collection<String> costly) {
        return columns.stream()
                .filter(column -> joins.stream().anyMatch(join -> join.isUsedBy(column.sql()))
                        || costly.stream().anyMatch(column.sql()::contains))
                .map(ViewColumn::name);
    }

    private boolean isUsedBy(String text) {
        return Pattern.compile("\\b" + alias + "\\.").matcher(text).find();
    }
}
