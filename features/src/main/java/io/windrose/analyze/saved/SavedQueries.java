package io.windrose.analyze.saved;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** Queries that people keep and share. Thread-safe. */
public final class SavedQueries {
    private static final int TEXTS_KEPT = 50;
    private static final int MOST_OF_ONE_OWNER = 1_000;

    private final Jdbi jdbi;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    public SavedQueries(Jdbi jdbi, AuditLog audit, Ids ids, Clock clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The caller's own and the shared ones, by name. */
    public List<SavedQuery> visibleTo(Principal by) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from "analyze".saved_queries where owner_id = :user or shared
                        order by lower(name), id""")
                .bind("user", by.userId())
                .map((row, context) -> SavedQueryRows.query(row))
                .list());
    }

    public SavedQuery fetch(UUID id, Principal by) {
        return jdbi.withHandle(handle -> visible(handle, id, by));
    }

    public SavedQuery add(QueryDraft draft, Principal by) {
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            checkCount(handle, by);
            int added = bound(handle.createUpdate("""
                            insert into "analyze".saved_queries
                                (id, owner_id, owner, name, description, sql, engine, chart, shared, version,
                                 created_at, changed_at, changed_by)
                            values (:id, :user, :by, :name, :description, :sql, :engine, cast(:chart as jsonb), :shared,
                                    1, :now, :now, :by)
                            on conflict (owner_id, lower(name)) do nothing"""), id, draft, by)
                    .bind("user", by.userId())
                    .execute();
            if (added == 0) {
                throw nameTaken(draft);
            }
            keepText(handle, id);
            audit.record(handle, by.name(), "query.save", id.toString(), words(draft));
            return visible(handle, id, by);
        });
    }

    /**
     * Changes what is kept.
     *
     * @param version the one that the change was made on
     * @throws Conflict when somebody changed it meanwhile
     */
    public SavedQuery change(UUID id, int version, QueryDraft draft, Principal by) {
        return jdbi.inTransaction(handle -> {
            SavedQuery known = changeable(handle, id, by);
            if (known.version() != version) {
                throw new Conflict(
                        "analyze.query-changed",
                        "the query \"%s\" was changed by %s meanwhile: load it again, or save yours under another name"
                                .formatted(known.draft().name(), known.changedBy()));
            }
            checkName(handle, known, draft);
            bound(handle.createUpdate("""
                            update "analyze".saved_queries
                            set name = :name, description = :description, sql = :sql, engine = :engine,
                                chart = cast(:chart as jsonb), shared = :shared, version = version + 1,
                                changed_at = :now, changed_by = :by
                            where id = :id"""), id, draft, by).execute();
            if (!known.draft().sql().equals(draft.sql())) {
                keepText(handle, id);
            }
            audit.record(handle, by.name(), "query.change", id.toString(), words(draft));
            return SavedQueryRows.fetch(handle, id).orElseThrow(() -> unknown(id));
        });
    }

    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            SavedQuery known = changeable(handle, id, by);
            handle.execute("delete from \"analyze\".saved_queries where id = ?", id);
            audit.record(handle, by.name(), "query.delete", id.toString(), words(known.draft()));
        });
    }

    /** The texts that it had, the newest first. */
    public List<SavedQuery.Text> texts(UUID id, Principal by) {
        return jdbi.withHandle(handle -> {
            visible(handle, id, by);
            return SavedQueryRows.texts(handle, id);
        });
    }

    private static SavedQuery visible(Handle handle, UUID id, Principal by) {
        return SavedQueryRows.fetch(handle, id)
                .filter(query -> isShared(query) || query.ownerId().equals(by.userId()))
                .orElseThrow(() -> unknown(id));
    }

    /** Locked until the end of the transaction, so that of two changes at once the second sees the first. */
    private static SavedQuery changeable(Handle handle, UUID id, Principal by) {
        handle.execute("select id from \"analyze\".saved_queries where id = ? for update", id);
        SavedQuery query = visible(handle, id, by);
        if (!query.ownerId().equals(by.userId()) && by.role() != Role.OWNER) {
            throw new Forbidden(
                    "analyze.query-of-another",
                    "the query \"%s\" is %s's: save it under a name of your own to change it"
                            .formatted(query.draft().name(), query.owner()));
        }
        return query;
    }

    private static void checkName(Handle handle, SavedQuery known, QueryDraft draft) {
        boolean isTaken = handle.createQuery("""
                        select exists (select from "analyze".saved_queries
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
        int count = handle.createQuery("select count(*) from \"analyze\".saved_queries where owner_id = :user")
                .bind("user", by.userId())
                .mapTo(Integer.class)
                .one();
        if (count >= MOST_OF_ONE_OWNER) {
            throw new Conflict(
                    "analyze.too-many-queries",
                    "you have %d saved queries already, which is the most: delete some".formatted(count));
        }
    }

    private void keepText(Handle handle, UUID id) {
        handle.execute("""
                insert into "analyze".saved_query_texts
                select id, version, sql, changed_at, changed_by from "analyze".saved_queries where id = ?""", id);
        handle.execute("""
                delete from "analyze".saved_query_texts
                where query_id = ? and version not in (
                    select version from "analyze".saved_query_texts where query_id = ? order by version desc limit ?)""", id, id, TEXTS_KEPT);
    }

    private Update bound(Update update, UUID id, QueryDraft draft, Principal by) {
        return update.bind("id", id)
                .bind("name", draft.name())
                .bind("description", draft.description())
                .bind("sql", draft.sql())
                .bind("engine", draft.engine().word())
                .bind("chart", draft.chart().map(ChartJson::write).orElse(null))
                .bind("shared", draft.sharing() == QueryDraft.Sharing.SHARED)
                .bind("by", by.name())
                .bind("now", now());
    }

    private static boolean isShared(SavedQuery query) {
        return query.draft().sharing() == QueryDraft.Sharing.SHARED;
    }

    private static String words(QueryDraft draft) {
        return switch (draft.sharing()) {
            case OWN -> draft.name();
            case SHARED -> draft.name() + ", shared";
        };
    }

    private static Conflict nameTaken(QueryDraft draft) {
        return new Conflict(
                "analyze.query-exists",
                "a query \"" + draft.name() + "\" is saved already; change that one, or use another name");
    }

    private static NotFound unknown(UUID id) {
        return new NotFound(
                "analyze.unknown-query",
                "there is no saved query with the id " + id + " that you may see; it may be deleted, or not shared");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
