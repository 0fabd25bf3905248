package io.windrose.collect.ledger;

import io.windrose.database.Database;
import io.windrose.lake.Lake;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Opens the books anew where a lake was restored beside a new and empty stream. The old counts speak of a stream that
 * is gone, as of another moment than the lake's copy; what the restored lake holds becomes the opening balance, as
 * records of the run {@code restored}, which no door has counted.
 */
public final class RestoredLedger {
    /** As of a record that no door of ours has published. */
    private static final String RUN = StreamTally.NO_RUN;

    private static final List<String> TABLES =
            List.of("runs", "door_counts", "stream_counts", "stream_offsets", "lake_counts");

    private RestoredLedger() {}

    /** Before any {@link Ledger} is opened on this database. */
    public static void open(Database database, Lake lake, Clock clock) {
        Instant from = clock.instant().minus(LedgerSettings.DEFAULT.window()).truncatedTo(ChronoUnit.HOURS);
        LakeReading reading = new LakeCounts(lake).read(from);
        database.jdbi().useTransaction(handle -> {
            TABLES.forEach(table -> handle.execute("delete from collect." + table));
            reading.rows().forEach((key, row) -> open(handle, key, row, clock.instant()));
        });
    }

    private static void open(Handle handle, RowKey key, LakeReading.Row row, Instant now) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into collect.stream_counts
                    (run, source_id, hour, verdict, reason, is_replay, number, counted_at)
                values (:run, :source, :hour, :verdict, :reason, false, :number, :now)""");
        add(batch, key, now, DoorCount.ACCEPTED, Map.of("", row.events()));
        add(batch, key, now, DoorCount.DROPPED, row.dropped());
        // Those that came as events are counted there.
        long rejections = LakeReading.sum(row.rejected()) - row.unreadEvents();
        add(batch, key, now, DoorCount.REJECTED, Map.of("", rejections));
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static void add(
            PreparedBatch batch, RowKey key, Instant now, DoorCount verdict, Map<String, Long> byReason) {
        byReason.forEach((reason, number) -> {
            if (number > 0) {
                batch.bind("run", RUN)
                        .bind("source", key.sourceId().replace('\0', '\uFFFD'))
                        .bind("hour", key.hour().atOffset(ZoneOffset.UTC))
                        .bind("verdict", verdict.word())
                        .bind("reason", reason)
                        .bind("number", number)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .add();
            }
        });
    }
}
