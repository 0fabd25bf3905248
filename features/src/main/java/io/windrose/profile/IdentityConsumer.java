package io.windrose.profile;

import io.windrose.database.Database;
import io.windrose.lake.Lake;
import io.windrose.stream.EventStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the links of the stream in, on one node at a time. The lock that says which lives in the session that writes:
 * whoever lost it cannot write. After any failure it begins again at the offsets in the database, which change in one
 * transaction with their effects. Where there are none, or the stream has a gap, it reads the lake first. It has one
 * platform thread.
 */
final class IdentityConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityConsumer.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final int ANSWER_MILLIS = 10_000;
    private static final String LOCK = "hashtextextended('windrose.profile.stream', 0)";

    private final Database database;
    private final EventStream stream;
    private final Lake lake;
    private final Resolution resolution;
    private final ProfileMetrics metrics;
    private final LinkReader reader = new LinkReader();
    private final KnownLinks known = new KnownLinks();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("profile-stream").unstarted(this::run);

    IdentityConsumer(Database database, EventStream stream, Lake lake, Resolution resolution, ProfileMetrics metrics) {
        this.database = database;
        this.stream = stream;
        this.lake = lake;
        this.resolution = resolution;
        this.metrics = metrics;
    }

    void start() {
        thread.start();
    }

    private void run() {
        boolean failedBefore = false;
        while (!isStopping(Duration.ZERO)) {
            try (Handle session = database.jdbi().open()) {
                workWhileLocked(session);
                failedBefore = false;
            } catch (RuntimeException | SQLException e) {
                if (!failedBefore) {
                    LOG.warn("profile.stream-not-read: finding who is who failed, beginning again", e);
                }
                failedBefore = true;
            }
            metrics.lag(0);
            isStopping(PAUSE);
        }
    }

    private void workWhileLocked(Handle session) throws SQLException {
        // A server that vanished without a word must not hold this thread for longer.
        session.getConnection().setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        if (!session.createQuery("select pg_try_advisory_lock(" + LOCK + ")")
                .mapTo(Boolean.class)
                .one()) {
            return;
        }
        try {
            known.clear();
            work(session);
        } finally {
            if (!session.getConnection().isClosed()) {
                // The session goes back to the pool, and the lock would go with it.
                session.createQuery("select pg_advisory_unlock(" + LOCK + ")")
                        .mapTo(Boolean.class)
                        .one();
            }
        }
    }

    private void work(Handle session) {
        if (StreamOffsets.read(session).isEmpty()) {
            readLake(session);
        }
        try (EventPositions positions = EventPositions.open(stream, StreamOffsets.read(session))) {
            while (!isStopping(Duration.ZERO)) {
                Gathered gathered = gather(positions);
                if (gathered.records() > 0) {
                    workIn(session, gathered.links(), gathered.next());
                }
                metrics.lag(positions.lag());
            }
        } catch (OffsetOutOfRangeException e) {
            LOG.error(
                    "profile.stream-gap: the stream no longer has {}, reading the lake",
                    e.offsetOutOfRangePartitions());
            session.useTransaction(StreamOffsets::forget);
        }
    }

    private Gathered gather(EventPositions positions) {
        Gathered gathered = new Gathered(reader, known);
        long start = System.nanoTime();
        while (!gathered.isFull() && System.nanoTime() - start < GATHER.toNanos()) {
            positions.poll(GATHER).forEach(gathered::add);
        }
        return gathered;
    }

    /** Where the stream begins is asked first: whatever it loses meanwhile the lake has, or a gap will show it. */
    private void readLake(Handle session) {
        Map<TopicPartition, Long> first = stream.firstOffsets(List.of(EventStream.EVENTS));
        LakeLinks links = new LakeLinks(lake, reader);
        for (List<Link> some = links.next(); !some.isEmpty(); some = links.next()) {
            if (isStopping(Duration.ZERO)) {
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

    /** Whether it is to stop, at the latest after {@code wait}. */
    private boolean isStopping(Duration wait) {
        try {
            return stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(Duration.ofMillis(ANSWER_MILLIS).multipliedBy(2))) {
                LOG.warn("{} did not stop, interrupting it", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
