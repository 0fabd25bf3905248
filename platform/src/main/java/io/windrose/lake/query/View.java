package io.windrose.lake.query;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the lake as DuckDB sees it.
 *
 * @param rows what it selects from
 * @param where a condition on its rows; empty for all
 * @param profiles whether it has {@code profile_id} beside its columns, from the view {@code identities}
 * @param variants the names of its columns that are variants
 * @param files all that it reads
 */
public record View(String name, String rows, String where, boolean profiles, List<String> variants, List<Path> files) {
    static final String PROFILE = "profile_id";

    public View {
        variants = List.copyOf(variants);
        files = List.copyOf(files);
    }

    /** The whole of it. */
    public String select() {
        return select(List.of(), profiles);
    }

    /**
     * What it shows.
     *
     * @param keys of variants, each as a column more
     * @param withProfile whether {@code profile_id} is asked for
     */
    String select(Collection<VariantKey> keys, boolean withProfile) {
        String more = keys.stream()
                .map(key -> ", e.%s as %s".formatted(key.sql(), Sql.name(key.name())))
                .collect(Collectors.joining());
        String condition = where.isEmpty() ? "" : " where " + where;
        if (!withProfile) {
            return "select e.*%s from %s e%s".formatted(more, rows, condition);
        }
        return """
                select e.*%s, coalesce(i.profile_id, e.person) as %s
                from %s e
                left join (
                    select person, arg_max(profile_id, merged_at) as profile_id from identities group by person
                ) i on e.person = i.person%s
                """.formatted(more, PROFILE, rows, condition);
    }
}
