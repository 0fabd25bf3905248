package io.windrose.optimize.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.optimize.mix.Mixes;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Makes plans on a thread of its own, one at a time, so that they do not hold up everything else. Curves stay in memory
 * while they are used; the same request is solved once, and the last answers are remembered: a fit never changes.
 * Thread-safe.
 */
final class Solving implements AutoCloseable {
    private static final int MOST_CURVES = 4;
    private static final int MOST_ANSWERS = 200;
    private static final Duration UNUSED = Duration.ofMinutes(30);

    private final Mixes mixes;
    private final String version;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("optimize.plan").daemon().factory());
    private final Cache<UUID, KnownCurves> curves = Caffeine.newBuilder()
            .maximumSize(MOST_CURVES)
            .expireAfterAccess(UNUSED)
            .build();
    private final Cache<PlanRequest, PlanAnswer> answers = Caffeine.newBuilder()
            .maximumSize(MOST_ANSWERS)
            .expireAfterAccess(UNUSED)
            .build();
    private final Map<PlanRequest, CompletableFuture<PlanAnswer>> running = new ConcurrentHashMap<>();

    Solving(Mixes mixes, String version) {
        this.mixes = mixes;
        this.version = version;
    }

    PlanAnswer solve(PlanRequest request) {
        PlanAnswer known = answers.getIfPresent(request);
        if (known != null) {
            return known;
        }
        CompletableFuture<PlanAnswer> asked = running.computeIfAbsent(
                request,
                each -> CompletableFuture.supplyAsync(
                        () -> new Planner(curves(each.mix()), each, version).plan(), thread));
        try {
            PlanAnswer answer = awaited(asked);
            answers.put(request, answer);
            return answer;
        } finally {
            running.remove(request, asked);
        }
    }

    /** What is done with curves beside solving, on the same thread. */
    <T> T on(Supplier<T> work) {
        return awaited(CompletableFuture.supplyAsync(work, thread));
    }

    private KnownCurves curves(UUID mix) {
        return curves.get(mix, id -> KnownCurves.of(mixes.fitted(id)));
    }

    private static <T> T awaited(CompletableFuture<T> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Problem problem
                    ? problem
                    : new Fault("optimize.not-planned", "a plan was not made", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
