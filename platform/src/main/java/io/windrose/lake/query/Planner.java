package io.windrose.lake.query;

import io.windrose.core.NotFound;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * Says what a query sees of each table: which snapshot, and which of its files. Files are listed again only when the
 * snapshot, the columns or the stretch of time are others than lately. Thread-safe.
 */
public final class Planner {
    private static final String EVENTS = "events";
    private static final int MOST_KEPT = 64;

    private final List<Table> tables;
    private final List<String> names;
    private Derived derived = Derived.OWN;
    private final ReentrantLock lock = new ReentrantLock();
    private final LongAdder listings = new LongAdder();
    private final LongAdder refreshes = new LongAdder();
    private final Map<Shown, View> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Shown, View> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Shown(
            String table,
            long snapshot,
            int schema,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<Long> appendedAfter) {}

    /** @param tables for its use alone; {@code events} uses {@code identities}, and so comes after it */
    public Planner(List<Table> tables) {
        this.tables = List.copyOf(tables);
        this.names = tables.stream().map(Planner::name).toList();
    }

    /** From now on shows these. */
    public void show(Derived shown) {
        lock.lock();
        try {
            derived = shown;
            kept.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The views that rooms made, each after those it uses. */
    public List<DerivedView> derived() {
        lock.lock();
        try {
            return derived.views();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a query sees of each table, each after those it uses. Only those that the statement reads are looked up;
     * reading another one fails. Files stay readable for at least the hour that snapshots are kept.
     */
    public List<View> views(Query query) {
        lock.lock();
        try {
            Set<String> read = read(query);
            return tables.stream()
                    .map(table -> read.contains(name(table)) ? view(table, query) : unread(table))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** The query of these snapshots; those of tables that it does not read say nothing of it and are left out. */
    public Query at(Query query, Map<String, Long> snapshots) {
        lock.lock();
        try {
            Map<String, Long> some = new HashMap<>(snapshots);
            some.keySet().retainAll(read(query));
            return query.at(some);
        } finally {
            lock.unlock();
        }
    }

    private Set<String> read(Query query) {
        return NamedViews.tables(Reading.said(query.sql(), query.excerpt()), names, derived);
    }

    /** By table, the newest snapshot; a table without one is left out. */
    public Map<String, Long> snapshots() {
        lock.lock();
        try {
            Map<String, Long> newest = new HashMap<>();
            for (Table table : tables) {
                refresh(table);
                current(table).ifPresent(snapshot -> newest.put(name(table), snapshot));
            }
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** The newest snapshot that is known here. */
    private static Optional<Long> current(Table table) {
        return Optional.ofNullable(table.currentSnapshot()).map(Snapshot::snapshotId);
    }

    private void refresh(Table table) {
        refreshes.increment();
        table.refresh();
    }

    /** How often files were listed so far. */
    long listings() {
        return listings.sum();
    }

    /** How often the catalog was asked for the newest state of a table so far. */
    long refreshes() {
        return refreshes.sum();
    }

    private View view(Table table, Query query) {
        String name = name(table);
        Optional<Long> chosen = Optional.ofNullable(query.snapshots().get(name));
        if (chosen.isEmpty() || !chosen.equals(current(table))) {
            refresh(table);
        }
        Snapshot snapshot = snapshot(table, chosen);
        boolean isTimed = name.equals(EVENTS);
        Shown wanted = new Shown(
                name,
                snapshot == null ? -1 : snapshot.snapshotId(),
                table.schema().schemaId(),
                isTimed ? query.occurredFrom() : Optional.empty(),
                isTimed ? query.occurredTo() : Optional.empty(),
                isTimed ? query.appendedAfter() : Optional.empty());
        View known = kept.get(wanted);
        if (known == null) {
            known = made(table, snapshot, wanted);
            kept.put(wanted, known);
        }
        return known;
    }

    /** Its columns, so that a misspelt name is told with it, and statements that list tables find it. */
    private View unread(Table table) {
        return view(table, Sql.unread(name(table), table.schema()), "", List.of());
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
        var files = TableFiles.paths(
                wanted.appendedAfter().isPresent()
                        ? TableFiles.appended(
                                table, snapshot, wanted.appendedAfter().get())
                        : TableFiles.plan(table, snapshot, filter(wanted)));
        return view(table, Sql.read(files, table.schema()), where(wanted), files);
    }

    private View view(Table table, String rows, String where, List<Path> files) {
        String name = name(table);
        return new View(
                derived.name(name),
                rows,
                where,
                derived.columns(name),
                derived.joins(name),
                table.schema().columns().stream()
                        .filter(column -> column.type() instanceof Types.VariantType)
                        .map(Types.NestedField::name)
                        .toList(),
                files);
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
        wanted.from()
                .ifPresent(from -> conditions.add("e.occurred_at >= make_timestamptz(%d)".formatted(micros(from))));
        wanted.to().ifPresent(to -> conditions.add("e.occurred_at < make_timestamptz(%d)".formatted(micros(to))));
        return String.join(" and ", conditions);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static String name(Table table) {
        return table.name().substring(table.name().lastIndexOf('.') + 1);
    }
}
