package io.windrose.lake;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.duckdb.DuckDBConnection;

/**
 * The tables of the lake as views of one connection. A view is made anew only when its table has another snapshot or
 * another stretch of time is wanted. For one thread at a time.
 */
final class LakeViews {
    private final DuckDBConnection duckdb;
    private final Table events;
    private final List<Table> others;
    private final Map<String, Shown> shown = new HashMap<>();

    private record Shown(long snapshot, int schema, Optional<Instant> from, Optional<Instant> to) {}

    LakeViews(DuckDBConnection duckdb, LakeCatalog catalog) {
        this.duckdb = duckdb;
        this.events = catalog.open(Tables.EVENTS);
        this.others = List.of(catalog.open(Tables.REJECTED), catalog.open(Tables.IDENTITIES));
    }

    DuckDBConnection duckdb() {
        return duckdb;
    }

    /** Shows the newest rows. Their files stay readable for at least the hour that snapshots are kept. */
    void show(Query query) throws SQLException {
        for (Table table : others) {
            show(table, new Shown(refresh(table), table.schema().schemaId(), Optional.empty(), Optional.empty()));
        }
        show(events, new Shown(refresh(events), events.schema().schemaId(), query.occurredFrom(), query.occurredTo()));
    }

    private static long refresh(Table table) {
        table.refresh();
        Snapshot snapshot = table.currentSnapshot();
        return snapshot == null ? -1 : snapshot.snapshotId();
    }

    private void show(Table table, Shown wanted) throws SQLException {
        String name = name(table);
        if (wanted.equals(shown.get(name))) {
            return;
        }
        shown.remove(name);
        Snapshot snapshot = wanted.snapshot() < 0 ? null : table.snapshot(wanted.snapshot());
        String files = Sql.read(TableFiles.paths(TableFiles.plan(table, snapshot, filter(wanted))), table.schema());
        String rows =
                name.equals(Tables.EVENTS.name()) ? eventsWithProfiles(files, where(wanted)) : "select * from " + files;
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("create or replace temp view %s as %s".formatted(Sql.name(name), rows));
        }
        shown.put(name, wanted);
    }

    /** The join is on a key that is unique, so that DuckDB leaves it out where {@code profile_id} is not asked for. */
    private static String eventsWithProfiles(String files, String where) {
        return """
                select e.*, coalesce(i.profile_id, e.person) as profile_id
                from (select * from %s%s) e
                left join (
                    select person, arg_max(profile_id, merged_at) as profile_id from identities group by person
                ) i on e.person = i.person
                """.formatted(files, where);
    }

    private static Expression filter(Shown wanted) {
        Expression filter = Expressions.alwaysTrue();
        if (wanted.from().isPresent()) {
            filter = Expressions.and(
                    filter,
                    Expressions.greaterThanOrEqual(
                            "occurred_at", EventFormat.micros(wanted.from().get())));
        }
        if (wanted.to().isPresent()) {
            filter = Expressions.and(
                    filter,
                    Expressions.lessThan(
                            "occurred_at", EventFormat.micros(wanted.to().get())));
        }
        return filter;
    }

    private static String where(Shown wanted) {
        List<String> conditions = new ArrayList<>();
        wanted.from()
                .ifPresent(from ->
                        conditions.add("occurred_at >= make_timestamptz(%d)".formatted(EventFormat.micros(from))));
        wanted.to()
                .ifPresent(
                        to -> conditions.add("occurred_at < make_timestamptz(%d)".formatted(EventFormat.micros(to))));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static String name(Table table) {
        return table.name().substring(table.name().lastIndexOf('.') + 1);
    }
}
