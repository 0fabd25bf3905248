package io.windrose.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Measures and logs requests, by their route and never by their path. Thread-safe. */
final class RequestFigures {
    private static final Logger LOG = LoggerFactory.getLogger("io.windrose.http.Requests");

    private record Key(String method, String route, int status) {}

    private final MeterRegistry metrics;
    /** Looking a timer up in the registry costs more than the smallest requests do. */
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    RequestFigures(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** Empty for a request without a route: anybody can send any method and path, which therefore become no label. */
    void answered(Optional<Route> route, int status, long nanos) {
        Key key = new Key(
                route.map(found -> found.method().name()).orElse("other"),
                route.map(Route::path).orElse("none"),
                status);
        timers.computeIfAbsent(key, this::timer).record(Duration.ofNanos(nanos));
        Level level = isRoutine(key.route()) ? Level.DEBUG : Level.INFO;
        if (LOG.isEnabledForLevel(level)) {
            LOG.atLevel(level)
                    .addKeyValue("method", key.method())
                    .addKeyValue("route", key.route())
                    .addKeyValue("status", status)
                    .addKeyValue("millis", nanos / 1_000_000)
                    .log("request");
        }
    }

    private Timer timer(Key key) {
        return Timer.builder("windrose.http.requests")
                .tag("route", key.route())
                .tag("method", key.method())
                .tag("status", String.valueOf(key.status()))
                .register(metrics);
    }

    /** Comes by the thousand or by the clock, and is told by the metrics. */
    private static boolean isRoutine(String route) {
        return route.startsWith("/v1/") || route.startsWith("/health") || route.equals("/metrics");
    }
}
