package io.windrose.lake.query;

import io.windrose.core.NotFound;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jspecify.annotations.Nullable;

/**
 * Says what a query sees of each table: which snapshot, and which of its files. Files are listed again only when the
 * snapshot, the columns or the stretch of time are others than lately. Thread-safe.
 */
public final class Planner {
    private static final String EVENTS = "events";
    private static final String IDENTITIES = "identities";
    private static final int MOST_KEPT = 64;

    private final List<Table> tables;
    private final ReentrantLock lock = new ReentrantLock();
    private final LongAdder listings = new LongAdder();
    private final Map<Shown, View> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Shown, View> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Shown(String table, long snapshot, int schema, Optional<Instant> from, Optional<Instant> to) {}

    /** @param tables for its use alone; {@code events} uses {@code identities}, and so comes after it */
    public Planner(List<Table> tables) {
        this.tables = List.copyOf(tables);
    }

    /** The views, each after those it uses. Their files stay readable for at least the hour that snapshots are kept. */
    public List<View> views(Query query) {
        lock.lock();
        try {
            List<View> views = new ArrayList<>();
            for (Table table : tables) {
                views.add(view(table, query));
            }
            return views;
        } finally {
            lock.unlock();
        }
    }

    /** How often files were listed so far. */
    long listings() {
        return listings.sum();
    }

    private View view(Table table, Query query) {
        table.refresh();
        String name = name(table);
        Snapshot snapshot =
                snapshot(table, Optional.ofNullable(query.snapshots().get(name)));
        boolean isTimed = name.equals(EVENTS);
        Shown wanted = new Shown(
                name,
                snapshot == null ? -1 : snapshot.snapshotId(),
                table.schema().schemaId(),
                isTimed ? query.occurredFrom() : Optional.empty(),
                isTimed ? query.occurredTo() : Optional.empty());
        View known = kept.get(wanted);
        if (known == null) {
            known = made(table, snapshot, wanted);
            kept.put(wanted, known);
        }
        return known;
    }

    private static @Nullable Snapshot snapshot(Table table, Optional<Long> chosen) {
        if (chosen.isEmpty()) {
            return table.currentSnapshot();
        }
        Snapshot snapshot = table.snapshot(chosen.get());
        if (snapshot == null) {
            throw new NotFound(
                    "lake.no-snapshot",
                    "table %s has no snapshot %d, or forgot it: ask for the newest"
                            .formatted(name(table), chosen.get()));
        }
        return snapshot;
    }

    private View made(Table table, @Nullable Snapshot snapshot, Shown wanted) {
        listings.increment();
        var files = TableFiles.paths(TableFiles.plan(table, snapshot, filter(wanted)));
        String rows = Sql.read(files, table.schema());
        String select =
                wanted.table().equals(EVENTS) ? eventsWithProfiles(rows, where(wanted)) : "select * from " + rows;
        return new View(wanted.table(), select, files);
    }

    /** The join is on a key that is unique, so that DuckDB leaves it out where {@code profile_id} is not asked for. */
    private static String eventsWithProfiles(String rows, String where) {
        return """
                select e.*, coalesce(i.profile_id, e.person) as profile_id
                from (select * from %s%s) e
                left join (
                    select person, arg_max(profile_id, merged_at) as profile_id from %s group by person
                ) i on e.person = i.person
                """.formatted(rows, where, IDENTITIES);
    }

    private static Expression filter(Shown wanted) {
        Expression filter = Expressions.alwaysTrue();
        if (wanted.from().isPresent()) {
            filter = Expressions.and(
                    filter,
                    Expressions.greaterThanOrEqual(
                            "occurred_at", micros(wanted.from().get())));
        }
        if (wanted.to().isPresent()) {
            filter = Expressions.and(
                    filter,
                    Expressions.lessThan("occurred_at", micros(wanted.to().get())));
        }
        return filter;
    }

    private static String where(Shown wanted) {
        List<String> conditions = new ArrayList<>();
        wanted.from().ifPresent(from -> conditions.add("occurred_at >= make_timestamptz(%d)".formatted(micros(from))));
        wanted.to().ifPresent(to -> conditions.add("occurred_at < make_timestamptz(%d)".formatted(micros(to))));
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static String name(Table table) {
        return table.name().substring(table.name().lastIndexOf('.') + 1);
    }
}
