package io.windrose.server;

import io.windrose.configuration.Configuration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the program in this process: what is told to stop, at whatever moment, stops in order. */
final class ServedRun {
    private static final Logger LOG = LoggerFactory.getLogger(ServedRun.class);

    /** Held while the program starts, and while it works at something that stopping interrupts. */
    private final ReentrantLock busy = new ReentrantLock();

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile Optional<Thread> worker = Optional.empty();
    private volatile Optional<Wiring> wiring = Optional.empty();

    ServedRun() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    /** Everything runs and answers when this returns. What is told to stop meanwhile stops then. */
    Wiring start(Configuration configuration) {
        busy.lock();
        try {
            Wiring started = Wiring.start(configuration);
            wiring = Optional.of(started);
            started.whenBroken(reason -> {
                LOG.error("ending, so that a new start can mend it: {}", reason);
                broken.set(true);
                stopped.countDown();
            });
            return started;
        } finally {
            busy.unlock();
        }
    }

    /** Does {@code work} on this thread, unless it is told to stop, which interrupts the work. */
    void work(Runnable work) {
        busy.lock();
        try {
            worker = Optional.of(Thread.currentThread());
            if (!stopping.get()) {
                work.run();
            }
        } finally {
            worker = Optional.empty();
            if (stopping.get()) {
                // It was meant for the work; what follows is to wait for the end.
                Thread.interrupted();
            }
            busy.unlock();
        }
    }

    /**
     * Waits until it is told to stop, or cannot go on.
     *
     * @return what the process ends with; everything is closed when it does
     */
    int await() throws InterruptedException {
        stopped.await();
        return broken.get() ? 1 : 0;
    }

    private void stop() {
        stopping.set(true);
        worker.ifPresent(Thread::interrupt);
        busy.lock();
        try {
            wiring.ifPresent(started -> {
                LOG.info("stopping");
                started.close();
                LOG.info("stopped");
            });
            stopped.countDown();
        } finally {
            busy.unlock();
        }
    }
}
