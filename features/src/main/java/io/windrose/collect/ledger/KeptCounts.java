package io.windrose.collect.ledger;

import io.windrose.core.Fault;
import io.windrose.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The counts in the database. Thread-safe. */
final class KeptCounts {
    private static final String RUNS = LedgerSql.resource("runs.sql");
    private static final String STORED = "stored";
    private static final String DUPLICATE = "duplicate";
    private static final String UNREAD = "unread";
    private static final String DROPPED = "dropped";
    private static final String REJECTED = "rejected";

    /** What was counted late, as a replay of an old row, brings its hour back. */
    private static final String OLDEST_TOUCHED =
            "select min(hour) from collect.stream_counts where counted_at > now() - make_interval(secs => :window) and hour < :from";

    /** Duplicates never become fewer; the lake forgets them after 72 hours. */
    private static final String KEEP = """
            insert into collect.lake_counts (source_id, hour, bucket, reason, number)
            values (:source, :hour, :bucket, :reason, :number)
            on conflict (hour, source_id, bucket, reason) do update set number =
                case when excluded.bucket = 'duplicate' then greatest(lake_counts.number, excluded.number)
                else excluded.number end
            where lake_counts.number <> excluded.number""";

    private static final String CLEAR = """
            update collect.lake_counts set number = 0
            where source_id = :source and hour = :hour and bucket <> 'duplicate'""";

    private final Database database;

    KeptCounts(Database database) {
        this.database = database;
    }

    /** The doors' and the stream's, as of one moment. */
    record Counts(List<RunRow> runs, Map<TopicPartition, Long> counted, long lost) {}

    Counts read(Instant from, Duration silence) {
        return database.jdbi()
                .inTransaction(
                        TransactionIsolationLevel.REPEATABLE_READ,
                        handle -> new Counts(runs(handle, from, silence), StreamCounts.offsets(handle), lost(handle)));
    }

    private static List<RunRow> runs(Handle handle, Instant from, Duration silence) {
        return handle.createQuery(RUNS)
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .bind("silence", silence.toMillis() / 1_000.0)
                .map((row, context) -> new RunRow(
                        new RowKey(
                                row.getString("source_id"),
                                row.getTimestamp("hour").toInstant()),
                        RunRow.Phase.valueOf(row.getString("phase")),
                        row.getLong("received"),
                        row.getLong("acknowledged"),
                        row.getLong("refused"),
                        row.getLong("unknown"),
                        row.getLong("events"),
                        row.getLong("rejections"),
                        row.getLong("replayed")))
                .list();
    }

    private static long lost(Handle handle) {
        return handle.createQuery("select coalesce(sum(lost), 0) from collect.stream_offsets")
                .mapTo(Long.class)
                .one();
    }

    /** From when on the lake's counts may still change. */
    Instant oldestTouched(Instant from, Duration window) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(OLDEST_TOUCHED)
                        .bind("window", window.toSeconds())
                        .bind("from", from.atOffset(ZoneOffset.UTC))
                        .mapTo(Instant.class)
                        .findOne()
                        .orElse(from));
    }

    /** Keeps what the lake holds of these rows, for the time when they are not counted any more. */
    void keep(Map<RowKey, LakeReading.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.jdbi().useTransaction(handle -> {
            PreparedBatch clear = handle.prepareBatch(CLEAR);
            rows.keySet().forEach(key -> bind(clear, key).add());
            clear.execute();
            PreparedBatch batch = handle.prepareBatch(KEEP);
            rows.forEach((key, row) -> {
                add(batch, key, STORED, "", row.stored());
                add(batch, key, DUPLICATE, "", row.duplicates());
                add(batch, key, UNREAD, "", row.unreadEvents());
                row.dropped().forEach((reason, number) -> add(batch, key, DROPPED, reason, number));
                row.rejected().forEach((reason, number) -> add(batch, key, REJECTED, reason, number));
            });
            batch.execute();
        });
    }

    private static PreparedBatch bind(PreparedBatch batch, RowKey key) {
        // PostgreSQL holds no NUL.
        return batch.bind("source", key.sourceId().replace('\0', '\uFFFD'))
                .bind("hour", key.hour().atOffset(ZoneOffset.UTC));
    }

    private static void add(PreparedBatch batch, RowKey key, String bucket, String reason, long number) {
        bind(batch, key)
                .bind("bucket", bucket)
                .bind("reason", reason.replace('\0', '\uFFFD'))
                .bind("number", number)
                .add();
    }

    Map<RowKey, LakeReading.Row> kept(Instant from, Instant to) {
        Map<RowKey, LakeReading.Row> rows = new HashMap<>();
        database.jdbi()
                .useHandle(handle -> handle.createQuery(
                                "select source_id, hour, bucket, reason, number from collect.lake_counts"
                                        + " where hour >= :from and hour < :to")
                        .bind("from", from.atOffset(ZoneOffset.UTC))
                        .bind("to", to.atOffset(ZoneOffset.UTC))
                        .map((row, context) -> Map.entry(
                                new RowKey(row.getString(1), row.getTimestamp(2).toInstant()),
                                row(row.getString(3), row.getString(4), row.getLong(5))))
                        .forEach(each -> rows.merge(each.getKey(), each.getValue(), LakeReading.Row::plus)));
        return rows;
    }

    private static LakeReading.Row row(String bucket, String reason, long number) {
        return switch (bucket) {
            case STORED -> new LakeReading.Row(number, 0, Map.of(), Map.of(), 0);
            case DUPLICATE -> new LakeReading.Row(0, number, Map.of(), Map.of(), 0);
            case UNREAD -> new LakeReading.Row(0, 0, Map.of(), Map.of(), number);
            case DROPPED -> new LakeReading.Row(0, 0, Map.of(reason, number), Map.of(), 0);
            case REJECTED -> new LakeReading.Row(0, 0, Map.of(), Map.of(reason, number), 0);
            default ->
                throw new Fault(
                        "ledger.unknown-bucket",
                        "collect.lake_counts has the bucket '" + bucket + "': see who wrote it");
        };
    }
}
