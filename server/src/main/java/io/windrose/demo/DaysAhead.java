package io.windrose.demo;

import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import io.windrose.market.Day;
import io.windrose.market.Market;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The days of a market in their order, made on a thread of their own some days ahead of who asks. For one thread. */
final class DaysAhead implements AutoCloseable {
    private static final int AHEAD = 4;

    private final Stream<Day> stream;
    private final Iterator<Day> days;
    private final ExecutorService maker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("demo-market").factory());
    private final Deque<Future<Day>> ahead = new ArrayDeque<>();
    private int left;

    DaysAhead(Market market, int number) {
        this.stream = market.days(1);
        this.days = stream.iterator();
        this.left = number;
    }

    boolean hasNext() {
        return left > 0 || !ahead.isEmpty();
    }

    Day next() {
        while (left > 0 && ahead.size() < AHEAD) {
            ahead.add(maker.submit(days::next));
            left--;
        }
        return awaited(ahead.remove());
    }

    /**
     * What a piece of the load came to. Interrupting ends the waiting and not the piece, so the flag is not set again:
     * closing waits for what works on memory that is about to be given back.
     */
    static <T> T awaited(Future<T> piece) {
        try {
            return piece.get();
        } catch (InterruptedException e) {
            throw new Unavailable("demo.broken-off", "loading was broken off; start again, and it goes on", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem known
                    ? known
                    : new Fault("demo.not-loaded", "loading failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        maker.close();
        stream.close();
    }
}
