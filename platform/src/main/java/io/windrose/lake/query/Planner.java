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
        return new View(
                wanted.table(),
                Sql.read(files, table.schema()),
                where(wanted),
                wanted.table().equals(EVENTS),
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
