package io.windrose.bench;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Requests at fixed times, whether those before were answered or not: a server that stands still for a second keeps all
 * waiting that came meanwhile, and is timed so.
 */
final class SteadyRequests {
    private final double perSecond;
    private final Callable<Boolean> request;

    /** @param request says whether it was answered as it should be; called by many threads */
    SteadyRequests(double perSecond, Callable<Boolean> request) {
        this.perSecond = perSecond;
        this.request = request;
    }

    /** @param times from when a request was due to its answer, those that failed included */
    record Result(Spread times, long failed) {}

    Result run(Duration time) throws InterruptedException {
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        AtomicLong failed = new AtomicLong();
        long begun = System.nanoTime();
        long count = Math.round(perSecond * time.toNanos() / 1e9);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < count; i++) {
                long due = begun + Math.round(i * 1e9 / perSecond);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                threads.execute(() -> {
                    if (!isAnswered()) {
                        failed.incrementAndGet();
                    }
                    times.add(System.nanoTime() - due);
                });
            }
        }
        return new Result(Spread.of(times), failed.get());
    }

    private boolean isAnswered() {
        try {
            return request.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            return false;
        }
    }
}
