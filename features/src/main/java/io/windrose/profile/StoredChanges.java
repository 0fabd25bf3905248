package io.windrose.profile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Writes what a settlement changed. For the thread and the transaction of its handle. */
final class StoredChanges {
    /** By whom a block was made that nobody asked for. */
    static final String WINDROSE = "windrose";

    /** How many merges there were, and how many links were refused for the first time. */
    record Outcome(int merged, Map<Refusal.Reason, Integer> refused) {
        static final Outcome NOTHING = new Outcome(0, Map.of());

        int refused(Refusal.Reason reason) {
            return refused.getOrDefault(reason, 0);
        }
    }

    private final Handle handle;
    private final Instant now;

    StoredChanges(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    Outcome save(StoredIdentities.Loaded loaded) {
        Settlement settlement = loaded.settlement();
        links(settlement);
        end(settlement.ended());
        List<Settlement.Said> merged = settlement.merged();
        merge(merged);
        share(settlement.shared());
        ids(loaded);
        return new Outcome(merged.size(), refuse(handle, settlement.refused(), now));
    }

    private void links(Settlement settlement) {
        PreparedBatch removals =
                handle.prepareBatch("delete from profile.links where person = :person and owner = :owner");
        settlement.removed().forEach(key -> bind(removals, key).add());
        execute(removals);
        PreparedBatch batch = handle.prepareBatch("""
                insert into profile.links (person, owner, call, source_id, event_id, occurred_at)
                values (:person, :owner, :call, :source, :event, :occurred)
                on conflict (person, owner) do update
                set call = excluded.call, source_id = excluded.source_id, event_id = excluded.event_id,
                    occurred_at = excluded.occurred_at""");
        settlement.noted().forEach(link -> bind(batch, link).add());
        execute(batch);
    }

    private void end(Map<Long, Merge.Because> ended) {
        PreparedBatch batch = handle.prepareBatch("""
                update profile.merges set ended_at = :now, ended_because = :because
                where person = :person and ended_at is null""");
        ended.forEach((person, because) -> batch.bind("person", person)
                .bind("because", because.word())
                .bind("now", utc(now))
                .add());
        execute(batch);
    }

    private void merge(List<Settlement.Said> merged) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into profile.merges (person, owner, call, source_id, event_id, occurred_at, merged_at)
                values (:person, :owner, :call, :source, :event, :occurred, :now)""");
        merged.forEach(link -> bind(batch, link).bind("now", utc(now)).add());
        execute(batch);
    }

    private void share(List<Long> shared) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into profile.blocks (person, reason, blocked_at, blocked_by)
                values (:person, 'shared', :now, :by) on conflict do nothing""");
        shared.forEach(person -> batch.bind("person", person)
                .bind("now", utc(now))
                .bind("by", WINDROSE)
                .add());
        execute(batch);
    }

    /** What becomes of a person's profile goes to the lake too. */
    private void ids(StoredIdentities.Loaded loaded) {
        IdentityGraph graph = loaded.settlement().graph();
        PreparedBatch rows = handle.prepareBatch("""
                update profile.ids set profile_id = :profile, owner = :owner, named_at = :named
                where person = :person""");
        PreparedBatch outbox = handle.prepareBatch(
                "insert into profile.outbox (person, profile_id, merged_at) values (:person, :profile, :now)");
        Map<Long, Long> profiles = graph.profiles();
        for (StoredIdentities.Row before : loaded.rows().values()) {
            long person = before.person();
            long profile = Optional.ofNullable(profiles.get(person)).orElse(person);
            var row = new StoredIdentities.Row(
                    person,
                    profile,
                    graph.owner(person).orElse(null),
                    graph.namedAt(person).orElse(null));
            if (!row.equals(before)) {
                rows.bind("person", person)
                        .bind("profile", profile)
                        .bind("owner", row.owner())
                        .bind("named", utcOrNull(row.namedAt()))
                        .add();
            }
            if (profile != before.profileId()) {
                outbox.bind("person", person)
                        .bind("profile", profile)
                        .bind("now", utc(now))
                        .add();
            }
        }
        execute(rows);
        execute(outbox);
    }

    /** Keeps each refusal once; returns how many are new. */
    static Map<Refusal.Reason, Integer> refuse(Handle handle, Collection<Settlement.Refused> refused, Instant now) {
        Map<Refusal.Reason, Integer> counts = new EnumMap<>(Refusal.Reason.class);
        if (refused.isEmpty()) {
            return counts;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into profile.refused
                    (person, owner, reason, call, source_id, event_id, occurred_at, refused_at)
                values (:person, :owner, :reason, :call, :source, :event, :occurred, :now)
                on conflict (person, owner, reason) do nothing""");
        refused.forEach(refusal -> bind(batch, refusal.link())
                .bind("reason", refusal.reason().word())
                .bind("now", utc(now))
                .add());
        int[] added = batch.execute();
        int at = 0;
        for (Settlement.Refused refusal : refused) {
            if (added[at++] > 0) {
                counts.merge(refusal.reason(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static PreparedBatch bind(PreparedBatch batch, Settlement.Said link) {
        return bind(batch, link.key())
                .bind("call", link.cause().call().word())
                .bind("source", link.cause().sourceId())
                .bind("event", link.cause().eventId())
                .bind("occurred", utc(link.cause().occurredAt()));
    }

    private static PreparedBatch bind(PreparedBatch batch, Link.Key key) {
        return batch.bind("person", key.person()).bind("owner", key.owner());
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant time) {
        return time == null ? null : utc(time);
    }

    static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
