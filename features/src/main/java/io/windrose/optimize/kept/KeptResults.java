package io.windrose.optimize.kept;

import io.windrose.core.Fault;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.optimize.kept.KeptResult.Origin;
import io.windrose.security.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The results of one kind that people got, each seen by whoever asked. The same question to the same data is kept once,
 * and of each person the newest {@value #MOST_KEPT}. Thread-safe.
 */
public final class KeptResults {
    private static final int MOST_KEPT = 100;

    /** What results are of. */
    public enum Kind {
        ATTRIBUTION,
        FORECAST;

        private String table() {
            return "optimize." + word() + "s";
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;
    private final Jdbi jdbi;
    private final Ids ids;
    private final Clock clock;

    public KeptResults(Kind kind, Jdbi jdbi, Ids ids, Clock clock) {
        this.kind = kind;
        this.jdbi = jdbi;
        this.ids = ids;
        this.clock = clock;
    }

    /** What it is known by from now on, or already was. */
    public UUID keep(KeptResult.Draft draft, Principal by) {
        String fingerprint = fingerprint(draft);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbi.inTransaction(handle -> {
            UUID id = handle.createQuery("""
                            insert into %s
                                (id, owner_id, owner, made_at, origin, data, snapshots, seed, version, question, diagnostics,
                                 answer, fingerprint)
                            values (:id, :user, :name, :now, :origin, :data, cast(:snapshots as jsonb), :seed, :version,
                                    cast(:question as jsonb), cast(:diagnostics as jsonb), cast(:answer as jsonb), :print)
                            on conflict (owner_id, fingerprint) do update set made_at = excluded.made_at
                            returning id""".formatted(kind.table()))
                    .bind("id", ids.next())
                    .bind("user", by.userId())
                    .bind("name", by.name())
                    .bind("now", now)
                    .bind("origin", word(draft.origin()))
                    .bind("data", draft.data())
                    .bind("snapshots", draft.snapshots())
                    .bind("seed", draft.seed())
                    .bind("version", draft.version())
                    .bind("question", draft.question())
                    .bind("diagnostics", draft.diagnostics())
                    .bind("answer", draft.answer())
                    .bind("print", fingerprint)
                    .mapTo(UUID.class)
                    .one();
            handle.createUpdate("""
                            delete from %1$s where owner_id = :user and id not in (
                                select id from %1$s where owner_id = :user
                                order by made_at desc, id desc limit :most)""".formatted(kind.table()))
                    .bind("user", by.userId())
                    .bind("most", MOST_KEPT)
                    .execute();
            return id;
        });
    }

    /** The caller's own, the newest first. */
    public List<KeptResult> of(Principal by) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from %s where owner_id = :user order by made_at desc, id desc"
                                .formatted(kind.table()))
                        .bind("user", by.userId())
                        .map((row, context) -> kept(row))
                        .list());
    }

    /**
     * One of the caller's own.
     *
     * @throws NotFound when the caller has no such result
     */
    public KeptResult fetch(UUID id, Principal by) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from %s where id = :id and owner_id = :user".formatted(kind.table()))
                .bind("id", id)
                .bind("user", by.userId())
                .map((row, context) -> kept(row))
                .findOne()
                .orElseThrow(() -> new NotFound(
                        "optimize.no-" + kind.word(),
                        "you have no result %s: the newest %d are kept".formatted(id, MOST_KEPT))));
    }

    private static KeptResult kept(ResultSet row) throws SQLException {
        return new KeptResult(
                row.getObject("id", UUID.class),
                row.getString("owner"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                new KeptResult.Draft(
                        Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                        row.getString("data"),
                        row.getString("snapshots"),
                        row.getLong("seed"),
                        row.getString("version"),
                        row.getString("question"),
                        row.getString("diagnostics"),
                        row.getString("answer")));
    }

    private static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    private static String fingerprint(KeptResult.Draft draft) {
        try {
            String text = String.join(
                    "\n", word(draft.origin()), draft.data(), draft.snapshots(), draft.version(), draft.question());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new Fault("optimize.no-digest", "this Java has no SHA-256: use another one", e);
        }
    }
}
