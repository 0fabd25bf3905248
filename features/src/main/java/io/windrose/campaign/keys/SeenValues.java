package io.windrose.campaign.keys;

import io.windrose.campaign.Revision;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The values as they occur in the data; of each kind a bounded number. */
final class SeenValues {
    private static final int MOST_OF_A_KIND = 50_000;

    private final Handle handle;

    SeenValues(Handle handle) {
        this.handle = handle;
    }

    /**
     * Up to where a table was read.
     *
     * @param patterns of landing pages by which it was read
     */
    record Position(long snapshot, String patterns) {}

    Optional<Position> position(String table) {
        return handle.createQuery("select snapshot, patterns from campaign.collected where of_table = :table")
                .bind("table", table)
                .map((row, context) -> new Position(row.getLong("snapshot"), row.getString("patterns")))
                .findOne();
    }

    void keepPosition(String table, Position position) {
        handle.execute("""
                insert into campaign.collected (of_table, snapshot, patterns) values (?, ?, ?)
                on conflict (of_table) do update set snapshot = excluded.snapshot, patterns = excluded.patterns""", table, position.snapshot(), position.patterns());
    }

    /** Those that are new, and when the known ones were seen; saying it again changes nothing. */
    void add(Collection<SeenValue> values) {
        if (values.isEmpty()) {
            return;
        }
        Map<KeyKind, Long> counts = counts(handle);
        int before = counts.values().stream().mapToInt(Long::intValue).sum();
        PreparedBatch batch = handle.prepareBatch("""
                insert into campaign.seen_values as known (kind, fields, first_seen, last_seen)
                select cast(:kind as text), cast(:fields as text[]), cast(:first as timestamptz), cast(:last as timestamptz)
                where :room or exists (select from campaign.seen_values
                                     where kind = :kind and fields = cast(:fields as text[]))
                on conflict (kind, fields) do update
                set first_seen = least(known.first_seen, excluded.first_seen),
                    last_seen = greatest(known.last_seen, excluded.last_seen)
                where known.first_seen > excluded.first_seen or known.last_seen < excluded.last_seen""");
        Map<KeyKind, List<SeenValue>> byKind = values.stream().collect(Collectors.groupingBy(SeenValue::kind));
        byKind.forEach((kind, some) -> {
            long room = MOST_OF_A_KIND - counts.getOrDefault(kind, 0L);
            for (int i = 0; i < some.size(); i++) {
                SeenValue value = some.get(i);
                batch.bind("kind", kind.word())
                        .bindArray("fields", String.class, value.fields())
                        .bind("first", Timestamp.from(value.firstSeen()))
                        .bind("last", Timestamp.from(value.lastSeen()))
                        .bind("room", i < room)
                        .add();
            }
        });
        batch.execute();
        int after = counts(handle).values().stream().mapToInt(Long::intValue).sum();
        if (after > before) {
            Revision.raise(handle);
        }
    }

    /** Kinds of which no more are kept. */
    static List<KeyKind> full(Handle handle) {
        return counts(handle).entrySet().stream()
                .filter(count -> count.getValue() >= MOST_OF_A_KIND)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<KeyKind, Long> counts(Handle handle) {
        return handle
                .createQuery("select kind, count(*) as number from campaign.seen_values group by kind")
                .map((row, context) -> Map.entry(KeyKind.named(row.getString("kind")), row.getLong("number")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
