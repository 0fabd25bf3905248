package io.windrose.lake.query;

import java.util.List;

/**
 * Columns that queries see in a table beside those that it has.
 *
 * @param columns name those of the table by {@code e}, as {@code e.person}
 */
public record AddedColumns(String table, List<ViewColumn> columns, List<ViewJoin> joins) {
    /** What {@code events} has for everyone. */
    static final AddedColumns PROFILES = new AddedColumns(
            "events",
            List.of(new ViewColumn(
                    "profile_id",
                    "BIGINT",
                    "The person after merges, across devices and sign-ins",
                    "coalesce(i.profile_id, e.person)")),
            List.of(new ViewJoin("i", """
                    left join (
                        select person, max_by(profile_id, merged_at) as profile_id from identities group by person
                    ) i on e.person = i.person""")));

    public AddedColumns {
        columns = List.copyOf(columns);
        joins = List.copyOf(joins);
    }
}
