package io.windrose.http;

import io.windrose.collect.Insider;
import io.windrose.collect.Insiders;
import io.windrose.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what the company's own traffic is known. */
public final class InternalTrafficRoutes {
    private final Insiders insiders;

    public InternalTrafficRoutes(Insiders insiders) {
        this.insiders = insiders;
    }

    private record NewRule(
            @Nullable String kind,
            @Nullable String value,
            @Nullable String note) {}

    private record Shown(UUID id, String kind, String value, String note, Instant addedAt) {
        static Shown of(Insider insider) {
            return new Shown(insider.id(), insider.kind().word(), insider.value(), insider.note(), insider.addedAt());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.SOURCES_VIEW);
        Access manage = new Access.Needs(Permission.SOURCES_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/internal-traffic", view, this::list),
                new Route(Route.Method.POST, "/api/internal-traffic", manage, this::add),
                new Route(Route.Method.DELETE, "/api/internal-traffic/{id}", manage, this::remove));
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(insiders.all().stream().map(Shown::of).toList()));
    }

    private Reply add(Request request) {
        NewRule rule = request.body(NewRule.class);
        return Reply.created(Shown.of(insiders.add(
                Insider.Kind.named(Request.required(rule.kind(), "kind")),
                Request.required(rule.value(), "value"),
                rule.note() == null ? "" : rule.note(),
                request.principal().name())));
    }

    private Reply remove(Request request) {
        insiders.remove(request.id("id"), request.principal().name());
        return Reply.nothing();
    }
}
