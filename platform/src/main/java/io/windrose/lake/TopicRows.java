package io.windrose.lake;

import java.time.Duration;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How the records of one topic become rows of its table. Begun anew whenever a lease begins. For one thread; who made
 * it closes it.
 */
interface TopicRows extends AutoCloseable {
    String topic();

    /** Drops what was read. */
    void begin(Table table);

    void read(ConsumerRecord<byte[], byte[]> record);

    /** Ends the batch: what the records read since the last one became. */
    Intake finish(Table table);

    /** The rows of the batch. */
    StagedRows staged();

    /** How to write them. */
    Map<String, Shredding> shredding();

    /** The rows are in the table now; the next batch begins. */
    void committed();

    /** How far back copies are recognized; zero where they are not looked for. */
    Duration deduplicationWindow();

    @Override
    void close();
}
