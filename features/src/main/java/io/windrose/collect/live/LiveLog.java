package io.windrose.collect.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The latest arrivals, numbered. Who looks on keeps the number that they have come to, so that nothing is queued for
 * them and nobody waits for the slowest. Thread-safe.
 */
final class LiveLog {
    static final Duration OLDEST = Duration.ofMinutes(30);
    static final int MOST_ENTRIES = 5_000;
    static final long MOST_BYTES = 16L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long bytes;
    /** Of the oldest that is kept. */
    private long first = 1;

    private boolean isEnded;

    /** @param at when it was read; its time of reception may be long ago, if it was replayed */
    private record Kept(Arrival arrival, Instant at) {}

    /** An arrival with its number. */
    record Numbered(long number, Arrival arrival) {}

    /**
     * What came after a number.
     *
     * @param next the number to go on from
     * @param missed how many came after it and are not kept any more
     */
    record Slice(List<Numbered> arrivals, long next, long missed) {}

    void add(Collection<Arrival> arrivals, Instant now) {
        lock.lock();
        try {
            for (Arrival arrival : arrivals) {
                kept.addLast(new Kept(arrival, now));
                bytes += arrival.bytes();
            }
            forget(now);
            if (!arrivals.isEmpty()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget(Instant now) {
        Instant oldest = now.minus(OLDEST);
        while (!kept.isEmpty()
                && (kept.size() > MOST_ENTRIES
                        || bytes > MOST_BYTES
                        || kept.getFirst().at().isBefore(oldest))) {
            bytes -= kept.removeFirst().arrival().bytes();
            first++;
        }
    }

    /** What went on in arrivals that are kept and wanted. */
    LiveActivity activity(Instant since, Predicate<Arrival> wanted) {
        lock.lock();
        try {
            boolean isForgotten = first > 1 && !kept.isEmpty();
            LiveActivity activity =
                    new LiveActivity(isForgotten ? kept.getFirst().at() : since);
            kept.stream()
                    .filter(one -> wanted.test(one.arrival()))
                    .forEach(one -> activity.add(List.of(one.arrival()), one.at()));
            return activity;
        } finally {
            lock.unlock();
        }
    }

    /** Before everything that is kept. */
    long beginning() {
        lock.lock();
        try {
            return first - 1;
        } finally {
            lock.unlock();
        }
    }

    /** Of the newest. */
    long end() {
        lock.lock();
        try {
            return last();
        } finally {
            lock.unlock();
        }
    }

    /** What came after the number {@code after}, once something did, at the latest after {@code wait}. */
    Slice after(long after, Duration wait) {
        long rest = wait.toNanos();
        lock.lock();
        try {
            while (last() <= after && rest > 0 && !isEnded) {
                rest = changed.awaitNanos(rest);
            }
            return slice(after);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return slice(after);
        } finally {
            lock.unlock();
        }
    }

    private long last() {
        return first + kept.size() - 1;
    }

    private Slice slice(long after) {
        long from = Math.max(after + 1, first);
        List<Numbered> found = new ArrayList<>();
        Iterator<Kept> newest = kept.descendingIterator();
        for (long number = last(); number >= from; number--) {
            found.add(new Numbered(number, newest.next().arrival()));
        }
        return new Slice(found.reversed(), Math.max(after, last()), Math.max(0, from - after - 1));
    }

    boolean isEnded() {
        lock.lock();
        try {
            return isEnded;
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits any more. */
    void stop() {
        lock.lock();
        try {
            isEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
