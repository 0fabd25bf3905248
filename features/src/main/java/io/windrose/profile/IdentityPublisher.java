package io.windrose.profile;

import io.windrose.database.Database;
import io.windrose.lake.Identity;
import io.windrose.lake.Lake;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Brings the lake's table {@code identities} after the database, on one node at a time. A row may be appended twice
 * when the outcome was not known; that changes nothing, for both say the same of the same moment.
 */
final class IdentityPublisher {
    private static final int MOST_ROWS = 100_000;
    private static final String KEY = "hashtextextended('windrose.profile.publish', 0)";
    /** Whether the turn is ours: at once or not at all. */
    private static final String TRY = "select pg_try_advisory_xact_lock(%s)".formatted(KEY);

    private static final String WAIT = "select pg_advisory_xact_lock(%s) is not null".formatted(KEY);

    private final Database database;
    private final Lake lake;
    private final ProfileMetrics metrics;

    private record Row(long number, Identity identity) {}

    IdentityPublisher(Database database, Lake lake, ProfileMetrics metrics) {
        this.database = database;
        this.lake = lake;
        this.metrics = metrics;
    }

    /** Tells the lake what it does not know, unless somebody is about it; makes no commit when there is nothing. */
    void publish() {
        publish(TRY);
    }

    /** The lake knows all that there is now when this returns. */
    void publishNow() {
        publish(WAIT);
    }

    private void publish(String turn) {
        while (database.jdbi().inTransaction(handle -> publishSome(handle, turn)) == MOST_ROWS) {
            // There may be more.
        }
    }

    private int publishSome(Handle handle, String turn) {
        if (!handle.createQuery(turn).mapTo(Boolean.class).one()) {
            return 0;
        }
        List<Row> rows = handle.createQuery("""
                        select number, person, profile_id, merged_at from profile.outbox
                        order by number limit :most""")
                .bind("most", MOST_ROWS)
                .map((row, context) -> new Row(
                        row.getLong("number"),
                        new Identity(
                                row.getLong("person"),
                                row.getLong("profile_id"),
                                StoredIdentities.time(row, "merged_at"))))
                .list();
        metrics.unpublished(rows.size());
        if (!rows.isEmpty()) {
            lake.appendIdentities(rows.stream().map(Row::identity).toList());
            // Rows are added one transaction after the other, so none with a lower number comes later.
            handle.execute(
                    "delete from profile.outbox where number <= ?",
                    rows.getLast().number());
            metrics.unpublished(0);
        }
        return rows.size();
    }
}
