package io.windrose.lake;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Remembers the ids of recent events: says "surely new" or "perhaps seen", the latter wrongly for about one in 300 of
 * each segment's share. A Bloom filter (B. H. Bloom, 1970) in segments that each cover a stretch of time, so that the
 * oldest can be forgotten. Takes 12 bits an id. For one thread.
 */
final class SeenIds {
    private static final int BITS_PER_ID = 12;
    /** The best number of probes is bits per id times ln 2. */
    private static final int PROBES = 8;

    private static final int FIRST_CAPACITY = 1 << 16;
    private static final int LAST_CAPACITY = 1 << 22;

    private final long mostIds;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private Instant remembersFrom;
    private long ids;

    SeenIds(long mostIds, Instant remembersFrom) {
        this.mostIds = mostIds;
        this.remembersFrom = remembersFrom;
    }

    boolean mayContain(EventKey key) {
        long hash = hash(key);
        for (Segment segment : segments) {
            if (segment.mayContain(hash)) {
                return true;
            }
        }
        return false;
    }

    void add(EventKey key, Instant receivedAt) {
        Segment last = segments.peekLast();
        if (last == null || last.isFull()) {
            int capacity = last == null ? FIRST_CAPACITY : Math.min(LAST_CAPACITY, last.capacity * 2);
            last = new Segment((int) Math.min(capacity, Math.max(1, mostIds / 4)));
            segments.addLast(last);
        }
        last.add(hash(key), receivedAt);
        ids++;
        while (ids > mostIds) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Segment oldest = segments.removeFirst();
        ids -= oldest.size;
        remembersFrom = later(remembersFrom, oldest.newest);
    }

    /** Forgets the segments that hold nothing from {@code start} on. */
    void forgetBefore(Instant start) {
        Iterator<Segment> iterator = segments.iterator();
        while (iterator.hasNext()) {
            Segment segment = iterator.next();
            if (segment.newest.isBefore(start)) {
                ids -= segment.size;
                iterator.remove();
            }
        }
        remembersFrom = later(remembersFrom, start);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Ids of events received earlier may have been forgotten. */
    Instant remembersFrom() {
        return remembersFrom;
    }

    long size() {
        return ids;
    }

    /** FNV-1a over both parts and a separator, with the last step of MurmurHash3 to spread it. */
    private static long hash(EventKey key) {
        long hash = fnv(0xcbf29ce484222325L, key.sourceId());
        return spread(fnv((hash ^ 0xff) * 0x100000001b3L, key.eventId()));
    }

    private static long fnv(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static long spread(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    private static final class Segment {
        private final int capacity;
        private final long[] words;
        private int size;
        private Instant newest = Instant.MIN;

        Segment(int capacity) {
            this.capacity = capacity;
            this.words = new long[Math.ceilDiv(capacity * BITS_PER_ID, Long.SIZE)];
        }

        boolean isFull() {
            return size == capacity;
        }

        void add(long hash, Instant receivedAt) {
            for (int probe = 0; probe < PROBES; probe++) {
                long bit = bit(hash, probe);
                words[(int) (bit >>> 6)] |= 1L << bit;
            }
            size++;
            newest = later(newest, receivedAt);
        }

        boolean mayContain(long hash) {
            for (int probe = 0; probe < PROBES; probe++) {
                long bit = bit(hash, probe);
                if ((words[(int) (bit >>> 6)] & (1L << bit)) == 0) {
                    return false;
                }
            }
            return true;
        }

        /** Two hashes give all probes (A. Kirsch, M. Mitzenmacher: Less Hashing, Same Performance, 2006). */
        private long bit(long hash, int probe) {
            long second = spread(hash ^ 0x9e3779b97f4a7c15L) | 1;
            return Long.remainderUnsigned(hash + probe * second, (long) words.length * Long.SIZE);
        }
    }
}
