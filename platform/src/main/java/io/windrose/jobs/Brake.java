package io.windrose.jobs;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets work that comes again and again wait, for as long as anyone holds it. Thread-safe. */
public final class Brake {
    private final AtomicInteger holds = new AtomicInteger();

    /** To be closed once. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** No work begins until what is returned is closed; what has begun goes on. */
    public Hold hold() {
        holds.incrementAndGet();
        return holds::decrementAndGet;
    }

    public boolean isHeld() {
        return holds.get() > 0;
    }
}
