package io.windrose.http;

import io.windrose.campaign.Brands;
import io.windrose.security.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The company's brands, who is limited to which, and which source is whose. */
public final class BrandRoutes {
    private final Brands brands;

    public BrandRoutes(Brands brands) {
        this.brands = brands;
    }

    private record Named(@Nullable String name) {}

    private record Limited(@Nullable Set<UUID> brands) {}

    private record Assigned(@Nullable UUID brand) {}

    private record SourceBrand(String source, UUID brand) {
        static SourceBrand of(Map.Entry<String, UUID> entry) {
            return new SourceBrand(entry.getKey(), entry.getValue());
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.BRANDS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/brands", view, this::list).keepsToBrands(),
                new Route(Route.Method.POST, "/api/brands", manage, this::add),
                new Route(Route.Method.PUT, "/api/brands/{id}", manage, this::rename),
                new Route(Route.Method.DELETE, "/api/brands/{id}", manage, this::delete),
                new Route(Route.Method.GET, "/api/brands/of-users/{id}", manage, this::ofUser),
                new Route(Route.Method.PUT, "/api/brands/of-users/{id}", manage, this::limit),
                new Route(Route.Method.GET, "/api/brands/of-sources", manage, this::ofSources),
                new Route(Route.Method.PUT, "/api/brands/of-sources/{source}", manage, this::assign),
                new Route(Route.Method.DELETE, "/api/brands/of-sources/{source}", manage, this::release));
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(brands.visibleTo(request.principal())));
    }

    private Reply add(Request request) {
        String name = Request.required(request.body(Named.class).name(), "name");
        return Reply.created(brands.add(name, request.principal()));
    }

    private Reply rename(Request request) {
        String name = Request.required(request.body(Named.class).name(), "name");
        return Reply.ok(brands.rename(request.id("id"), name, request.principal()));
    }

    private Reply delete(Request request) {
        brands.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }

    private Reply ofUser(Request request) {
        return Reply.ok(new Limited(brands.ofUser(request.id("id"))));
    }

    private Reply limit(Request request) {
        Set<UUID> wanted = Request.required(request.body(Limited.class).brands(), "brands");
        brands.limit(request.id("id"), wanted, request.principal());
        return Reply.ok(new Limited(wanted));
    }

    private Reply ofSources(Request request) {
        return Reply.ok(Page.whole(
                brands.ofSources().entrySet().stream().map(SourceBrand::of).toList()));
    }

    private Reply assign(Request request) {
        UUID brand = Request.required(request.body(Assigned.class).brand(), "brand");
        brands.assign(request.parameter("source"), brand, request.principal());
        return Reply.ok(new SourceBrand(request.parameter("source"), brand));
    }

    private Reply release(Request request) {
        brands.release(request.parameter("source"), request.principal());
        return Reply.nothing();
    }
}
