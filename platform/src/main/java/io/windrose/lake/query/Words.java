package io.windrose.lake.query;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a statement, among which are all names that it has. */
final class Words {
    private static final Pattern WORD = Pattern.compile("[a-z0-9_]+");

    private Words() {}

    static Set<String> of(String sql) {
        return WORD.matcher(sql.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
