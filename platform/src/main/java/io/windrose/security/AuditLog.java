package io.windrose.security;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who did what, in order, forever. An entry is written in the transaction of what it tells of. Thread-safe. */
public final class AuditLog {
    private final Jdbi jdbi;
    private final Clock clock;

    public AuditLog(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * One thing that was done.
     *
     * @param actor the user's name, or {@code windrose} for the program itself
     * @param action room, dot, verb: {@code token.revoke}
     * @param subject the id or name of what it was done to
     * @param detail what else there is to know, in words; never a secret
     */
    public record Entry(long id, Instant at, String actor, String action, String subject, String detail) {}

    /** Writes through {@code handle}, so that the entry and the act are stored together or not at all. */
    public void record(Handle handle, String actor, String action, String subject, String detail) {
        handle.createUpdate("""
                        insert into security.audit (at, actor, action, subject, detail)
                        values (:at, :actor, :action, :subject, :detail)""")
                .bind("at", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("actor", actor)
                .bind("action", action)
                .bind("subject", subject)
                .bind("detail", detail)
                .execute();
    }

    /** The newest first: at most {@code limit} entries with an id below {@code before}. */
    public List<Entry> before(long before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, at, actor, action, subject, detail from security.audit
                        where id < :before order by id desc limit :limit""")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> new Entry(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list());
    }
}
