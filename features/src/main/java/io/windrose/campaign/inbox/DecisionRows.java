package io.windrose.campaign.inbox;

import io.windrose.campaign.keys.KeyDraft;
import io.windrose.campaign.keys.KeyKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of decisions, as records. */
final class DecisionRows {
    private static final String SELECT = """
            select d.*, c.name from campaign.decisions d join campaign.campaigns c on c.id = d.campaign_id
            """;

    private DecisionRows() {}

    static List<Decision> all(Handle handle) {
        return handle.createQuery(SELECT + "order by d.id desc")
                .map((row, context) -> decision(row))
                .list();
    }

    static Optional<Decision> fetch(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where d.id = :id")
                .bind("id", id)
                .map((row, context) -> decision(row))
                .findOne();
    }

    /** The key that it made, unless that is gone. */
    static Optional<UUID> key(Handle handle, UUID id) {
        return handle.createQuery("select key_id from campaign.decisions where id = :id and key_id is not null")
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne();
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                row.getObject("id", UUID.class),
                new KeyDraft(KeyKind.named(row.getString("kind")), List.of((String[])
                        row.getArray("fields").getArray())),
                row.getObject("campaign_id", UUID.class),
                row.getString("name"),
                Decision.Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT)),
                row.getTimestamp("decided_at").toInstant(),
                row.getString("decided_by"),
                Optional.ofNullable(row.getTimestamp("undone_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("undone_by")));
    }
}
