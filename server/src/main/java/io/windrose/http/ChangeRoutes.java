package io.windrose.http;

import io.windrose.security.Permission;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which tables have new rows, as a stream of server-sent events: so a screen asks again when there is something new.
 */
public final class ChangeRoutes implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);
    /** Proxies cut what is silent for longer; some after half a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    /** Then the browser asks again by itself, and whether it still may is looked at anew. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Supplier<Map<String, Long>> snapshots;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable Map<String, Long> seen;
    private long seenAt;

    /** @param snapshots by table, the newest; asked every few seconds while anybody listens, however many do */
    public ChangeRoutes(Supplier<Map<String, Long>> snapshots) {
        this.snapshots = snapshots;
    }

    public List<Route> routes() {
        return List.of(
                new Route(Route.Method.GET, "/api/changes", new Access.Needs(Permission.ANALYZE_VIEW), this::changes)
                        .holdsNoBrand());
    }

    private Reply changes(Request request) {
        boolean isStream = request.header()
                .apply("Accept")
                .filter(types -> types.contains(EventStreamOutput.TYPE))
                .isPresent();
        if (!isStream) {
            return Reply.ok(Map.of("tables", new TreeSet<>(look().keySet())));
        }
        return Reply.stream(EventStreamOutput.TYPE, out -> tell(out, request.clientIsGone()))
                // Proxies must not gather what is to be seen at once.
                .with("X-Accel-Buffering", "no");
    }

    private void tell(OutputStream out, BooleanSupplier isClientGone) {
        long end = System.nanoTime() + LONGEST.toNanos();
        EventStreamOutput events = new EventStreamOutput(out, HEARTBEAT);
        Map<String, Long> before = look();
        events.event("start", Json.write(Map.of()));
        events.flush();
        while (!isEnding() && System.nanoTime() < end && !isClientGone.getAsBoolean()) {
            Map<String, Long> now = look();
            TreeSet<String> changed = new TreeSet<>(now.keySet());
            Map<String, Long> known = before;
            changed.removeIf(table -> Objects.equals(now.get(table), known.get(table)));
            if (!changed.isEmpty()) {
                events.event("changed", Json.write(Map.of("tables", changed)));
            }
            before = now;
            events.flush();
        }
    }

    private boolean isEnding() {
        try {
            return ending.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Map<String, Long> look() {
        looking.lock();
        try {
            Map<String, Long> known = seen;
            if (known == null || System.nanoTime() - seenAt > LOOK_EVERY.toNanos() / 2) {
                known = Map.copyOf(snapshots.get());
                seen = known;
                seenAt = System.nanoTime();
            }
            return known;
        } finally {
            looking.unlock();
        }
    }

    /** Who listens would hold up the server's end. */
    @Override
    public void close() {
        ending.countDown();
    }
}
