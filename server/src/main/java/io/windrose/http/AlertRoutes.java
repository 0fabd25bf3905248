package io.windrose.http;

import io.windrose.campaign.alerts.Alert;
import io.windrose.campaign.alerts.AlertPage;
import io.windrose.campaign.alerts.AlertQuery;
import io.windrose.campaign.alerts.AlertState;
import io.windrose.campaign.alerts.Alerts;
import io.windrose.campaign.alerts.Figures;
import io.windrose.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is off with campaigns, and that somebody knows. */
public final class AlertRoutes {
    private final Alerts alerts;
    private final String currency;

    /** @param currency the company's */
    public AlertRoutes(Alerts alerts, String currency) {
        this.alerts = alerts;
        this.currency = currency;
    }

    private record Closing(Instant at, String because) {}

    private record Shown(
            UUID id,
            UUID campaign,
            String campaignName,
            String kind,
            String state,
            String unit,
            String currency,
            Instant openedAt,
            Figures opened,
            Instant seenAt,
            Figures seen,
            int reopened,
            Optional<Closing> closing,
            Optional<Alert.Acknowledgement> acknowledgement) {}

    private record Note(@Nullable String note) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/campaign-alerts", view, this::list).keepsToBrands(),
                new Route(
                                Route.Method.GET,
                                "/api/campaign-alerts/count",
                                view,
                                request -> Reply.ok(alerts.counts(request.principal())))
                        .keepsToBrands(),
                new Route(
                                Route.Method.POST,
                                "/api/campaign-alerts/evaluate",
                                manage,
                                request -> Reply.ok(alerts.evaluate()))
                        .holdsNoBrand(),
                new Route(Route.Method.POST, "/api/campaign-alerts/{id}/acknowledge", manage, this::acknowledge)
                        .keepsToBrands());
    }

    private Reply list(Request request) {
        AlertPage page = alerts.list(
                new AlertQuery(
                        request.query().apply("state").map(AlertState::named),
                        request.query().apply("campaign").map(CampaignRoutes::id),
                        request.query().apply("cursor").map(CampaignRoutes::id),
                        (int) request.number("limit", 50, 500)),
                request.principal());
        return Reply.ok(new Page<>(
                page.alerts().stream().map(this::shown).toList(), page.next().map(UUID::toString)));
    }

    private Reply acknowledge(Request request) {
        String note = Request.required(request.body(Note.class).note(), "note");
        return Reply.ok(shown(alerts.acknowledge(request.id("id"), note, request.principal())));
    }

    private Shown shown(Alert alert) {
        return new Shown(
                alert.id(),
                alert.campaign(),
                alert.campaignName(),
                alert.kind().word(),
                alert.state().word(),
                alert.unit(),
                currency,
                alert.openedAt(),
                alert.opened(),
                alert.seenAt(),
                alert.seen(),
                alert.reopened(),
                alert.closing()
                        .map(closing ->
                                new Closing(closing.at(), closing.because().word())),
                alert.acknowledgement());
    }
}
