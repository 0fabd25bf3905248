package io.windrose.collect.ledger;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Unavailable;
import io.windrose.lake.Lake;
import io.windrose.lake.TableState;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.QueryResult;
import io.windrose.stream.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Counts the rows of the lake, again only when it changed. Thread-safe. */
final class LakeCounts {
    private static final String STORED = LedgerSql.resource("stored.sql");
    private static final String REJECTED = LedgerSql.resource("rejected.sql");
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Set<String> TOPICS = Set.of(EventStream.EVENTS, EventStream.REJECTED);
    private static final int MOST_ATTEMPTS = 10;
    private static final long HOUR_SECONDS = 3_600;

    private final Lake lake;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Known known;

    private record Known(List<TableState> tables, Instant from, LakeReading reading) {}

    LakeCounts(Lake lake) {
        this.lake = lake;
    }

    /** What was received at {@code from} or later. */
    LakeReading read(Instant from) {
        lock.lock();
        try {
            List<TableState> before = counted();
            // A query shows the newest snapshots; if none came meanwhile, they are those of the offsets.
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                Known last = known;
                if (last != null && last.from().equals(from) && last.tables().equals(before)) {
                    return last.reading();
                }
                LakeReading reading = count(from, before);
                List<TableState> after = counted();
                if (after.equals(before)) {
                    known = new Known(before, from, reading);
                }
                before = after;
            }
            throw new Unavailable(
                    "ledger.lake-busy", "the lake changed with every attempt to count its rows: ask again in a minute");
        } finally {
            lock.unlock();
        }
    }

    /** Those that the stream goes into; others change without it. */
    private List<TableState> counted() {
        return lake.tables().stream()
                .filter(table -> TOPICS.contains(table.name()))
                .toList();
    }

    private LakeReading count(Instant from, List<TableState> tables) {
        Map<RowKey, LakeReading.Row> rows = new HashMap<>();
        query(STORED, from, row -> new LakeReading.Row(number(row, 2), 0, Map.of(), Map.of(), 0), rows);
        query(REJECTED, from, LakeCounts::rejections, rows);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TableState table : tables) {
            table.progress()
                    .offsets()
                    .forEach((partition, next) -> offsets.put(new TopicPartition(table.name(), partition), next));
            if (table.name().equals(EventStream.EVENTS)) {
                addDuplicates(table, from, rows);
            }
        }
        return new LakeReading(rows, offsets);
    }

    private interface RowReader {
        LakeReading.Row read(List<@Nullable Object> row);
    }

    private void query(String sql, Instant from, RowReader reader, Map<RowKey, LakeReading.Row> into) {
        Query query = Query.of(sql.replace("$from", Long.toString(LedgerSql.micros(from))))
                .within(LIMIT);
        lake.query(query, (QueryResult result) -> {
            while (result.hasNext()) {
                List<@Nullable Object> row = result.next();
                into.merge(
                        new RowKey(String.valueOf(row.get(0)), hour(number(row, 1))),
                        reader.read(row),
                        LakeReading.Row::plus);
            }
            return into.size();
        });
    }

    private static LakeReading.Row rejections(List<@Nullable Object> row) {
        String reason = String.valueOf(row.get(3));
        long number = number(row, 5);
        if (DoorCount.DROPPED.word().equals(row.get(2))) {
            return new LakeReading.Row(0, 0, Map.of(reason, number), Map.of(), 0);
        }
        boolean wasEvent = EventStream.EVENTS.equals(row.get(4));
        return new LakeReading.Row(0, 0, Map.of(), Map.of(reason, number), wasEvent ? number : 0);
    }

    private static long number(List<@Nullable Object> row, int column) {
        return (Long) requireNonNull(row.get(column));
    }

    private static void addDuplicates(TableState events, Instant from, Map<RowKey, LakeReading.Row> rows) {
        events.progress()
                .duplicates()
                .counts()
                .forEach((source, hours) -> hours.forEach((hour, number) -> {
                    if (!hour(hour).isBefore(from)) {
                        rows.merge(
                                new RowKey(source, hour(hour)),
                                new LakeReading.Row(0, number, Map.of(), Map.of(), 0),
                                LakeReading.Row::plus);
                    }
                }));
    }

    private static Instant hour(long hours) {
        return Instant.ofEpochSecond(hours * HOUR_SECONDS);
    }
}
