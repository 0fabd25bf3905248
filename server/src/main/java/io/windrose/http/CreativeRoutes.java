package io.windrose.http;

import io.windrose.campaign.Creatives;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts and pictures of a campaign. */
public final class CreativeRoutes {
    private final Creatives creatives;

    public CreativeRoutes(Creatives creatives) {
        this.creatives = creatives;
    }

    private record Words(@Nullable String name, @Nullable String text) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/campaigns/{id}/creatives", view, this::list).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns/{id}/creatives", manage, this::addText).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns/{id}/pictures", manage, new Receiving()).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaigns/{id}/pictures/{creative}", view, this::picture)
                        .keepsToBrands(),
                new Route(Route.Method.DELETE, "/api/campaigns/{id}/creatives/{creative}", manage, this::delete)
                        .keepsToBrands());
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(creatives.of(request.id("id"), request.principal()).stream()
                .map(CampaignForms.ShownCreative::of)
                .toList()));
    }

    private Reply addText(Request request) {
        Words body = request.body(Words.class);
        return Reply.created(CampaignForms.ShownCreative.of(creatives.addText(
                request.id("id"),
                Request.required(body.name(), "name"),
                Request.required(body.text(), "text"),
                request.principal())));
    }

    private final class Receiving implements Route.Receiver {
        @Override
        public Reply receive(Request request, InputStream body) {
            String name = request.query()
                    .apply("name")
                    .orElseThrow(() -> new Incorrect("http.missing-parameter", "the parameter \"name\" is missing"));
            return Reply.created(CampaignForms.ShownCreative.of(
                    creatives.addPicture(request.id("id"), name, body, request.principal())));
        }
    }

    private Reply picture(Request request) {
        Creatives.Bytes found = creatives.picture(request.id("id"), request.id("creative"), request.principal());
        return new Reply(200, found.mediaType(), found.content(), List.of());
    }

    private Reply delete(Request request) {
        creatives.delete(request.id("id"), request.id("creative"), request.principal());
        return Reply.nothing();
    }
}
