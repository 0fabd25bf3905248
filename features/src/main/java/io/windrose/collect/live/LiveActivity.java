package io.windrose.collect.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Counts who and what was active, minute by minute, by the time of reading. Thread-safe. */
final class LiveActivity {
    static final int MOST_PEOPLE = 100_000;
    private static final int MINUTES = 30;
    private static final Duration RECENT = Duration.ofMinutes(5);
    private static final int MOST_PAGES_A_MINUTE = 1_000;
    private static final int SHOWN_PAGES = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Instant since;
    /** By person, when they were last active; the longest ago first. */
    private final LinkedHashMap<Long, Instant> people = new LinkedHashMap<>();

    private final Deque<Minute> minutes = new ArrayDeque<>();
    private Instant overflowedAt = Instant.EPOCH;

    private static final class Minute {
        private final long number;
        private final Map<String, Long> pages = new HashMap<>();
        private long accepted;
        private long rejected;
        private long dropped;

        Minute(long number) {
            this.number = number;
        }
    }

    LiveActivity(Instant since) {
        this.since = since;
    }

    void add(Collection<Arrival> arrivals, Instant now) {
        lock.lock();
        try {
            Minute minute = minute(now);
            arrivals.forEach(arrival -> count(minute, arrival, now));
            forget(now);
        } finally {
            lock.unlock();
        }
    }

    private Minute minute(Instant now) {
        long number = number(now);
        Minute last = minutes.peekLast();
        if (last == null || last.number < number) {
            last = new Minute(number);
            minutes.addLast(last);
        }
        return last;
    }

    private static long number(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60);
    }

    private void count(Minute minute, Arrival arrival, Instant now) {
        switch (arrival.verdict()) {
            case ACCEPTED, FLAGGED -> minute.accepted++;
            case REJECTED -> minute.rejected++;
            case DROPPED -> minute.dropped++;
        }
        if (arrival.isApart() || arrival.hash().isEmpty()) {
            return;
        }
        people.putLast(arrival.hash().get(), now);
        boolean isView = arrival.type().filter("page"::equals).isPresent();
        arrival.page()
                .filter(path -> isView)
                .filter(path -> minute.pages.size() < MOST_PAGES_A_MINUTE || minute.pages.containsKey(path))
                .ifPresent(path -> minute.pages.merge(path, 1L, Long::sum));
    }

    private void forget(Instant now) {
        while (!minutes.isEmpty() && minutes.getFirst().number <= number(now) - MINUTES) {
            minutes.removeFirst();
        }
        Instant oldest = now.minus(LiveLog.OLDEST);
        while (!people.isEmpty()) {
            boolean isOver = people.size() > MOST_PEOPLE;
            if (!isOver && !people.firstEntry().getValue().isBefore(oldest)) {
                return;
            }
            if (isOver) {
                overflowedAt = now;
            }
            people.pollFirstEntry();
        }
    }

    LiveSummary summary(Instant now) {
        lock.lock();
        try {
            forget(now);
            Instant recent = now.minus(RECENT);
            long active = people.sequencedValues().reversed().stream()
                    .takeWhile(at -> !at.isBefore(recent))
                    .count();
            Instant oldest = now.minus(LiveLog.OLDEST);
            return new LiveSummary(
                    since.isBefore(oldest) ? oldest : since,
                    active,
                    people.size(),
                    !overflowedAt.isBefore(oldest),
                    shownMinutes(now),
                    shownPages());
        } finally {
            lock.unlock();
        }
    }

    private List<LiveSummary.Minute> shownMinutes(Instant now) {
        Map<Long, Minute> known = new HashMap<>();
        minutes.forEach(minute -> known.put(minute.number, minute));
        List<LiveSummary.Minute> shown = new ArrayList<>();
        for (long number = number(now) - MINUTES + 1; number <= number(now); number++) {
            Minute minute = known.getOrDefault(number, new Minute(number));
            shown.add(new LiveSummary.Minute(
                    Instant.ofEpochSecond(number * 60), minute.accepted, minute.rejected, minute.dropped));
        }
        return shown;
    }

    private List<LiveSummary.Page> shownPages() {
        Map<String, Long> views = new HashMap<>();
        minutes.forEach(minute -> minute.pages.forEach((path, count) -> views.merge(path, count, Long::sum)));
        return views.entrySet().stream()
                .map(entry -> new LiveSummary.Page(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(LiveSummary.Page::views)
                        .reversed()
                        .thenComparing(LiveSummary.Page::path))
                .limit(SHOWN_PAGES)
                .toList();
    }
}
