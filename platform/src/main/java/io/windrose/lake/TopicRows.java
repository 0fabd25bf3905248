package io.windrose.lake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How the records of one topic become rows of its table. Begun anew whenever a lease begins. For one thread. */
interface TopicRows<R> {
    String topic();

    RowFormat<R> format();

    void begin(Table table);

    void read(ConsumerRecord<byte[], byte[]> record);

    /** Ends the batch: what the records read since the last one became. */
    Intake<R> finish(Table table);

    /** How to write it. */
    Map<String, Shredding> shredding();

    /** The rows are in the table now. */
    void committed(List<R> rows);

    /** How far back copies are recognized; zero where they are not looked for. */
    Duration deduplicationWindow();
}
