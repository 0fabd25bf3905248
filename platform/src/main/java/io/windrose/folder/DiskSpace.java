package io.windrose.folder;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How full the disk under a folder is, and since when. Nothing may be taken in above a share of it: a full disk breaks
 * databases, a refusal only delays. Thread-safe.
 */
public final class DiskSpace {
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration SAMPLE_EVERY = Duration.ofMinutes(1);
    private static final Duration SAMPLES_KEPT = Duration.ofDays(1);
    private static final double SECONDS_A_DAY = 86_400;

    private final Sizes sizes;
    private final double limit;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Sample> samples = new ArrayDeque<>();
    private Sample latest;

    /** The bytes of a disk. */
    interface Sizes {
        long total();

        long used();
    }

    private record Sample(Instant at, long used, long total) {}

    DiskSpace(Sizes sizes, int limitPercent, Clock clock) {
        if (limitPercent < 1 || limitPercent > 100) {
            throw new Incorrect("disk.limit", "disk.limit is " + limitPercent + "; give a percentage from 1 to 100");
        }
        this.sizes = sizes;
        this.limit = limitPercent / 100.0;
        this.clock = clock;
        this.latest = new Sample(clock.instant(), sizes.used(), sizes.total());
        samples.add(latest);
    }

    /** The disk under {@code folder}; above {@code limitPercent} of it nothing more is taken in. */
    public static DiskSpace of(Path folder, int limitPercent, Clock clock) {
        try {
            FileStore store = Files.getFileStore(folder);
            return new DiskSpace(
                    new Sizes() {
                        // As df counts: what is kept back for root belongs to neither.
                        @Override
                        public long total() {
                            return used() + ask(store::getUsableSpace);
                        }

                        @Override
                        public long used() {
                            return ask(() -> store.getTotalSpace() - store.getUnallocatedSpace());
                        }
                    },
                    limitPercent,
                    clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Measures at most once a second.
     *
     * @throws Unavailable while the disk is fuller than the limit
     */
    public void check() {
        Sample now = sample();
        if (now.used() > limit * now.total()) {
            throw new Unavailable(
                    "disk.full",
                    String.format(
                            Locale.ROOT,
                            "the disk is %.1f%% full, and above %.0f%% nothing is taken in; free some space or raise disk.limit",
                            100.0 * now.used() / now.total(),
                            100 * limit));
        }
    }

    /** Bytes a day, by the last day's samples; 0 while there is only one. */
    public double growthADay() {
        sample();
        lock.lock();
        try {
            Sample first = samples.getFirst();
            double seconds = Duration.between(first.at(), latest.at()).toMillis() / 1000.0;
            return seconds < SAMPLE_EVERY.toSeconds() ? 0 : (latest.used() - first.used()) / seconds * SECONDS_A_DAY;
        } finally {
            lock.unlock();
        }
    }

    /** Until the limit at this growth; infinite while nothing grows. */
    public double daysToFull() {
        double growth = growthADay();
        Sample now = sample();
        double left = Math.max(0, limit * now.total() - now.used());
        return growth <= 0 ? Double.POSITIVE_INFINITY : left / growth;
    }

    public void measure(MeterRegistry registry) {
        Gauge.builder("windrose.disk.total", this, disk -> disk.sample().total())
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("windrose.disk.used", this, disk -> disk.sample().used())
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("windrose.disk.growth.day", this, DiskSpace::growthADay)
                .description("by the last day")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("windrose.disk.days.to.full", this, DiskSpace::daysToFull)
                .description("until disk.limit, at this growth")
                .register(registry);
    }

    private Sample sample() {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (Duration.between(latest.at(), now).compareTo(FRESH) >= 0) {
                latest = new Sample(now, sizes.used(), sizes.total());
                if (Duration.between(samples.getLast().at(), now).compareTo(SAMPLE_EVERY) >= 0) {
                    samples.addLast(latest);
                }
                while (samples.size() > 1
                        && Duration.between(samples.getFirst().at(), now).compareTo(SAMPLES_KEPT) > 0) {
                    samples.removeFirst();
                }
            }
            return latest;
        } finally {
            lock.unlock();
        }
    }

    private interface Asked {
        long bytes() throws IOException;
    }

    private static long ask(Asked asked) {
        try {
            return asked.bytes();
        } catch (IOException e) {
            throw new Unavailable("disk.unreadable", "the disk does not say how full it is; see the system's log", e);
        }
    }
}
