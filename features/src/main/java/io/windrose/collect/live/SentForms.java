package io.windrose.collect.live;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The latest accepted events of each source as they were sent, so that people can see what was made of them. In memory
 * only, on the node whose door took them. Thread-safe and cheap: every event passes here.
 */
public final class SentForms {
    static final int MOST_EVENTS = 200;
    static final long MOST_BYTES = 1L << 20;

    private final Map<String, Latest> sources = new ConcurrentHashMap<>();

    private static final class Latest {
        private final ReentrantLock lock = new ReentrantLock();
        private final LinkedHashMap<String, byte[]> sent = new LinkedHashMap<>();
        private long bytes;
    }

    /** Keeps what an event was sent as, and forgets the source's oldest for it. */
    public void keep(String source, String eventId, byte[] event) {
        Latest latest = sources.computeIfAbsent(source, name -> new Latest());
        latest.lock.lock();
        try {
            byte[] before = latest.sent.putLast(eventId, event);
            latest.bytes += event.length - (before == null ? 0 : before.length);
            while (latest.sent.size() > MOST_EVENTS || latest.bytes > MOST_BYTES) {
                latest.bytes -= latest.sent.pollFirstEntry().getValue().length;
            }
        } finally {
            latest.lock.unlock();
        }
    }

    Optional<byte[]> find(String source, String eventId) {
        Latest latest = sources.get(source);
        if (latest == null) {
            return Optional.empty();
        }
        latest.lock.lock();
        try {
            return Optional.ofNullable(latest.sent.get(eventId));
        } finally {
            latest.lock.unlock();
        }
    }
}
