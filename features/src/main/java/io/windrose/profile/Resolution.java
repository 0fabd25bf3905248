package io.windrose.profile;

import static io.windrose.profile.StoredIdentities.time;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementExceptions;

/**
 * Works links into the profiles, and settles anew what a block or its lifting touches. One at a time on all nodes: it
 * holds the change lock until its transaction ends. Thread-safe.
 */
final class Resolution {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('windrose.profile.change', 0)) is null";

    private final ProfileSettings settings;
    private final Clock clock;
    private final MeaninglessIds meaningless = new MeaninglessIds();

    Resolution(ProfileSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** In the transaction of the handle. */
    StoredChanges.Outcome work(Handle handle, Collection<Link> links) {
        lock(handle);
        List<Settlement.Said> meant = new ArrayList<>();
        List<Settlement.Refused> nameless = new ArrayList<>();
        Map<Long, Identifier> ids = new LinkedHashMap<>();
        Set<Long> persons = new HashSet<>();
        for (Link link : links) {
            Link.Key key = link.key();
            if (key.person() == key.owner()) {
                continue;
            }
            ids.put(key.person(), link.id());
            ids.put(key.owner(), link.owner());
            Settlement.Said said = new Settlement.Said(key, link.cause());
            if (isMeaningless(link)) {
                nameless.add(new Settlement.Refused(said, Refusal.Reason.MEANINGLESS));
            } else {
                meant.add(said);
                persons.add(key.person());
                persons.add(key.owner());
            }
        }
        insert(handle, ids);
        Instant now = tick(handle);
        StoredIdentities.Loaded loaded = new StoredIdentities(settings, handle).load(persons);
        meant.forEach(loaded.settlement()::note);
        StoredChanges.Outcome outcome = new StoredChanges(handle, now).save(loaded);
        outcome.refused().putAll(StoredChanges.refuse(handle, nameless, now));
        return outcome;
    }

    private boolean isMeaningless(Link link) {
        return meaningless.contain(link.id().value())
                || meaningless.contain(link.owner().value());
    }

    /**
     * Settles ids anew, after {@code change} has changed the blocks, in the transaction of the handle.
     *
     * @param change is given the time of the change
     */
    void settle(Handle handle, Set<Long> persons, Consumer<Instant> change) {
        Instant now = tick(handle);
        change.accept(now);
        StoredIdentities.Loaded loaded = new StoredIdentities(settings, handle).load(persons);
        persons.forEach(loaded.settlement()::settle);
        new StoredChanges(handle, now).save(loaded);
    }

    /** Until the end of the transaction nobody else changes profiles. */
    static void lock(Handle handle) {
        handle.createQuery(LOCK).mapTo(Boolean.class).one();
    }

    /** As arrays: a batch that fails would be logged with the values of the ids. */
    private static void insert(Handle handle, Map<Long, Identifier> ids) {
        Collection<Identifier> all = ids.values();
        handle.createUpdate("""
                        insert into profile.ids (person, kind, value, profile_id)
                        select person, kind, value, person
                        from unnest(:persons, :kinds, :values) as new (person, kind, value)
                        on conflict (person) do nothing""")
                .bindArray("persons", Long.class, ids.keySet())
                .bindArray(
                        "kinds",
                        String.class,
                        all.stream().map(id -> id.kind().word()).toList())
                .bindArray(
                        "values",
                        String.class,
                        all.stream().map(Identifier::value).toList())
                .configure(
                        StatementExceptions.class,
                        exceptions -> exceptions.setMessageRendering(StatementExceptions.MessageRendering.NONE))
                .execute();
    }

    /** The present time, but later than that of any change before, on whatever node. */
    private Instant tick(Handle handle) {
        return handle.createQuery("""
                        insert into profile.last_change (at) values (:now)
                        on conflict (only_row) do update
                        set at = greatest(excluded.at, last_change.at + interval '1 microsecond')
                        returning at""")
                .bind("now", StoredChanges.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .map((row, context) -> time(row, "at"))
                .one();
    }
}
