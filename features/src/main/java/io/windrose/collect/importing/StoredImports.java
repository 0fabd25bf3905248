package io.windrose.collect.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.collect.importing.mapping.ImportKind;
import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.MappingJson;
import io.windrose.core.Conflict;
import io.windrose.core.Fault;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What is known of imports, in PostgreSQL. Thread-safe. */
final class StoredImports {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;
    private final AuditLog audit;

    StoredImports(Jdbi jdbi, AuditLog audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    void add(Import one, Mapping mapping) {
        jdbi.useTransaction(handle -> {
            handle.createUpdate("""
                            insert into collect.imports
                                (id, kind, source_id, file_name, sha256, bytes, state, mapping, created_by, created_at)
                            values (:id, :kind, :source, :file, :sha256, :bytes, :state, :mapping, :by, :at)""")
                    .bind("id", one.id())
                    .bind("kind", one.kind().word())
                    .bind("source", one.sourceId())
                    .bind("file", one.fileName())
                    .bind("sha256", one.sha256())
                    .bind("bytes", one.bytes())
                    .bind("state", one.state().word())
                    .bind("mapping", MappingJson.write(mapping).toString())
                    .bind("by", one.createdBy())
                    .bind("at", one.createdAt().atOffset(ZoneOffset.UTC))
                    .execute();
            audit.record(handle, one.createdBy(), "import.receive", one.id().toString(), detail(one));
        });
    }

    private static String detail(Import one) {
        return "%s as %s: %s".formatted(one.kind().word(), one.sourceId(), one.fileName());
    }

    /** The newest first, below {@code before} and of these sources where they are given. */
    List<Import> newest(Optional<UUID> before, int limit, Optional<Set<String>> sources) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from collect.imports
                        where (cast(:before as uuid) is null or (created_at, id) <
                            (select created_at, id from collect.imports where id = cast(:before as uuid)))
                          and (not :limited or source_id = any (:sources))
                        order by created_at desc, id desc limit :limit""")
                .bind("before", before.orElse(null))
                .bind("limited", sources.isPresent())
                .bindArray("sources", String.class, sources.orElse(Set.of()))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Of these kinds, with rows that were refused, and of this source where it is given; the newest first. */
    List<Import> withRefused(Set<ImportKind> kinds, Optional<String> source) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from collect.imports
                        where kind = any (:kinds) and refused > 0
                          and (cast(:source as text) is null or source_id = :source)
                        order by created_at desc, id desc""")
                .bindArray(
                        "kinds",
                        String.class,
                        kinds.stream().map(ImportKind::word).toList())
                .bind("source", source.orElse(null))
                .map((row, context) -> read(row))
                .list());
    }

    Import find(UUID id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    private static Import find(Handle handle, UUID id) {
        return handle.createQuery("select * from collect.imports where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> new NotFound(
                        "import.unknown", "there is no import %s; list the imports to see theirs".formatted(id)));
    }

    Mapping mapping(UUID id) {
        return MappingJson.read(
                jdbi.withHandle(handle -> handle.createQuery("select mapping from collect.imports where id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one()));
    }

    int chunks(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select chunks from collect.imports where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    /** Only before anything was written by another one. */
    void map(UUID id, Mapping mapping, String actor) {
        jdbi.useTransaction(handle -> {
            int changed = handle.createUpdate(
                            "update collect.imports set mapping = :mapping where id = :id and chunks = 0 and state <> 'running' and state <> 'complete'")
                    .bind("mapping", MappingJson.write(mapping).toString())
                    .bind("id", id)
                    .execute();
            if (changed == 0) {
                throw new Conflict(
                        "import.begun",
                        "the import %s has written already by its mapping: bring the file again for another"
                                .formatted(id));
            }
            audit.record(handle, actor, "import.map", id.toString(), "");
        });
    }

    /** Returns the time of reception of all its events; the same whenever it is started. */
    Import start(UUID id, Instant now, String actor) {
        return jdbi.inTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(hashtextextended('windrose.collect.imports', 0)) is null");
            Import one = find(handle, id);
            if (one.state() == Import.State.RUNNING || one.state() == Import.State.COMPLETE) {
                throw new Conflict(
                        "import.not-startable",
                        "the import %s is %s: bring the file again to read it once more"
                                .formatted(id, one.state().word()));
            }
            handle.createUpdate("""
                            update collect.imports set state = 'running', problem = null, ended_at = null,
                                started_at = coalesce(started_at, greatest(:now, (
                                    select max(other.started_at) + interval '1 microsecond'
                                    from collect.imports other where other.source_id = imports.source_id)))
                            where id = :id""")
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("id", id)
                    .execute();
            audit.record(handle, actor, "import.start", id.toString(), detail(one));
            return find(handle, id);
        });
    }

    /** Notes a chunk, once. */
    void committed(UUID id, int chunks, long stored, long known) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update collect.imports
                        set chunks = :chunks, stored = stored + :stored, known = known + :known
                        where id = :id and chunks = :chunks - 1""")
                .bind("chunks", chunks)
                .bind("stored", stored)
                .bind("known", known)
                .bind("id", id)
                .execute());
    }

    void end(UUID id, Import.State state, Counts counts, Instant now, Optional<String> problem) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update collect.imports
                        set state = :state, ended_at = :now, problem = :problem, rows_read = :rows, refused = :refused,
                            left_out = :left, events = :events, stored = :stored, known = :known
                        where id = :id""")
                .bind("state", state.word())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("problem", problem.orElse(null))
                .bind("rows", counts.rows())
                .bind("refused", counts.refused())
                .bind("left", JSON.valueToTree(new TreeMap<>(counts.leftOut())).toString())
                .bind("events", counts.events())
                .bind("stored", counts.stored())
                .bind("known", counts.known())
                .bind("id", id)
                .execute());
    }

    /** What ran when the program ended runs no more. */
    void breakOff() {
        jdbi.useHandle(handle -> handle.execute("""
                update collect.imports set state = 'stopped', problem = 'the server ended while it ran: start it again'
                where state = 'running'"""));
    }

    void remove(Import one, String actor) {
        jdbi.useTransaction(handle -> {
            int removed = handle.execute("delete from collect.imports where id = ? and state <> 'running'", one.id());
            if (removed == 0) {
                throw new Conflict("import.running", "the import %s runs: stop it first".formatted(one.id()));
            }
            audit.record(handle, actor, "import.remove", one.id().toString(), detail(one));
        });
    }

    void stopped(Import one, String actor) {
        jdbi.useHandle(
                handle -> audit.record(handle, actor, "import.stop", one.id().toString(), detail(one)));
    }

    /** The secret that visitors of logs are named with; made the first time. */
    String salt(Ids ids) {
        return jdbi.inTransaction(handle -> {
            handle.execute("insert into collect.visitor_salt (salt) values (?) on conflict do nothing", ids.secret(""));
            return handle.createQuery("select salt from collect.visitor_salt")
                    .mapTo(String.class)
                    .one();
        });
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getObject("id", UUID.class),
                ImportKind.named(row.getString("kind")),
                row.getString("source_id"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                Import.State.named(row.getString("state")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                time(row, "started_at"),
                time(row, "ended_at"),
                Optional.ofNullable(row.getString("problem")),
                new Counts(
                        row.getLong("rows_read"),
                        row.getLong("refused"),
                        counts(row.getString("left_out")),
                        row.getLong("events"),
                        row.getLong("stored"),
                        row.getLong("known")));
    }

    private static Map<String, Long> counts(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, Long>>() {});
        } catch (JsonProcessingException e) {
            throw new Fault("import.counts-unreadable", "the counts of an import are no JSON", e);
        }
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp time = row.getTimestamp(column);
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
