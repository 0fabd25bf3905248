package io.windrose.profile;

import static io.windrose.profile.StoredChanges.utc;

import io.windrose.core.Conflict;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Keeps ids apart that were joined, and takes that back. Nothing is deleted: what is blocked no longer counts. The
 * audit log gets numbers, never ids.
 */
final class Undoing {
    private final Handle handle;
    private final Resolution resolution;
    private final AuditLog audit;
    private final String actor;

    /** In the transaction of the handle. */
    Undoing(Handle handle, Resolution resolution, AuditLog audit, String actor) {
        this.handle = handle;
        this.resolution = resolution;
        this.audit = audit;
        this.actor = actor;
        Resolution.lock(handle);
    }

    private record Joined(long person, long owner, boolean hasEnded) {}

    /** Blocks the link of one merge. */
    Block merge(long number) {
        Joined merge = handle.createQuery("""
                        select person, owner, ended_at is not null as has_ended from profile.merges
                        where number = :number""")
                .bind("number", number)
                .map((row, context) ->
                        new Joined(row.getLong("person"), row.getLong("owner"), row.getBoolean("has_ended")))
                .findOne()
                .orElseThrow(() -> new NotFound(
                        "profile.unknown-merge",
                        "there is no merge %d: list the merges to see their numbers".formatted(number)));
        if (merge.hasEnded()) {
            throw new Conflict(
                    "profile.merge-ended",
                    "the merge %d is not in force any more: look the id up to see what joins it now".formatted(number));
        }
        long block = block(Set.of(merge.person()), merge.person(), Optional.of(merge.owner()));
        audit.record(handle, actor, "identity.undo", "merge " + number, "block " + block);
        return new ProfileQueries(handle).block(block);
    }

    /** Blocks all links of the id, those that are still to come too. */
    Block id(Identifier id) {
        long person = id.person();
        Optional<Boolean> isBlocked = handle.createQuery("""
                        select exists (
                            select from profile.blocks b where b.person = i.person and owner is null and lifted_at is null)
                        from profile.ids i where person = :person""")
                .bind("person", person)
                .mapTo(Boolean.class)
                .findOne();
        if (isBlocked.orElseThrow(Undoing::unknownId)) {
            throw new Conflict(
                    "profile.already-blocked", "the id is blocked already: list the blocks to see since when");
        }
        Set<Long> persons = new LinkedHashSet<>(handle.createQuery(
                        "select person from profile.ids where person = :person or owner = :person order by person")
                .bind("person", person)
                .mapTo(Long.class)
                .list());
        long block = block(persons, person, Optional.empty());
        audit.record(handle, actor, "identity.undo", "person " + person, "block " + block);
        return new ProfileQueries(handle).block(block);
    }

    static NotFound unknownId() {
        return new NotFound(
                "profile.unknown-id",
                "no identify or alias call has named this id, so it is joined to no other: see how it is written");
    }

    private long block(Set<Long> persons, long person, Optional<Long> owner) {
        long[] number = new long[1];
        resolution.settle(handle, persons, now -> number[0] = insert(person, owner, now));
        return number[0];
    }

    private long insert(long person, Optional<Long> owner, Instant now) {
        return handle.createQuery("""
                        insert into profile.blocks (person, owner, reason, blocked_at, blocked_by)
                        values (:person, :owner, 'undone', :now, :actor) returning number""")
                .bind("person", person)
                .bind("owner", owner.orElse(null))
                .bind("now", utc(now))
                .bind("actor", actor)
                .mapTo(Long.class)
                .one();
    }

    /** What the block kept apart is joined again, if nothing else speaks against it. */
    void lift(long number) {
        Set<Long> persons = new LinkedHashSet<>(
                handle.createQuery("""
                        select b.person from profile.blocks b where b.number = :number and b.lifted_at is null
                        union all
                        select l.person from profile.blocks b join profile.links l on l.owner = b.person
                        where b.number = :number and b.lifted_at is null and b.owner is null""").bind("number", number).mapTo(Long.class).list());
        if (persons.isEmpty()) {
            throw new NotFound(
                    "profile.unknown-block",
                    "there is no block %d in force: list the blocks to see their numbers".formatted(number));
        }
        resolution.settle(
                handle,
                persons,
                now -> handle.createUpdate("""
                        update profile.blocks set lifted_at = :now, lifted_by = :actor where number = :number""")
                        .bind("now", utc(now))
                        .bind("actor", actor)
                        .bind("number", number)
                        .execute());
        audit.record(handle, actor, "identity.lift", "block " + number, "");
    }
}
