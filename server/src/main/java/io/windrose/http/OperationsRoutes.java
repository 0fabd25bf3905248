package io.windrose.http;

import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.security.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What those ask who run it: does it live, is it ready, how is it; and what there is to ask for. */
public final class OperationsRoutes {
    private static final String HARMLESS = "tells only that a server is here and which parts answer";

    private final Map<String, Runnable> parts;
    private final Supplier<String> metrics;

    /**
     * Tells of these parts and figures.
     *
     * @param parts by name, each a check that throws a problem when the part does not answer
     * @param metrics in the Prometheus text format, version 0.0.4
     */
    public OperationsRoutes(Map<String, Runnable> parts, Supplier<String> metrics) {
        this.parts = new TreeMap<>(parts);
        this.metrics = metrics;
    }

    public List<Route> routes() {
        return List.of(
                new Route(Route.Method.GET, "/health/live", new Access.Open(HARMLESS), request -> live()),
                new Route(Route.Method.GET, "/health/ready", new Access.Open(HARMLESS), request -> ready()),
                new Route(
                        Route.Method.GET,
                        "/metrics",
                        new Access.Needs(Permission.METRICS_VIEW),
                        request -> Reply.text("text/plain; version=0.0.4; charset=utf-8", metrics.get())),
                new Route(
                        Route.Method.GET,
                        "/api/openapi.yaml",
                        new Access.Open("the document of the API holds no data"),
                        request -> Reply.text("application/yaml", document())));
    }

    private static Reply live() {
        return Reply.ok(Map.of("status", "up"));
    }

    private Reply ready() {
        Map<String, String> states = new LinkedHashMap<>();
        boolean up = true;
        for (Map.Entry<String, Runnable> part : parts.entrySet()) {
            try {
                part.getValue().run();
                states.put(part.getKey(), "up");
            } catch (Problem problem) {
                states.put(part.getKey(), "down");
                up = false;
            }
        }
        Reply reply = Reply.json(up ? 200 : 503, Map.of("status", up ? "up" : "down", "parts", states));
        return up ? reply : reply.with("Retry-After", String.valueOf(Problems.RETRY_AFTER_SECONDS));
    }

    static String document() {
        try (InputStream stream = OperationsRoutes.class.getResourceAsStream("/openapi.yaml")) {
            if (stream == null) {
                throw new Fault("http.no-document", "the program was built without openapi.yaml");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
