package io.windrose.lake;

import io.windrose.core.Incorrect;
import io.windrose.stream.EventStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic {@code rejected}. The same mistake sent twice is two rows. */
final class RejectedRows implements TopicRows {
    private final RejectionCodec codec = new RejectionCodec();
    private final RejectionFormat format = new RejectionFormat();
    private final StagedRows staged;

    RejectedRows(Batches batches) {
        this.staged = batches.stage(format.definition());
    }

    @Override
    public String topic() {
        return EventStream.REJECTED;
    }

    @Override
    public void begin(Table table) {
        staged.clear();
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        staged.add(format, rejection(record));
    }

    private Rejection rejection(ConsumerRecord<byte[], byte[]> record) {
        try {
            return codec.decode(record.value());
        } catch (Incorrect e) {
            return Unreadable.rejection(record, e);
        }
    }

    @Override
    public Intake finish(Table table) {
        return new Intake(staged.size(), Duplicates.NONE, List.of());
    }

    @Override
    public StagedRows staged() {
        return staged;
    }

    @Override
    public Map<String, Shredding> shredding() {
        return Map.of();
    }

    @Override
    public void committed() {
        staged.clear();
    }

    @Override
    public Duration deduplicationWindow() {
        return Duration.ZERO;
    }

    @Override
    public void close() {
        staged.close();
    }
}
