package io.windrose.visualize;

import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** What happened on which day, for everybody, or on one dashboard for those who see it. Thread-safe. */
public final class Annotations {
    private static final int MOST = 10_000;

    private final Jdbi jdbi;
    private final Dashboards dashboards;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Annotations(Jdbi jdbi, Dashboards dashboards, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.dashboards = dashboards;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Those of a range, both its ends included, by their first day.
     *
     * @param dashboard whose own are told too; empty for those of all
     */
    public List<Annotation> between(LocalDate from, LocalDate to, Optional<UUID> dashboard, Principal by) {
        dashboard.ifPresent(id -> dashboards.fetch(id, by));
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from visualize.annotations
                        where starts_on <= :to and coalesce(ends_on, starts_on) >= :from
                          and (dashboard_id is null or dashboard_id = cast(:dashboard as uuid))
                        order by starts_on, id""")
                .bind("from", from)
                .bind("to", to)
                .bind("dashboard", dashboard.orElse(null))
                .map((row, context) -> annotation(row))
                .list());
    }

    public Annotation add(Annotation.Draft draft, Principal by) {
        draft.dashboard().ifPresent(id -> dashboards.fetch(id, by));
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            checkCount(handle);
            bound(handle.createUpdate("""
                            insert into visualize.annotations
                            values (:id, cast(:dashboard as uuid), :from, :to, :text, 1, :now, :by, :now, :by)"""), id, draft, by).execute();
            audit.record(handle, by.name(), "annotation.add", id.toString(), draft.text());
            return fetch(handle, id);
        });
    }

    /**
     * Changes what is kept.
     *
     * @param version the one that the change was made on
     * @throws Conflict when somebody changed it meanwhile
     */
    public Annotation change(UUID id, int version, Annotation.Draft draft, Principal by) {
        draft.dashboard().ifPresent(board -> dashboards.fetch(board, by));
        return jdbi.inTransaction(handle -> {
            Annotation known = visible(handle, id, by);
            int changed = bound(handle.createUpdate("""
                            update visualize.annotations
                            set dashboard_id = cast(:dashboard as uuid), starts_on = :from, ends_on = :to, text = :text,
                                version = version + 1, changed_at = :now, changed_by = :by
                            where id = :id and version = :version"""), id, draft, by)
                    .bind("version", version)
                    .execute();
            if (changed == 0) {
                throw new Conflict(
                        "visualize.annotation-changed",
                        "the annotation \"%s\" was changed by %s meanwhile: load it again"
                                .formatted(known.draft().text(), known.changedBy()));
            }
            audit.record(handle, by.name(), "annotation.change", id.toString(), draft.text());
            return fetch(handle, id);
        });
    }

    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            Annotation known = visible(handle, id, by);
            handle.execute("delete from visualize.annotations where id = ?", id);
            audit.record(
                    handle,
                    by.name(),
                    "annotation.delete",
                    id.toString(),
                    known.draft().text());
        });
    }

    /** Of dashboards that the caller does not see, nothing is there. */
    private Annotation visible(Handle handle, UUID id, Principal by) {
        Annotation known = fetch(handle, id);
        known.draft().dashboard().ifPresent(dashboard -> dashboards.fetch(dashboard, by));
        return known;
    }

    private static Annotation fetch(Handle handle, UUID id) {
        return handle.createQuery("select * from visualize.annotations where id = :id")
                .bind("id", id)
                .map((row, context) -> annotation(row))
                .findOne()
                .orElseThrow(() -> new NotFound(
                        "visualize.unknown-annotation",
                        "there is no annotation with the id " + id + "; it may be deleted"));
    }

    private static void checkCount(Handle handle) {
        int count = handle.createQuery("select count(*) from visualize.annotations")
                .mapTo(Integer.class)
                .one();
        if (count >= MOST) {
            throw new Conflict(
                    "visualize.too-many-annotations",
                    "there are %d annotations already, which is the most: delete some".formatted(count));
        }
    }

    private Update bound(Update update, UUID id, Annotation.Draft draft, Principal by) {
        return update.bind("id", id)
                .bind("dashboard", draft.dashboard().orElse(null))
                .bind("from", draft.startsOn())
                .bind("to", draft.endsOn().orElse(null))
                .bind("text", draft.text())
                .bind("by", by.name())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private static Annotation annotation(ResultSet row) throws SQLException {
        return new Annotation(
                row.getObject("id", UUID.class),
                new Annotation.Draft(
                        Optional.ofNullable(row.getObject("dashboard_id", UUID.class)),
                        row.getObject("starts_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                        row.getString("text")),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"));
    }
}
