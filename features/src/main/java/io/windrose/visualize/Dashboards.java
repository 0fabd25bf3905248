package io.windrose.visualize;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** The dashboards that people keep and share. Thread-safe. */
public final class Dashboards {
    private static final int MOST_OF_ONE_OWNER = 500;

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public Dashboards(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The caller's own and the shared ones, by name. */
    public List<Dashboard> visibleTo(Principal by) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from visualize.dashboards where owner_id = :user or shared
                        order by lower(name), id""")
                .bind("user", by.userId())
                .map((row, context) -> dashboard(row))
                .list());
    }

    public Dashboard fetch(UUID id, Principal by) {
        return jdbi.withHandle(handle -> visible(handle, id, by));
    }

    public Dashboard add(DashboardDraft draft, Principal by) {
        return jdbi.inTransaction(handle -> add(handle, draft, by).orElseThrow(() -> nameTaken(draft)));
    }

    /** Empty where its owner has one of that name. */
    Optional<Dashboard> add(Handle handle, DashboardDraft draft, Principal by) {
        checkCount(handle, by);
        UUID id = ids.next();
        int added = bound(handle.createUpdate("""
                        insert into visualize.dashboards
                            (id, owner_id, owner, name, description, board, shared, version, created_at, changed_at,
                             changed_by)
                        values (:id, :user, :by, :name, :description, cast(:board as jsonb), :shared, 1, :now, :now, :by)
                        on conflict (owner_id, lower(name)) do nothing"""), id, draft, by)
                .bind("user", by.userId())
                .execute();
        if (added == 0) {
            return Optional.empty();
        }
        audit.record(handle, by.name(), "dashboard.add", id.toString(), words(draft));
        return Optional.of(visible(handle, id, by));
    }

    /**
     * Changes what is kept.
     *
     * @param version the one that the change was made on
     * @throws Conflict when somebody changed it meanwhile
     */
    public Dashboard change(UUID id, int version, DashboardDraft draft, Principal by) {
        return jdbi.inTransaction(handle -> {
            Dashboard known = changeable(handle, id, by);
            if (known.version() != version) {
                throw new Conflict(
                        "visualize.dashboard-changed",
                        "the dashboard \"%s\" was changed by %s meanwhile: load it again, or save yours under another name"
                                .formatted(known.draft().name(), known.changedBy()));
            }
            checkName(handle, known, draft);
            bound(handle.createUpdate("""
                            update visualize.dashboards
                            set name = :name, description = :description, board = cast(:board as jsonb),
                                shared = :shared, version = version + 1, changed_at = :now, changed_by = :by
                            where id = :id"""), id, draft, by).execute();
            audit.record(handle, by.name(), "dashboard.change", id.toString(), words(draft));
            return find(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            Dashboard known = changeable(handle, id, by);
            handle.execute("delete from visualize.dashboards where id = ?", id);
            audit.record(handle, by.name(), "dashboard.delete", id.toString(), words(known.draft()));
        });
    }

    private static Optional<Dashboard> find(Handle handle, UUID id) {
        return handle.createQuery("select * from visualize.dashboards where id = :id")
                .bind("id", id)
                .map((row, context) -> dashboard(row))
                .findOne();
    }

    private static Dashboard visible(Handle handle, UUID id, Principal by) {
        return find(handle, id)
                .filter(found -> isShared(found.draft()) || found.ownerId().equals(by.userId()))
                .orElseThrow(() -> unknown(id));
    }

    /** Locked until the end of the transaction, so that of two changes at once the second sees the first. */
    private static Dashboard changeable(Handle handle, UUID id, Principal by) {
        handle.execute("select id from visualize.dashboards where id = ? for update", id);
        Dashboard known = visible(handle, id, by);
        if (!known.ownerId().equals(by.userId()) && by.role() != Role.OWNER) {
            throw new Forbidden(
                    "visualize.dashboard-of-another",
                    "the dashboard \"%s\" is %s's: save it under a name of your own to change it"
                            .formatted(known.draft().name(), known.owner()));
        }
        return known;
    }

    private static void checkName(Handle handle, Dashboard known, DashboardDraft draft) {
        boolean isTaken = handle.createQuery("""
                        select exists (select from visualize.dashboards
                                       where owner_id = :owner and lower(name) = lower(:name) and id <> :id)""")
                .bind("owner", known.ownerId())
                .bind("name", draft.name())
                .bind("id", known.id())
                .mapTo(Boolean.class)
                .one();
        if (isTaken) {
            throw nameTaken(draft);
        }
    }

    private static void checkCount(Handle handle, Principal by) {
        int count = handle.createQuery("select count(*) from visualize.dashboards where owner_id = :user")
                .bind("user", by.userId())
                .mapTo(Integer.class)
                .one();
        if (count >= MOST_OF_ONE_OWNER) {
            throw new Conflict(
                    "visualize.too-many-dashboards",
                    "you have %d dashboards already, which is the most: delete some".formatted(count));
        }
    }

    private Update bound(Update update, UUID id, DashboardDraft draft, Principal by) {
        return update.bind("id", id)
                .bind("name", draft.name())
                .bind("description", draft.description())
                .bind("board", DashboardJson.write(draft))
                .bind("shared", isShared(draft))
                .bind("by", by.name())
                .bind("now", now());
    }

    private static Dashboard dashboard(ResultSet row) throws SQLException {
        DashboardJson.Board board = DashboardJson.read(row.getString("board"));
        return new Dashboard(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner"),
                new DashboardDraft(
                        row.getString("name"),
                        row.getString("description"),
                        board.dates(),
                        board.comparison(),
                        board.filters(),
                        board.cards(),
                        row.getBoolean("shared") ? DashboardDraft.Sharing.SHARED : DashboardDraft.Sharing.OWN),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    private static boolean isShared(DashboardDraft draft) {
        return draft.sharing() == DashboardDraft.Sharing.SHARED;
    }

    private static String words(DashboardDraft draft) {
        return isShared(draft) ? draft.name() + ", shared" : draft.name();
    }

    private static Conflict nameTaken(DashboardDraft draft) {
        return new Conflict(
                "visualize.dashboard-exists",
                "a dashboard \"" + draft.name() + "\" is there already; change that one, or use another name");
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(
                "visualize.unknown-dashboard",
                "there is no dashboard with the id " + id + " that you may see; it may be deleted, or not shared");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
