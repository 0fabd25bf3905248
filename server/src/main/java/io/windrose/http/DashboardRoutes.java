package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.visualize.Annotation;
import io.windrose.visualize.Annotations;
import io.windrose.visualize.Dashboards;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dashboards that people keep and share, and what happened on which day. */
public final class DashboardRoutes {
    private final Dashboards dashboards;
    private final Annotations annotations;

    public DashboardRoutes(Dashboards dashboards, Annotations annotations) {
        this.dashboards = dashboards;
        this.annotations = annotations;
    }

    /** {@code version} only in a change. */
    private record AnnotationDraft(
            @Nullable UUID dashboard,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String text,
            @Nullable Integer version) {
        Annotation.Draft draft() {
            return new Annotation.Draft(
                    Optional.ofNullable(dashboard),
                    Request.required(from, "from"),
                    Optional.ofNullable(to),
                    Request.required(text, "text"));
        }
    }

    private record ShownAnnotation(
            UUID id,
            Optional<UUID> dashboard,
            LocalDate from,
            Optional<LocalDate> to,
            String text,
            int version,
            Instant createdAt,
            String createdBy,
            Instant changedAt,
            String changedBy) {
        static ShownAnnotation of(Annotation annotation) {
            Annotation.Draft draft = annotation.draft();
            return new ShownAnnotation(
                    annotation.id(),
                    draft.dashboard(),
                    draft.startsOn(),
                    draft.endsOn(),
                    draft.text(),
                    annotation.version(),
                    annotation.createdAt(),
                    annotation.createdBy(),
                    annotation.changedAt(),
                    annotation.changedBy());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.ANALYZE_VIEW);
        Access manage = new Access.Needs(Permission.DASHBOARDS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/dashboards", view, this::list).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/dashboards", manage, this::add).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/dashboards/{id}", view, this::show).holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/dashboards/{id}", manage, this::change).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/dashboards/{id}", manage, this::delete).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/annotations", view, this::annotations).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/annotations", manage, this::annotate).holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/annotations/{id}", manage, this::changeAnnotation).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/annotations/{id}", manage, this::deleteAnnotation).holdsNoBrand());
    }

    private Reply list(Request request) {
        Principal by = request.principal();
        return Reply.ok(Page.whole(dashboards.visibleTo(by).stream()
                .map(dashboard -> DashboardForms.Listed.of(dashboard, by))
                .toList()));
    }

    private Reply add(Request request) {
        Principal by = request.principal();
        return Reply.created(DashboardForms.Shown.of(
                dashboards.add(request.body(DashboardForms.Draft.class).draft(), by), by));
    }

    private Reply show(Request request) {
        Principal by = request.principal();
        return Reply.ok(DashboardForms.Shown.of(dashboards.fetch(request.id("id"), by), by));
    }

    private Reply change(Request request) {
        Principal by = request.principal();
        DashboardForms.Draft body = request.body(DashboardForms.Draft.class);
        int version = Request.required(body.version(), "version");
        return Reply.ok(DashboardForms.Shown.of(dashboards.change(request.id("id"), version, body.draft(), by), by));
    }

    private Reply delete(Request request) {
        dashboards.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }

    private Reply annotations(Request request) {
        LocalDate from = day(request, "from");
        LocalDate to = day(request, "to");
        Optional<UUID> dashboard = request.query().apply("dashboard").map(DashboardRoutes::id);
        return Reply.ok(Page.whole(annotations.between(from, to, dashboard, request.principal()).stream()
                .map(ShownAnnotation::of)
                .toList()));
    }

    private static LocalDate day(Request request, String name) {
        return request.day(name)
                .orElseThrow(() -> new Incorrect(
                        "http.missing-field", "the parameter \"" + name + "\" is missing; give a day as 2026-11-22"));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Incorrect("http.no-id", "dashboard is \"" + text + "\", which is no id of a dashboard", e);
        }
    }

    private Reply annotate(Request request) {
        return Reply.created(ShownAnnotation.of(
                annotations.add(request.body(AnnotationDraft.class).draft(), request.principal())));
    }

    private Reply changeAnnotation(Request request) {
        AnnotationDraft body = request.body(AnnotationDraft.class);
        int version = Request.required(body.version(), "version");
        return Reply.ok(
                ShownAnnotation.of(annotations.change(request.id("id"), version, body.draft(), request.principal())));
    }

    private Reply deleteAnnotation(Request request) {
        annotations.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }
}
