package io.windrose.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A step that a thread of its own repeats whatever happens, until it is closed. Of a row of failures only the first is
 * logged.
 */
public final class Repeated implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final String failure;
    private final Duration interval;
    private final Runnable step;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private boolean failedBefore;

    private Repeated(String name, String failure, Duration interval, Runnable step) {
        this.failure = failure;
        this.interval = interval;
        this.step = step;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    public static Repeated start(String name, String failure, Duration interval, Runnable step) {
        Repeated repeated = new Repeated(name, failure, interval, step);
        repeated.thread.start();
        return repeated;
    }

    private void run() {
        try {
            while (!stopping.await(interval.toNanos(), TimeUnit.NANOSECONDS)) {
                attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            step.run();
            if (failedBefore) {
                LOG.info("{}: works again", failure);
            }
            failedBefore = false;
        } catch (RuntimeException e) {
            if (!failedBefore) {
                LOG.warn("{}: trying again until it works", failure, e);
            }
            failedBefore = true;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(STOP_LIMIT)) {
                LOG.warn("{} did not stop, interrupting it", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
