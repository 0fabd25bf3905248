package io.windrose.http;

import io.windrose.analyze.watch.Watch;
import io.windrose.analyze.watch.Watches;
import io.windrose.security.Permission;
import java.util.List;

/** Metrics of which somebody is told when they are not as expected. */
public final class WatchRoutes {
    private final Watches watches;

    public WatchRoutes(Watches watches) {
        this.watches = watches;
    }

    private record Whole(WatchForms.Shown watch, List<WatchForms.Sent> deliveries) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.ANALYZE_VIEW);
        Access send = new Access.Needs(Permission.NOTICES_SEND);
        Access manage = new Access.Needs(Permission.ANALYZE_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/watches", view, this::list).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/watches", send, this::add).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/watches/evaluate", manage, request -> Reply.ok(watches.evaluate()))
                        .holdsNoBrand(),
                new Route(Route.Method.GET, "/api/watches/{id}", view, this::show).holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/watches/{id}", send, this::change).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/watches/{id}", send, this::delete).holdsNoBrand());
    }

    private WatchForms.Shown shown(Watch watch, Request request) {
        return WatchForms.Shown.of(
                watch, watches.alerts(watch.id()), request.principal().userId());
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(watches.visibleTo(request.principal(), request.limit()).stream()
                .map(watch -> shown(watch, request))
                .toList()));
    }

    private Reply show(Request request) {
        Watch watch = watches.fetch(request.id("id"), request.principal(), request.limit());
        return Reply.ok(new Whole(
                shown(watch, request),
                watches.deliveries(watch.id()).stream().map(WatchForms.Sent::of).toList()));
    }

    private Reply add(Request request) {
        Watch.Draft draft = request.body(WatchForms.Draft.class).draft(List.of());
        return Reply.created(shown(watches.add(draft, request.principal()), request));
    }

    private Reply change(Request request) {
        WatchForms.Draft body = request.body(WatchForms.Draft.class);
        Watch changed = watches.change(
                request.id("id"), known -> body.draft(known.draft().recipients()), request.principal());
        return Reply.ok(shown(changed, request));
    }

    private Reply delete(Request request) {
        watches.delete(request.id("id"), request.principal(), request.limit());
        return Reply.nothing();
    }
}
