package io.windrose.lake;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Incorrect;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The topic {@code events}, without the copies of what the lake has already. */
final class EventRows implements TopicRows {
    private final DuckDBConnection duckdb;
    private final Clock clock;
    private final Duration window;
    private final long mostIds;
    private final EventCodec codec = new EventCodec();
    private final EventFormat format = new EventFormat();
    private final EventShredding shredding = new EventShredding();
    private final StagedRows staged;

    private final Map<EventKey, Staged> rows = new HashMap<>();
    private final Set<EventKey> candidates = new HashSet<>();
    private final List<Rejection> unreadable = new ArrayList<>();
    private final Map<String, Map<Long, Long>> duplicates = new HashMap<>();
    private @Nullable KnownEvents known;

    /** Where an event is, and when it came. */
    private record Staged(int place, Instant receivedAt) {}

    EventRows(Batches batches, Clock clock, Duration window, long mostIds) {
        this.duckdb = batches.duckdb();
        this.clock = clock;
        this.window = window;
        this.mostIds = mostIds;
        this.staged = batches.stage(format.definition());
    }

    @Override
    public String topic() {
        return EventStream.EVENTS;
    }

    @Override
    public void begin(Table table) {
        clear();
        known = KnownEvents.read(table, duckdb, clock, window, mostIds);
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        EventRow row;
        try {
            row = EventRow.of(codec.decode(record.value()), shredding);
        } catch (Incorrect e) {
            unreadable.add(Unreadable.rejection(record, e));
            return;
        }
        EventKey key = row.key();
        Instant receivedAt = row.event().receivedAt();
        Staged copy = rows.get(key);
        if (copy == null) {
            if (requireNonNull(known).mayContain(key)) {
                candidates.add(key);
            }
        } else if (receivedAt.isBefore(copy.receivedAt())) {
            // A client that sends again may know its user by then, so copies differ and come by two partitions.
            staged.leaveOut(copy.place());
            count(key, copy.receivedAt());
        } else {
            count(key, receivedAt);
            return;
        }
        rows.put(key, new Staged(staged.add(format, row), receivedAt));
    }

    private void count(EventKey copy, Instant receivedAt) {
        duplicates
                .computeIfAbsent(copy.sourceId(), any -> new HashMap<>())
                .merge(Duplicates.hour(receivedAt), 1L, Long::sum);
    }

    @Override
    public Intake finish(Table table) {
        for (EventKey key : requireNonNull(known).inLake(table, candidates)) {
            Staged copy = requireNonNull(rows.remove(key));
            staged.leaveOut(copy.place());
            count(key, copy.receivedAt());
        }
        return new Intake(staged.size(), new Duplicates(duplicates), unreadable);
    }

    /** How many rows the batch has so far. */
    int size() {
        return staged.size();
    }

    @Override
    public StagedRows staged() {
        return staged;
    }

    private void clear() {
        staged.clear();
        rows.clear();
        candidates.clear();
        unreadable.clear();
        duplicates.clear();
    }

    @Override
    public Map<String, Shredding> shredding() {
        return shredding.next();
    }

    @Override
    public void committed() {
        rows.forEach((key, row) -> requireNonNull(known).add(key, row.receivedAt()));
        requireNonNull(known).forgetOld();
        clear();
    }

    @Override
    public Duration deduplicationWindow() {
        return known == null ? Duration.ZERO : known.window();
    }

    @Override
    public void close() {
        staged.close();
    }
}
