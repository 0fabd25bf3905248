package io.windrose.profile;

import io.windrose.database.Database;
import io.windrose.lake.Lake;
import io.windrose.lake.RestoredStream;
import io.windrose.lake.query.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings the restored profiles and the restored lake together, which are of different moments. Beside a new stream the
 * lake's events are read anew for what they say; in any case the lake is told of every id anew, later than all that it
 * knows.
 */
public final class RestoredProfiles {
    private static final Query NEWEST = Query.of("select max(merged_at) from identities");

    private RestoredProfiles() {}

    /** Before any {@link Profiles} is opened on this database. */
    public static void open(Database database, Lake lake, RestoredStream stream, Clock clock) {
        Instant newest = lake.query(
                        NEWEST, result -> Optional.ofNullable(result.next().getFirst()))
                .map(Instant.class::cast)
                .orElse(Instant.EPOCH);
        Instant now = clock.instant();
        database.jdbi().useTransaction(handle -> {
            switch (stream) {
                case NEW -> StreamOffsets.forget(handle);
                case SAME -> {}
            }
            handle.execute("delete from profile.outbox");
            handle.createUpdate("""
                            insert into profile.last_change (at) values (:after)
                            on conflict (only_row) do update
                            set at = greatest(excluded.at, last_change.at + interval '1 microsecond')""")
                    .bind("after", StoredChanges.utc(now.isAfter(newest) ? now : newest.plusMillis(1)))
                    .execute();
            handle.execute("""
                    insert into profile.outbox (person, profile_id, merged_at)
                    select person, profile_id, at from profile.ids, profile.last_change""");
        });
    }
}
