package io.windrose.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.windrose.core.NotFound;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Users;
import io.windrose.visualize.Dashboards;
import io.windrose.visualize.SharedLink;
import io.windrose.visualize.SharedLinks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Dashboards by a link, for whoever has it: one page that asks nothing more of the server. */
public final class SharedRoutes {
    /** What a stranger is shown by, whatever else the sharer may. */
    private static final Set<Permission> SHOWN =
            EnumSet.of(Permission.ANALYZE_VIEW, Permission.CAMPAIGNS_VIEW, Permission.MONEY_VIEW);

    private static final int USUAL_DAYS = 30;
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_PAGES = 50;
    private static final String HTML = "text/html; charset=utf-8";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final SharedLinks links;
    private final Dashboards dashboards;
    private final Users users;
    private final Reports reports;
    private final Supplier<URI> app;
    /** Pages of links, for a minute: one that thousands open at once is made once. */
    private final Cache<UUID, String> pages = Caffeine.newBuilder()
            .maximumSize(MOST_PAGES)
            .expireAfterWrite(FRESH)
            .build();

    /** @param app where people find the app */
    public SharedRoutes(SharedLinks links, Dashboards dashboards, Users users, Reports reports, Supplier<URI> app) {
        this.links = links;
        this.dashboards = dashboards;
        this.users = users;
        this.reports = reports;
        this.app = app;
    }

    private record Draft(
            @Nullable Integer days,
            @Nullable String view,
            @Nullable String language) {}

    private record Shown(
            UUID id,
            String address,
            String view,
            String sharer,
            Instant madeAt,
            Instant expiresAt,
            Optional<Instant> revokedAt) {}

    public List<Route> routes() {
        Access manage = new Access.Needs(Permission.DASHBOARDS_MANAGE);
        Access open = new Access.Open("a link is signed, shows one dashboard and nothing of single persons, and ends");
        return List.of(
                new Route(Route.Method.GET, "/shared/{key}", open, this::page),
                new Route(Route.Method.GET, "/api/dashboards/{id}/links", manage, this::list).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/dashboards/{id}/links", manage, this::share).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/dashboards/{id}/links/{link}", manage, this::revoke)
                        .holdsNoBrand());
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(links.of(request.id("id"), request.principal()).stream()
                .map(this::shown)
                .toList()));
    }

    private Reply share(Request request) {
        Draft draft = request.body(Draft.class);
        return Reply.created(shown(links.share(
                request.id("id"),
                draft.view() == null ? "" : draft.view(),
                Reports.Language.of(Optional.ofNullable(draft.language())).word(),
                draft.days() == null ? USUAL_DAYS : draft.days(),
                request.principal())));
    }

    private Reply revoke(Request request) {
        UUID id = request.id("link");
        links.revoke(request.id("id"), id, request.principal());
        pages.invalidate(id);
        return Reply.nothing();
    }

    private Shown shown(SharedLink link) {
        return new Shown(
                link.id(),
                app.get() + "/shared/" + links.key(link),
                link.view(),
                link.sharer(),
                link.madeAt(),
                link.expiresAt(),
                link.revokedAt());
    }

    private Reply page(Request request) {
        try {
            SharedLink link = links.open(request.parameter("key"));
            Principal sharer =
                    users.acting(link.sharerId()).map(SharedRoutes::shown).orElseThrow(SharedRoutes::noSharer);
            return html(200, pages.get(link.id(), id -> written(link, sharer, request)));
        } catch (NotFound closed) {
            return html(
                    404,
                    "<!DOCTYPE html><html lang=\"en\"><title>Windrose</title><p>This link leads nowhere (any more)."
                            + " Ask who sent it to you for another.<p lang=\"de\">Dieser Link führt nirgendwohin. Bitten Sie um einen neuen, wer ihn geschickt hat.</html>");
        }
    }

    private String written(SharedLink link, Principal sharer, Request request) {
        return reports.page(
                new Reports.Wanted(
                        dashboards.fetch(link.dashboard(), sharer),
                        ReportRoutes.view(link.view()),
                        Reports.Language.of(Optional.of(link.language())),
                        sharer,
                        Optional.of(link.expiresAt())),
                request.clientIsGone());
    }

    private static NotFound noSharer() {
        return new NotFound("visualize.link-closed", "who shared this is no user any more");
    }

    /** With the sharer's rights, as far as they are for strangers' eyes. */
    private static Principal shown(Principal sharer) {
        Set<Permission> both = EnumSet.copyOf(SHOWN);
        both.retainAll(sharer.permissions());
        return new Principal(sharer.userId(), sharer.name(), sharer.role(), both, sharer.proof());
    }

    private static Reply html(int status, String page) {
        return new Reply(status, HTML, page.getBytes(StandardCharsets.UTF_8), List.of())
                .with("Content-Security-Policy", POLICY)
                .with("X-Robots-Tag", "noindex, nofollow");
    }
}
