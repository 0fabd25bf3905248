package io.windrose.http;

import io.windrose.campaign.Status;
import io.windrose.campaign.results.CampaignResults;
import io.windrose.campaign.results.Pacing;
import io.windrose.campaign.results.Results;
import io.windrose.campaign.results.Sums;
import io.windrose.campaign.results.TableRequest;
import io.windrose.security.Permission;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What came of a campaign, and of all of them. */
public final class ResultRoutes {
    private static final int USUAL_DAYS = 30;

    private final Results results;

    public ResultRoutes(Results results) {
        this.results = results;
    }

    private record Alert(String kind, String text) {
        static Alert of(Pacing.Alert alert) {
            return new Alert(alert.kind().word(), alert.text());
        }
    }

    private record ShownPacing(
            LocalDate until, Optional<Pacing.Against> budget, Optional<Pacing.Against> target, List<Alert> alerts) {
        static ShownPacing of(Pacing pacing) {
            return new ShownPacing(
                    pacing.until(),
                    pacing.budget(),
                    pacing.target(),
                    pacing.alerts().stream().map(Alert::of).toList());
        }
    }

    private record Shown(
            String currency,
            Sums total,
            long people,
            List<CampaignResults.Day> days,
            List<CampaignResults.Channel> channels,
            Sums outside,
            ShownPacing pacing) {
        static Shown of(CampaignResults results) {
            return new Shown(
                    results.currency(),
                    results.total(),
                    results.people(),
                    results.days(),
                    results.channels(),
                    results.outside(),
                    ShownPacing.of(results.pacing()));
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        return List.of(
                new Route(Route.Method.GET, "/api/campaign-results", view, this::table).keepsToBrands(),
                new Route(
                                Route.Method.GET,
                                "/api/campaigns/{id}/results",
                                view,
                                request -> Reply.ok(Shown.of(results.of(request.id("id"), request.principal()))))
                        .keepsToBrands());
    }

    private Reply table(Request request) {
        LocalDate to = request.day("to").orElseGet(results::today);
        TableRequest asked = new TableRequest(
                request.day("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1)),
                to,
                request.query().apply("status").map(Status::named),
                request.query().apply("brand").map(CampaignRoutes::id),
                request.query().apply("text"));
        return Reply.ok(CampaignTableAnswer.of(results.table(asked, request.principal())));
    }
}
