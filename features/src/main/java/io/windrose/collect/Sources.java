package io.windrose.collect;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The sources and their write keys. {@code actor} is the name of who does it, for the audit log. Thread-safe. */
public final class Sources {
    private static final String PREFIX = "wr_wk_";
    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Sources(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new source with its first write key. */
    public Source add(String id, String actor) {
        if (!ID.matcher(id).matches()) {
            throw new Incorrect(
                    "collect.source-id",
                    "\"" + id + "\" cannot be a source's name: use 1 to 63 small letters, digits and hyphens"
                            + suggestion(id));
        }
        return jdbi.inTransaction(handle -> {
            int added = handle.execute(
                    "insert into collect.sources (id, created_at) values (?, ?) on conflict do nothing", id, now());
            if (added == 0) {
                throw new Conflict(
                        "collect.source-exists",
                        "there is a source \"" + id + "\" already, now or archived; use another name, or add a write"
                                + " key to it");
            }
            audit.record(handle, actor, "source.add", id, "");
            insertKey(handle, id, actor);
            return fetch(handle, id);
        });
    }

    /** All sources in the order of their names, the archived ones too. */
    public List<Source> all() {
        return jdbi.withHandle(handle -> sources(handle, null));
    }

    /** One more write key, so that keys can be changed without a gap. */
    public Source.WriteKey addWriteKey(String id, String actor) {
        return jdbi.inTransaction(handle -> {
            Source source = fetch(handle, id);
            if (source.archivedAt().isPresent()) {
                throw new Conflict("collect.source-archived", "the source \"" + id + "\" is archived; take another");
            }
            return insertKey(handle, id, actor);
        });
    }

    /** Revoking a revoked key changes nothing. */
    public void revokeWriteKey(String id, String key, String actor) {
        jdbi.useTransaction(handle -> {
            Source source = fetch(handle, id);
            if (source.writeKeys().stream().noneMatch(known -> known.key().equals(key))) {
                throw new NotFound(
                        "collect.unknown-write-key",
                        "the source \"" + id + "\" has no write key \"" + abbreviated(key)
                                + "\"; list the sources to see its keys");
            }
            int revoked = handle.execute(
                    "update collect.write_keys set revoked_at = ? where key = ? and revoked_at is null", now(), key);
            if (revoked == 1) {
                audit.record(handle, actor, "source.revoke-key", id, abbreviated(key));
            }
        });
    }

    /** Its keys are revoked, its events stay. Archiving an archived source changes nothing. */
    public void archive(String id, String actor) {
        jdbi.useTransaction(handle -> {
            fetch(handle, id);
            int archived = handle.execute(
                    "update collect.sources set archived_at = ? where id = ? and archived_at is null", now(), id);
            handle.execute(
                    "update collect.write_keys set revoked_at = ? where source_id = ? and revoked_at is null",
                    now(),
                    id);
            if (archived == 1) {
                audit.record(handle, actor, "source.archive", id, "");
            }
        });
    }

    private Source.WriteKey insertKey(Handle handle, String id, String actor) {
        String key = ids.secret(PREFIX);
        handle.execute("insert into collect.write_keys (key, source_id, created_at) values (?, ?, ?)", key, id, now());
        audit.record(handle, actor, "source.add-key", id, abbreviated(key));
        return new Source.WriteKey(key, clock.instant(), Optional.empty());
    }

    private static Source fetch(Handle handle, String id) {
        return sources(handle, id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        "collect.unknown-source",
                        "there is no source \"" + abbreviated(id) + "\"; list the sources to see their names"));
    }

    private static List<Source> sources(Handle handle, @Nullable String id) {
        Map<String, Source> found = new TreeMap<>();
        handle.createQuery("""
                        select s.id, s.created_at, s.archived_at,
                               k.key, k.created_at as key_created_at, k.revoked_at as key_revoked_at
                        from collect.sources s left join collect.write_keys k on k.source_id = s.id
                        where cast(:id as text) is null or s.id = :id
                        order by s.id, k.created_at, k.key""")
                .bind("id", id)
                .map((row, context) -> source(row))
                .forEach(one -> found.merge(one.id(), one, Sources::joined));
        return List.copyOf(found.values());
    }

    private static Source source(ResultSet row) throws SQLException {
        String key = row.getString("key");
        return new Source(
                row.getString("id"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "archived_at"),
                key == null
                        ? List.of()
                        : List.of(new Source.WriteKey(
                                key, row.getTimestamp("key_created_at").toInstant(), instant(row, "key_revoked_at"))));
    }

    private static Source joined(Source first, Source second) {
        List<Source.WriteKey> keys = new ArrayList<>(first.writeKeys());
        keys.addAll(second.writeKeys());
        return new Source(first.id(), first.createdAt(), first.archivedAt(), keys);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static String suggestion(String id) {
        String close = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return ID.matcher(close).matches() ? ", for example \"" + close + "\"" : "";
    }

    /** Enough of a key to know it by. */
    private static String abbreviated(String key) {
        return key.length() <= 14 ? key : key.substring(0, 14) + "...";
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
