package io.windrose.analyze.saved;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of the tables of saved queries, as records. */
final class SavedQueryRows {
    private SavedQueryRows() {}

    static Optional<SavedQuery> fetch(Handle handle, UUID id) {
        return handle.createQuery("select * from \"analyze\".saved_queries where id = :id")
                .bind("id", id)
                .map((row, context) -> query(row))
                .findOne();
    }

    static List<SavedQuery.Text> texts(Handle handle, UUID id) {
        return handle.createQuery("""
                        select version, sql, changed_at, changed_by from "analyze".saved_query_texts
                        where query_id = :id order by version desc""")
                .bind("id", id)
                .map((row, context) -> new SavedQuery.Text(
                        row.getInt("version"),
                        row.getString("sql"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("changed_by")))
                .list();
    }

    static SavedQuery query(ResultSet row) throws SQLException {
        return new SavedQuery(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner"),
                draft(row),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    private static QueryDraft draft(ResultSet row) throws SQLException {
        return new QueryDraft(
                row.getString("name"),
                row.getString("description"),
                row.getString("sql"),
                QueryEngine.named(row.getString("engine")),
                Optional.ofNullable(row.getString("chart")).map(ChartJson::read),
                row.getBoolean("shared") ? QueryDraft.Sharing.SHARED : QueryDraft.Sharing.OWN);
    }
}
