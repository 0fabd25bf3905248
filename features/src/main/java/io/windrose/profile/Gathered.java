package io.windrose.profile;

import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import io.windrose.stream.EventCodec;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What some records of the stream say that is not known yet, and how far they reach. For one thread. */
final class Gathered {
    private static final int MOST_RECORDS = 20_000;
    private static final int MOST_LINKS = 1_000;

    private final EventCodec codec = new EventCodec();
    private final LinkReader reader;
    private final KnownLinks known;
    private final Map<Link.Key, Link> links = new LinkedHashMap<>();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private int records;

    Gathered(LinkReader reader, KnownLinks known) {
        this.reader = reader;
        this.known = known;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        records++;
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        if (record.value() == null) {
            return;
        }
        Optional<EventType> type = codec.type(record.value());
        if (type.isEmpty() || !LinkReader.concerns(type.get())) {
            return;
        }
        try {
            for (Link link : reader.links(codec.decode(record.value()))) {
                if (!known.contain(link)) {
                    links.merge(link.key(), link, Gathered::earlier);
                }
            }
        } catch (Incorrect e) {
            // The lake cannot read it either, and keeps it under rejected.
            return;
        }
    }

    private static Link earlier(Link one, Link other) {
        return other.cause().occurredAt().isBefore(one.cause().occurredAt()) ? other : one;
    }

    /** In the order in which they came. */
    Collection<Link> links() {
        return links.values();
    }

    /** By partition, the offset after the last record. */
    Map<TopicPartition, Long> next() {
        return next;
    }

    int records() {
        return records;
    }

    boolean isFull() {
        return records >= MOST_RECORDS || links.size() >= MOST_LINKS;
    }
}
