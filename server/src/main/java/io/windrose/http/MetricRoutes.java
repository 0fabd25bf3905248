package io.windrose.http;

import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.metric.Metrics;
import io.windrose.analyze.metric.StoredMetric;
import io.windrose.security.Permission;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Definitions of metrics. */
public final class MetricRoutes {
    private final Metrics metrics;

    public MetricRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Text(@Nullable String text, @Nullable Integer version) {}

    private record All(List<Shown> metrics) {}

    private record Checked(String name, String title, String description, String owner, String unit) {
        static Checked of(Metric metric) {
            return new Checked(
                    metric.name(),
                    metric.title(),
                    metric.description(),
                    metric.owner(),
                    metric.unit().word());
        }
    }

    private record Shown(
            String name,
            String title,
            String description,
            String owner,
            String unit,
            String text,
            int version,
            boolean builtIn,
            Optional<String> problem) {
        static Shown of(StoredMetric stored) {
            Optional<Metric> metric = stored.metric();
            return new Shown(
                    stored.name(),
                    metric.map(Metric::title).orElse(stored.name()),
                    metric.map(Metric::description).orElse(""),
                    metric.map(Metric::owner).orElse(""),
                    metric.map(known -> known.unit().word()).orElse("number"),
                    stored.text(),
                    stored.version(),
                    stored.isBuiltIn(),
                    stored.problem());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.ANALYZE_VIEW);
        Access manage = new Access.Needs(Permission.ANALYZE_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/metrics", view, this::list).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/metrics/check", view, this::check).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/metrics/{metric}", view, this::show).holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/metrics/{metric}", manage, this::save),
                new Route(Route.Method.DELETE, "/api/metrics/{metric}", manage, this::delete));
    }

    private Reply list(Request request) {
        return Reply.ok(new All(metrics.list().stream().map(Shown::of).toList()));
    }

    private Reply check(Request request) {
        return Reply.ok(Checked.of(
                metrics.check(Request.required(request.body(Text.class).text(), "text"))));
    }

    private Reply show(Request request) {
        return Reply.ok(Shown.of(metrics.fetch(request.parameter("metric"))));
    }

    private Reply save(Request request) {
        Text body = request.body(Text.class);
        return Reply.ok(Shown.of(metrics.save(
                request.parameter("metric"),
                Request.required(body.text(), "text"),
                Optional.ofNullable(body.version()),
                request.principal())));
    }

    private Reply delete(Request request) {
        metrics.delete(request.parameter("metric"), request.principal());
        return Reply.nothing();
    }
}
