package io.windrose.collect.ledger;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The counts of the stream in the database, together with how far they reach. For the thread of its session. */
final class StreamCounts {
    private static final String ADD = """
            insert into collect.stream_counts
                (run, source_id, hour, verdict, reason, is_replay, number, counted_at)
            values (:run, :source, :hour, :verdict, :reason, :replay, :number, now())
            on conflict (hour, run, source_id, verdict, reason, is_replay) do update
            set number = stream_counts.number + excluded.number, counted_at = now()""";

    private static final String MOVE = """
            insert into collect.stream_offsets (topic, partition, next, lost)
            values (:topic, :partition, :next, :lost)
            on conflict (topic, partition) do update
            set next = excluded.next, lost = stream_offsets.lost + excluded.lost""";

    private final Handle session;

    StreamCounts(Handle session) {
        this.session = session;
    }

    /** By partition, the first record that is not counted. */
    Map<TopicPartition, Long> offsets() {
        return offsets(session);
    }

    static Map<TopicPartition, Long> offsets(Handle handle) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        handle.createQuery("select topic, partition, next from collect.stream_offsets")
                .map((row, context) -> Map.entry(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)))
                .forEach(each -> offsets.put(each.getKey(), each.getValue()));
        return offsets;
    }

    void add(StreamTally tally, Map<TopicPartition, StreamPositions.Jump> jumps) {
        if (tally.records() == 0 && jumps.isEmpty()) {
            return;
        }
        session.useTransaction(handle -> {
            if (!tally.counts().isEmpty()) {
                count(handle, tally);
            }
            move(handle, tally, jumps);
        });
    }

    private static void count(Handle handle, StreamTally tally) {
        PreparedBatch batch = handle.prepareBatch(ADD);
        tally.counts()
                .forEach((key, number) -> batch.bind("run", key.run())
                        .bind("source", key.sourceId())
                        .bind("hour", key.hour().atOffset(ZoneOffset.UTC))
                        .bind("verdict", key.verdict())
                        .bind("reason", key.reason())
                        .bind("replay", key.isReplay())
                        .bind("number", number)
                        .add());
        batch.execute();
    }

    private static void move(Handle handle, StreamTally tally, Map<TopicPartition, StreamPositions.Jump> jumps) {
        Map<TopicPartition, StreamPositions.Jump> moves = new HashMap<>(jumps);
        tally.next()
                .forEach((partition, next) -> moves.merge(
                        partition,
                        new StreamPositions.Jump(next, 0),
                        (jump, read) -> new StreamPositions.Jump(Math.max(jump.next(), read.next()), jump.lost())));
        PreparedBatch batch = handle.prepareBatch(MOVE);
        moves.forEach((partition, move) -> batch.bind("topic", partition.topic())
                .bind("partition", partition.partition())
                .bind("next", move.next())
                .bind("lost", move.lost())
                .add());
        batch.execute();
    }
}
