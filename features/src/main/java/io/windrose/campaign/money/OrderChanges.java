package io.windrose.campaign.money;

import io.windrose.lake.Lake;
import io.windrose.lake.RoomTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is to be written after orders were settled anew: rows that are others than before, and rows that are no more.
 *
 * @param <R> a kind of row
 */
final class OrderChanges<R> {
    private final List<R> kept;
    private final List<R> removed;

    private OrderChanges(List<R> kept, List<R> removed) {
        this.kept = kept;
        this.removed = removed;
    }

    static <R> OrderChanges<R> between(Stream<R> before, Stream<R> now, Function<R, Object> key) {
        Map<Object, R> known = new HashMap<>();
        before.forEach(row -> known.put(key.apply(row), row));
        List<R> kept =
                now.filter(row -> !row.equals(known.remove(key.apply(row)))).toList();
        return new OrderChanges<>(kept, List.copyOf(known.values()));
    }

    boolean isNone() {
        return kept.isEmpty() && removed.isEmpty();
    }

    void write(Lake lake, RoomTable<R> table) {
        if (!isNone()) {
            lake.replace(table, kept, removed);
        }
    }
}
