package io.windrose.lake.sandbox;

import io.micrometer.core.instrument.Counter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The child processes: started when needed, kept for a while, killed when in doubt. Thread-safe. */
final class Children {
    private record Idle(Child child, long sinceNanos) {}

    private final SandboxSettings settings;
    private final Supplier<Path> folders;
    private final Counter started;
    private final ScheduledFuture<?> ending;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Set<Child> busy = new HashSet<>();

    Children(SandboxSettings settings, Supplier<Path> folders, Counter started, ScheduledExecutorService clock) {
        this.settings = settings;
        this.folders = folders;
        this.started = started;
        long pause = Math.clamp(settings.idle().toMillis() / 4, 10, 10_000);
        this.ending = clock.scheduleWithFixedDelay(this::endIdle, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** One for a query; give it back or discard it. */
    Child take() {
        lock.lock();
        try {
            while (!idle.isEmpty()) {
                Child child = idle.pop().child();
                if (child.isAlive()) {
                    busy.add(child);
                    return child;
                }
                child.kill();
            }
        } finally {
            lock.unlock();
        }
        Child child = Child.start(folders.get(), settings.megabytes());
        started.increment();
        lock.lock();
        try {
            busy.add(child);
        } finally {
            lock.unlock();
        }
        return child;
    }

    /** For the next query. */
    void giveBack(Child child) {
        lock.lock();
        try {
            busy.remove(child);
            idle.push(new Idle(child, System.nanoTime()));
        } finally {
            lock.unlock();
        }
    }

    void discard(Child child) {
        lock.lock();
        try {
            busy.remove(child);
        } finally {
            lock.unlock();
        }
        child.kill();
    }

    int count() {
        lock.lock();
        try {
            return idle.size() + busy.size();
        } finally {
            lock.unlock();
        }
    }

    /** The processes that there are, for tests that kill one. */
    List<Long> pids() {
        lock.lock();
        try {
            return Stream.concat(idle.stream().map(Idle::child), busy.stream())
                    .map(Child::pid)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void endIdle() {
        endIdle(settings.idle());
    }

    private void endIdle(Duration longer) {
        lock.lock();
        try {
            idle.removeIf(each -> {
                boolean isOver = System.nanoTime() - each.sinceNanos() >= longer.toNanos();
                if (isOver) {
                    each.child().kill();
                }
                return isOver;
            });
        } finally {
            lock.unlock();
        }
    }

    void killAll() {
        ending.cancel(false);
        endIdle(Duration.ZERO);
        lock.lock();
        try {
            busy.forEach(Child::kill);
        } finally {
            lock.unlock();
        }
    }
}
