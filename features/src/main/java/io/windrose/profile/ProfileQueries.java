package io.windrose.profile;

import static io.windrose.profile.StoredIdentities.cause;
import static io.windrose.profile.StoredIdentities.nullable;
import static io.windrose.profile.StoredIdentities.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what is shown of profiles. For the thread of its handle. */
final class ProfileQueries {
    private static final int MOST_MERGES = 1_000;

    private final Handle handle;

    ProfileQueries(Handle handle) {
        this.handle = handle;
    }

    /** The profile of the id with this number. */
    Optional<Profile> profile(long person) {
        return handle.createQuery("select profile_id from profile.ids where person = :person")
                .bind("person", person)
                .mapTo(Long.class)
                .findOne()
                .map(id -> new Profile(id, ids(id), mergesOf(id)));
    }

    private List<Identifier> ids(long profile) {
        return handle.createQuery("""
                        select kind, value from profile.ids where profile_id = :profile
                        order by kind desc, named_at nulls last, person""")
                .bind("profile", profile)
                .map((row, context) ->
                        new Identifier(Identifier.Kind.named(row.getString("kind")), row.getString("value")))
                .list();
    }

    private List<Merge> mergesOf(long profile) {
        return handle.createQuery(from("merges") + """
                        where m.person in (select person from profile.ids where profile_id = :profile)
                        order by m.number desc limit :limit""")
                .bind("profile", profile)
                .bind("limit", MOST_MERGES)
                .map((row, context) -> merge(row))
                .list();
    }

    List<Merge> merges(long before, int limit) {
        return handle.createQuery(from("merges") + "where m.number < :before order by m.number desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> merge(row))
                .list();
    }

    List<Refusal> refused(Optional<Refusal.Reason> reason, long before, int limit) {
        return handle.createQuery(from("refused") + """
                        where m.number < :before and (m.reason = :reason or :reason = '')
                        order by m.number desc limit :limit""")
                .bind("before", before)
                .bind("reason", reason.map(Refusal.Reason::word).orElse(""))
                .bind("limit", limit)
                .map((row, context) -> new Refusal(
                        row.getLong("number"),
                        id(row),
                        owner(row).orElseThrow(),
                        Refusal.Reason.named(row.getString("reason")),
                        cause(row),
                        time(row, "refused_at")))
                .list();
    }

    List<Block> blocks(long before, int limit) {
        return handle.createQuery(from("blocks") + "where m.number < :before order by m.number desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> block(row))
                .list();
    }

    Block block(long number) {
        return handle.createQuery(from("blocks") + "where m.number = :number")
                .bind("number", number)
                .map((row, context) -> block(row))
                .one();
    }

    /** The rows with the ids that their numbers stand for. */
    private static String from(String table) {
        return """
                select m.*, p.kind as id_kind, p.value as id_value, o.kind as owner_kind, o.value as owner_value
                from profile.%s m
                join profile.ids p on p.person = m.person
                left join profile.ids o on o.person = m.owner
                """.formatted(table);
    }

    private static Merge merge(ResultSet row) throws SQLException {
        Instant endedAt = nullable(row, "ended_at");
        return new Merge(
                row.getLong("number"),
                id(row),
                owner(row).orElseThrow(),
                cause(row),
                time(row, "merged_at"),
                endedAt == null
                        ? Optional.empty()
                        : Optional.of(new Merge.End(endedAt, Merge.Because.named(row.getString("ended_because")))));
    }

    private static Block block(ResultSet row) throws SQLException {
        Instant liftedAt = nullable(row, "lifted_at");
        return new Block(
                row.getLong("number"),
                id(row),
                owner(row),
                Block.Reason.named(row.getString("reason")),
                time(row, "blocked_at"),
                row.getString("blocked_by"),
                liftedAt == null
                        ? Optional.empty()
                        : Optional.of(new Block.Lift(liftedAt, row.getString("lifted_by"))));
    }

    private static Identifier id(ResultSet row) throws SQLException {
        return new Identifier(Identifier.Kind.named(row.getString("id_kind")), row.getString("id_value"));
    }

    private static Optional<Identifier> owner(ResultSet row) throws SQLException {
        String kind = row.getString("owner_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Identifier(Identifier.Kind.named(kind), row.getString("owner_value")));
    }
}
