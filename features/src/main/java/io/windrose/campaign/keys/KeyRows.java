package io.windrose.campaign.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of keys and of values, as records. */
final class KeyRows {
    private KeyRows() {}

    static List<Key> all(Handle handle) {
        return handle.createQuery("select * from campaign.keys order by id")
                .map((row, context) -> key(row))
                .list();
    }

    static List<Key> of(Handle handle, UUID campaign) {
        return handle.createQuery("select * from campaign.keys where campaign_id = :campaign order by id")
                .bind("campaign", campaign)
                .map((row, context) -> key(row))
                .list();
    }

    static List<SeenValue> values(Handle handle) {
        return handle.createQuery("select * from campaign.seen_values")
                .map((row, context) -> new SeenValue(
                        KeyKind.named(row.getString("kind")),
                        texts(row),
                        row.getTimestamp("first_seen").toInstant(),
                        row.getTimestamp("last_seen").toInstant()))
                .list();
    }

    static Key key(ResultSet row) throws SQLException {
        return new Key(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                new KeyDraft(KeyKind.named(row.getString("kind")), texts(row)),
                Key.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getTimestamp("added_at").toInstant(),
                row.getString("added_by"));
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("fields").getArray());
    }
}
