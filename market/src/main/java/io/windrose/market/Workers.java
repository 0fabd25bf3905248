package io.windrose.market;

import io.windrose.core.Fault;
import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do pieces of work; the answers come in the order of the pieces. */
final class Workers implements AutoCloseable {
    private final ExecutorService threads;

    Workers(int number) {
        if (number < 1) {
            throw new Incorrect("market.threads", "threads is " + number + "; give at least 1");
        }
        this.threads = Executors.newFixedThreadPool(number);
    }

    <T> List<T> all(Collection<? extends Callable<T>> pieces) {
        try {
            List<T> answers = new ArrayList<>(pieces.size());
            for (Future<T> piece : threads.invokeAll(pieces)) {
                answers.add(piece.get());
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("market.interrupted", "making the market was interrupted; start it again", e);
        } catch (ExecutionException e) {
            throw new Fault("market.broken", "a part of the market could not be made", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
