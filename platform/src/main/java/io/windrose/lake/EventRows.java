package io.windrose.lake;

import static java.util.Objects.requireNonNull;

import io.windrose.core.Incorrect;
import io.windrose.stream.EventCodec;
import io.windrose.stream.EventStream;
import java.time.Clock;
import java.time.Duration;
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
final class EventRows implements TopicRows<EventRow> {
    private final DuckDBConnection duckdb;
    private final Clock clock;
    private final Duration window;
    private final long mostIds;
    private final EventCodec codec = new EventCodec();
    private final EventFormat format = new EventFormat();
    private final EventShredding shredding = new EventShredding();

    private final List<EventRow> rows = new ArrayList<>();
    private final Map<EventKey, Integer> places = new HashMap<>();
    private final Set<EventKey> candidates = new HashSet<>();
    private final List<Rejection> unreadable = new ArrayList<>();
    private final Map<String, Map<Long, Long>> duplicates = new HashMap<>();
    private @Nullable KnownEvents known;

    EventRows(DuckDBConnection duckdb, Clock clock, Duration window, long mostIds) {
        this.duckdb = duckdb;
        this.clock = clock;
        this.window = window;
        this.mostIds = mostIds;
    }

    @Override
    public String topic() {
        return EventStream.EVENTS;
    }

    @Override
    public RowFormat<EventRow> format() {
        return format;
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
        Integer place = places.putIfAbsent(row.key(), rows.size());
        if (place != null) {
            keepTheFirstReceived(place, row);
            return;
        }
        if (requireNonNull(known).mayContain(row.key())) {
            candidates.add(row.key());
        }
        rows.add(row);
    }

    /** Copies may differ: a client that sends again may know its user by then, so they may be in two partitions. */
    private void keepTheFirstReceived(int place, EventRow copy) {
        EventRow kept = rows.get(place);
        if (copy.event().receivedAt().isBefore(kept.event().receivedAt())) {
            rows.set(place, copy);
            count(kept);
        } else {
            count(copy);
        }
    }

    private void count(EventRow copy) {
        duplicates
                .computeIfAbsent(copy.event().sourceId(), any -> new HashMap<>())
                .merge(Duplicates.hour(copy.event().receivedAt()), 1L, Long::sum);
    }

    @Override
    public Intake<EventRow> finish(Table table) {
        Set<EventKey> present = requireNonNull(known).inLake(table, candidates);
        List<EventRow> fresh = new ArrayList<>(rows.size());
        for (EventRow row : rows) {
            if (present.contains(row.key())) {
                count(row);
            } else {
                fresh.add(row);
            }
        }
        Intake<EventRow> intake = new Intake<>(fresh, new Duplicates(duplicates), unreadable);
        clear();
        return intake;
    }

    /** How many rows the batch has so far. */
    int size() {
        return rows.size();
    }

    private void clear() {
        rows.clear();
        places.clear();
        candidates.clear();
        unreadable.clear();
        duplicates.clear();
    }

    @Override
    public Map<String, Shredding> shredding() {
        return shredding.next();
    }

    @Override
    public void committed(List<EventRow> committed) {
        requireNonNull(known).add(committed);
    }

    @Override
    public Duration deduplicationWindow() {
        return known == null ? Duration.ZERO : known.window();
    }
}
