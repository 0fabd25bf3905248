package io.windrose.profile;

import io.windrose.stream.EventStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** How far the topic {@code events} is worked in. For the thread of its handle. */
final class StreamOffsets {
    private StreamOffsets() {}

    static Map<TopicPartition, Long> read(Handle handle) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        handle.createQuery("select partition, next from profile.offsets")
                .map((row, context) -> Map.entry(new TopicPartition(EventStream.EVENTS, row.getInt(1)), row.getLong(2)))
                .forEach(each -> offsets.put(each.getKey(), each.getValue()));
        return offsets;
    }

    static void move(Handle handle, Map<TopicPartition, Long> next) {
        PreparedBatch batch = handle.prepareBatch("""
                insert into profile.offsets (partition, next) values (:partition, :next)
                on conflict (partition) do update set next = excluded.next""");
        next.forEach((partition, offset) -> batch.bind("partition", partition.partition())
                .bind("next", offset)
                .add());
        StoredChanges.execute(batch);
    }

    /** The lake is to be read before the stream, as at the first start. */
    static void forget(Handle handle) {
        handle.execute("delete from profile.offsets");
    }
}
