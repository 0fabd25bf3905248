package io.windrose.lake;

import io.windrose.core.Incorrect;
import io.windrose.stream.EventStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic {@code rejected}. The same mistake sent twice is two rows. */
final class RejectedRows implements TopicRows<Rejection> {
    private final RejectionCodec codec = new RejectionCodec();
    private final RejectionFormat format = new RejectionFormat();
    private final List<Rejection> rows = new ArrayList<>();

    @Override
    public String topic() {
        return EventStream.REJECTED;
    }

    @Override
    public RowFormat<Rejection> format() {
        return format;
    }

    @Override
    public void begin(Table table) {
        rows.clear();
    }

    @Override
    public void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            rows.add(codec.decode(record.value()));
        } catch (Incorrect e) {
            rows.add(Unreadable.rejection(record, e));
        }
    }

    @Override
    public Intake<Rejection> finish(Table table) {
        Intake<Rejection> intake = new Intake<>(rows, Duplicates.NONE, List.of());
        rows.clear();
        return intake;
    }

    @Override
    public Map<String, Shredding> shredding() {
        return Map.of();
    }

    @Override
    public void committed(List<Rejection> committed) {}

    @Override
    public Duration deduplicationWindow() {
        return Duration.ZERO;
    }
}
