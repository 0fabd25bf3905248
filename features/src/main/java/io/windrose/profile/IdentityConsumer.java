package io.windrose.profile;

import io.windrose.database.Database;
import io.windrose.jobs.SoleWorker;
import io.windrose.lake.Lake;
import io.windrose.stream.EventStream;
import io.windrose.stream.StreamReader;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the links of the stream in, on one node at a time. After any failure it begins again at the offsets in the
 * database, which change in one transaction with their effects. Where there are none, or the stream has a gap, it reads
 * the lake first. Thread-safe.
 */
final class IdentityConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityConsumer.class);
    private static final Duration GATHER = Duration.ofMillis(200);

    private final EventStream stream;
    private final Lake lake;
    private final Resolution resolution;
    private final ProfileMetrics metrics;
    private final LinkReader reader = new LinkReader();
    private final KnownLinks known = new KnownLinks();
    private final SoleWorker worker;

    IdentityConsumer(Database database, EventStream stream, Lake lake, Resolution resolution, ProfileMetrics metrics) {
        this.stream = stream;
        this.lake = lake;
        this.resolution = resolution;
        this.metrics = metrics;
        this.worker = new SoleWorker(
                database, "profile.stream", "profile.stream-not-read: finding who is who failed", this::work);
    }

    void start() {
        worker.start();
    }

    private void work(Handle session) {
        known.clear();
        if (StreamOffsets.read(session).isEmpty()) {
            readLake(session);
        }
        try (StreamReader events = stream.read(List.of(EventStream.EVENTS), StreamOffsets.read(session))) {
            while (!worker.isStopping()) {
                Gathered gathered = gather(events);
                if (gathered.records() > 0) {
                    workIn(session, gathered.links(), gathered.next());
                }
                metrics.lag(events.lag());
            }
        } catch (OffsetOutOfRangeException e) {
            LOG.error(
                    "profile.stream-gap: the stream no longer has {}, reading the lake",
                    e.offsetOutOfRangePartitions());
            session.useTransaction(StreamOffsets::forget);
        } finally {
            metrics.lag(0);
        }
    }

    private Gathered gather(StreamReader events) {
        Gathered gathered = new Gathered(reader, known);
        long start = System.nanoTime();
        while (!gathered.isFull() && System.nanoTime() - start < GATHER.toNanos()) {
            events.poll(GATHER).forEach(gathered::add);
        }
        return gathered;
    }

    /** Where the stream begins is asked first: whatever it loses meanwhile the lake has, or a gap will show it. */
    private void readLake(Handle session) {
        Map<TopicPartition, Long> first = stream.firstOffsets(List.of(EventStream.EVENTS));
        LakeLinks links = new LakeLinks(lake, reader);
        for (List<Link> some = links.next(); !some.isEmpty(); some = links.next()) {
            if (worker.isStopping()) {
                return;
            }
            workIn(session, some, Map.of());
        }
        session.useTransaction(handle -> StreamOffsets.move(handle, first));
    }

    private void workIn(Handle session, Collection<Link> links, Map<TopicPartition, Long> next) {
        StoredChanges.Outcome outcome = session.inTransaction(handle -> {
            StreamOffsets.move(handle, next);
            return links.isEmpty() ? StoredChanges.Outcome.NOTHING : resolution.work(handle, links);
        });
        known.add(links);
        metrics.count(outcome);
    }

    @Override
    public void close() {
        worker.close();
    }
}
