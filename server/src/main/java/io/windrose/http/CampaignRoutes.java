package io.windrose.http;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignImport;
import io.windrose.campaign.CampaignPage;
import io.windrose.campaign.CampaignQuery;
import io.windrose.campaign.Campaigns;
import io.windrose.campaign.Status;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Campaigns: planned, approved, brought as a file. */
public final class CampaignRoutes {
    private static final int MOST_MEGABYTES = 8;

    private final Campaigns campaigns;

    public CampaignRoutes(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    private record Move(@Nullable String status, @Nullable Integer version) {}

    private record Brought(int added, List<CampaignForms.Shown> campaigns, List<CampaignImport.Refused> refused) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/campaigns", view, this::list).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns", manage, this::add).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns/import", manage, new Importing()).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaigns/{id}", view, this::show).keepsToBrands(),
                new Route(Route.Method.PUT, "/api/campaigns/{id}", manage, this::change).keepsToBrands(),
                new Route(Route.Method.DELETE, "/api/campaigns/{id}", manage, this::delete).keepsToBrands(),
                // An approver may have any role; the room says who may what.
                new Route(Route.Method.POST, "/api/campaigns/{id}/status", view, this::move).keepsToBrands());
    }

    private Reply list(Request request) {
        Function<String, Optional<String>> query = request.query();
        CampaignPage page = campaigns.list(
                new CampaignQuery(
                        query.apply("status").map(Status::named),
                        query.apply("brand").map(CampaignRoutes::id),
                        query.apply("channel"),
                        query.apply("market"),
                        query.apply("owner"),
                        query.apply("text"),
                        request.day("from"),
                        request.day("to"),
                        CampaignQuery.Order.named(query.apply("order").orElse("name")),
                        query.apply("cursor"),
                        (int) request.number("limit", 50, 500)),
                request.principal());
        return Reply.ok(new Page<>(
                page.campaigns().stream().map(CampaignForms.Shown::of).toList(), page.next()));
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Incorrect("http.no-id", "\"" + text + "\" is not an id; ids are UUIDs", e);
        }
    }

    private Reply add(Request request) {
        Principal by = request.principal();
        return Reply.created(CampaignForms.Shown.of(
                campaigns.add(request.body(CampaignForms.Draft.class).plan(by.name()), by)));
    }

    private Reply show(Request request) {
        return Reply.ok(CampaignForms.Shown.of(campaigns.fetch(request.id("id"), request.principal())));
    }

    private Reply change(Request request) {
        Principal by = request.principal();
        CampaignForms.Draft body = request.body(CampaignForms.Draft.class);
        int version = Request.required(body.version(), "version");
        Campaign changed = campaigns.change(request.id("id"), version, body.plan(by.name()), by);
        return Reply.ok(CampaignForms.Shown.of(changed));
    }

    private Reply delete(Request request) {
        campaigns.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }

    private Reply move(Request request) {
        Move body = request.body(Move.class);
        Campaign moved = campaigns.move(
                request.id("id"),
                Request.required(body.version(), "version"),
                Status.named(Request.required(body.status(), "status")),
                request.principal());
        return Reply.ok(CampaignForms.Shown.of(moved));
    }

    private final class Importing implements Route.Receiver {
        @Override
        public Reply receive(Request request, InputStream body) {
            boolean isCheck =
                    request.query().apply("check").filter("true"::equals).isPresent();
            CampaignImport file = new CampaignImport(
                    BroughtText.read(body, MOST_MEGABYTES, "campaign.file"),
                    isCheck ? CampaignImport.Mode.CHECK : CampaignImport.Mode.KEEP);
            CampaignImport.Outcome outcome = campaigns.bring(file, request.principal());
            List<CampaignForms.Shown> added =
                    outcome.added().stream().map(CampaignForms.Shown::of).toList();
            return Reply.ok(new Brought(added.size(), added, outcome.refused()));
        }
    }
}
