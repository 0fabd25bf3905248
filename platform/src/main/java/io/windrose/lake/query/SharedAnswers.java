package io.windrose.lake.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Answers by their question, computed once for all who ask at the same time, and kept while there is room. A question
 * names the snapshots that it is asked of, so that its answer is always the same. A computation is interrupted when the
 * last of them was. Thread-safe.
 */
public final class SharedAnswers<Q> {
    private final Cache<Q, Object> kept;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Q, Run> running = new HashMap<>();

    /** @param most how many are kept */
    public SharedAnswers(int most) {
        this.kept = Caffeine.newBuilder().maximumSize(most).build();
    }

    /** A computation on a thread of its own; the lock guards {@code waiting}. */
    private static final class Run {
        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private final Thread thread;
        private int waiting;

        Run(Supplier<?> compute) {
            this.thread = Thread.ofVirtual().unstarted(() -> {
                try {
                    answer.complete(compute.get());
                } catch (RuntimeException | Error e) {
                    answer.completeExceptionally(e);
                }
            });
        }
    }

    /**
     * The answer that is known, or what is computed for it.
     *
     * @param question of a type that has one kind of answer
     */
    @SuppressWarnings("unchecked") // Who asks for a kind of answer says how it is computed.
    public <A> A get(Q question, Supplier<A> compute) {
        Object known = kept.getIfPresent(question);
        if (known != null) {
            return (A) known;
        }
        Run run = join(question, compute);
        try {
            Object answer = run.answer.get();
            kept.put(question, answer);
            return (A) answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("lake.query-cancelled", "the query was cancelled: ask again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Problem problem
                    ? problem
                    : new Fault("lake.answer-failed", "an answer failed: " + e.getCause(), e);
        } finally {
            leave(question, run);
        }
    }

    private Run join(Q question, Supplier<?> compute) {
        lock.lock();
        try {
            Run run = running.get(question);
            if (run == null) {
                run = new Run(compute);
                running.put(question, run);
                run.thread.start();
            }
            run.waiting++;
            return run;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Q question, Run run) {
        lock.lock();
        try {
            run.waiting--;
            if (run.waiting == 0) {
                running.remove(question, run);
                run.thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
