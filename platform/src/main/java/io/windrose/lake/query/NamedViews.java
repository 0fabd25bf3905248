package io.windrose.lake.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables that a statement may read, by the words of its text. A name may stand there for something else, which
 * costs time and nothing else.
 */
final class NamedViews {
    private NamedViews() {}

    /**
     * Those that it reads itself, by a view, or by what is added to another table.
     *
     * @param tables by their own names, each after those it uses
     */
    static Set<String> tables(String sql, List<String> tables, Derived derived) {
        Set<String> words = Words.of(sql);
        Reading.named(sql, derived.views()).forEach(view -> words.addAll(Words.of(view.select())));
        Set<String> named = new HashSet<>();
        for (String table : tables.reversed()) {
            if (words.contains(derived.name(table))) {
                named.add(table);
                Stream.concat(
                                derived.columns(table).stream().map(ViewColumn::sql),
                                derived.joins(table).stream().map(ViewJoin::sql))
                        .forEach(added -> words.addAll(Words.of(added)));
            }
        }
        return named;
    }
}
