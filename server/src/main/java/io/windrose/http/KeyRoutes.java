package io.windrose.http;

import io.windrose.campaign.keys.Keys;
import io.windrose.security.Permission;
import java.util.List;

/** By what campaigns are known in the data. */
public final class KeyRoutes {
    private final Keys keys;

    public KeyRoutes(Keys keys) {
        this.keys = keys;
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/campaigns/{id}/keys", view, this::list).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns/{id}/keys", manage, this::add).keepsToBrands(),
                new Route(Route.Method.DELETE, "/api/campaigns/{id}/keys/{key}", manage, this::delete).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaign-keys/problems", view, this::problems).keepsToBrands());
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(keys.of(request.id("id"), request.principal()).stream()
                .map(KeyForms.Shown::of)
                .toList()));
    }

    private Reply add(Request request) {
        return Reply.created(KeyForms.Shown.of(
                keys.add(request.id("id"), request.body(KeyForms.Draft.class).draft(), request.principal())));
    }

    private Reply delete(Request request) {
        keys.delete(request.id("id"), request.id("key"), request.principal());
        return Reply.nothing();
    }

    private Reply problems(Request request) {
        return Reply.ok(KeyForms.Problems.of(keys.problems(request.principal())));
    }
}
