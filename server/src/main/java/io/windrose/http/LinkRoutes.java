package io.windrose.http;

import io.windrose.campaign.links.Link;
import io.windrose.campaign.links.LinkPage;
import io.windrose.campaign.links.LinkProblem;
import io.windrose.campaign.links.LinkQuery;
import io.windrose.campaign.links.Links;
import io.windrose.campaign.links.Mark;
import io.windrose.campaign.links.NamingRule;
import io.windrose.campaign.links.NamingRules;
import io.windrose.campaign.links.QrCode;
import io.windrose.campaign.links.WrittenMarks;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Links with marks, the rules by which these are written, and the links as QR codes. */
public final class LinkRoutes {
    private static final int USUAL_PIXELS = 8;
    private static final int MOST_PIXELS = 40;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final Links links;

    public LinkRoutes(Links links) {
        this.links = links;
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(
                                Route.Method.GET,
                                "/api/naming-rules",
                                view,
                                request -> Reply.ok(LinkForms.Rules.of(links.rules())))
                        .holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/naming-rules", manage, this::keepRules),
                new Route(Route.Method.POST, "/api/naming-rules/check", view, LinkRoutes::tryRules).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/campaign-links", view, this::listAll).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaign-links/visits", view, this::visits).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaigns/{id}/links", view, this::list).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns/{id}/links", manage, this::build).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns/{id}/links/check", manage, this::check).keepsToBrands(),
                new Route(Route.Method.DELETE, "/api/campaigns/{id}/links/{link}", manage, this::delete)
                        .keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaigns/{id}/links/{link}/qr", view, this::qr).keepsToBrands());
    }

    private Reply keepRules(Request request) {
        List<LinkForms.Rule> rules =
                Request.required(request.body(LinkForms.Rules.class).rules(), "rules");
        NamingRules wanted =
                new NamingRules(rules.stream().map(LinkForms.Rule::rule).toList());
        return Reply.ok(LinkForms.Rules.of(links.keepRules(wanted, request.principal())));
    }

    private static Reply tryRules(Request request) {
        LinkForms.Trial trial = request.body(LinkForms.Trial.class);
        List<LinkForms.Rule> given = Request.required(trial.rules(), "rules");
        Map<Mark, String> marks = new EnumMap<>(Mark.class);
        Request.required(trial.marks(), "marks").forEach((word, text) -> marks.put(Mark.named(word), text));
        List<LinkForms.Against> problems = new ArrayList<>();
        List<NamingRule> rewritten = new ArrayList<>();
        for (LinkForms.Rule rule : given) {
            rewritten.add(rule.rewritten());
            try {
                rule.rule();
            } catch (Incorrect e) {
                problems.add(LinkForms.Against.of(
                        new LinkProblem(Optional.of(rule.named()), e.code(), e.text(), Optional.empty())));
            }
        }
        WrittenMarks written = new NamingRules(rewritten).check(marks);
        written.problems().stream().map(LinkForms.Against::of).forEach(problems::add);
        return Reply.ok(new LinkForms.Tried(
                LinkForms.words(written.marks()),
                problems,
                rewritten.stream().map(LinkForms.Rule::of).toList()));
    }

    private LinkPage page(Request request) {
        return links.list(
                new LinkQuery(
                        request.query().apply("campaign").map(CampaignRoutes::id),
                        request.query().apply("text").filter(text -> !text.isBlank()),
                        request.query().apply("cursor").map(LinkPage.Place::read),
                        (int) request.number("limit", USUAL_PAGE, LARGEST_PAGE)),
                request.principal());
    }

    private Reply listAll(Request request) {
        LinkPage page = page(request);
        return Reply.ok(new Page<>(
                page.links().stream().map(LinkForms.Listed::of).toList(),
                page.next().map(LinkPage.Place::text)));
    }

    private Reply visits(Request request) {
        LinkPage page = page(request);
        Map<UUID, Long> visits = links.visits(page, request.limit().excerpt());
        return Reply.ok(new Page<>(
                page.links().stream()
                        .map(listed -> listed.link().id())
                        .map(link -> new LinkForms.Visits(link, visits.getOrDefault(link, 0L)))
                        .toList(),
                page.next().map(LinkPage.Place::text)));
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(links.of(request.id("id"), request.principal()).stream()
                .map(LinkForms.Shown::of)
                .toList()));
    }

    private Reply build(Request request) {
        List<Link> built = links.build(
                request.id("id"), request.body(LinkForms.Wanted.class).order(), request.principal());
        return Reply.created(Page.whole(built.stream().map(LinkForms.Shown::of).toList()));
    }

    private Reply check(Request request) {
        return Reply.ok(LinkForms.CheckedAll.of(links.check(
                request.id("id"), request.body(LinkForms.Wanted.class).order(), request.principal())));
    }

    private Reply delete(Request request) {
        links.delete(request.id("id"), request.id("link"), request.principal());
        return Reply.nothing();
    }

    private Reply qr(Request request) {
        QrCode code = QrCode.of(links.fetch(request.id("id"), request.id("link"), request.principal())
                .address());
        String format = request.query().apply("format").orElse("svg");
        return switch (format) {
            case "svg" -> Reply.text("image/svg+xml", code.svg());
            case "png" ->
                new Reply(
                        200,
                        "image/png",
                        code.png((int) request.number("pixels", USUAL_PIXELS, MOST_PIXELS)),
                        List.of());
            default ->
                throw new Incorrect(
                        "campaign.qr-format", "there are no QR codes as \"" + format + "\"; give svg or png");
        };
    }
}
