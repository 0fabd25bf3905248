package io.windrose.profile;

import io.windrose.core.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads from the database what a settlement needs to know. For the thread and the transaction of its handle. */
final class StoredIdentities {
    /** An id as it was stored. */
    record Row(
            long person,
            long profileId,
            @Nullable Long owner,
            @Nullable Instant namedAt) {}

    /** What was read; the settlement changes, the rows stay as they were. */
    record Loaded(Settlement settlement, Map<Long, Row> rows) {}

    private final ProfileSettings settings;
    private final Handle handle;

    StoredIdentities(ProfileSettings settings, Handle handle) {
        this.settings = settings;
        this.handle = handle;
    }

    /** All that may change when these ids get links or blocks: their profiles, and those of all who may own them. */
    Loaded load(Set<Long> persons) {
        List<Settlement.Said> links = links(persons);
        Set<Long> concerned = new HashSet<>(persons);
        links.forEach(link -> concerned.add(link.key().owner()));
        Map<Long, Row> rows = rows(concerned);
        IdentityGraph graph = new IdentityGraph();
        rows.values().forEach(row -> graph.add(row.person(), row.owner(), row.namedAt()));
        return new Loaded(new Settlement(settings, graph, blocks(concerned), links), rows);
    }

    private List<Settlement.Said> links(Collection<Long> persons) {
        return handle.createQuery("""
                        select person, owner, call, source_id, event_id, occurred_at from profile.links
                        where person = any (:persons)""")
                .bindArray("persons", Long.class, persons)
                .map((row, context) ->
                        new Settlement.Said(new Link.Key(row.getLong("person"), row.getLong("owner")), cause(row)))
                .list();
    }

    private Map<Long, Row> rows(Collection<Long> persons) {
        Map<Long, Row> rows = new LinkedHashMap<>();
        handle.createQuery("""
                        select person, profile_id, owner, named_at from profile.ids
                        where profile_id in (select profile_id from profile.ids where person = any (:persons))""")
                .bindArray("persons", Long.class, persons)
                .map((row, context) -> new Row(
                        row.getLong("person"),
                        row.getLong("profile_id"),
                        row.getObject("owner", Long.class),
                        nullable(row, "named_at")))
                .forEach(row -> rows.put(row.person(), row));
        return rows;
    }

    private Blocks blocks(Collection<Long> persons) {
        Blocks blocks = new Blocks();
        handle.createQuery("""
                        select person, owner, reason, lifted_at is not null as is_lifted from profile.blocks
                        where person = any (:persons) and (lifted_at is null or reason = 'shared')""")
                .bindArray("persons", Long.class, persons)
                .map((row, context) -> {
                    long person = row.getLong("person");
                    Long owner = row.getObject("owner", Long.class);
                    if (row.getBoolean("is_lifted")) {
                        blocks.trust(person);
                    } else if (owner == null) {
                        blocks.block(person, Block.Reason.named(row.getString("reason")));
                    } else {
                        blocks.block(new Link.Key(person, owner));
                    }
                    return person;
                })
                .list();
        return blocks;
    }

    static Cause cause(ResultSet row) throws SQLException {
        return new Cause(
                EventType.named(row.getString("call")).orElseThrow(),
                row.getString("source_id"),
                row.getString("event_id"),
                time(row, "occurred_at"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
