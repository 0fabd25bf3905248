package io.windrose.http;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Rescheduling;
import io.windrose.campaign.calendar.CalendarEntry;
import io.windrose.campaign.calendar.CalendarPage;
import io.windrose.campaign.calendar.CampaignCalendar;
import io.windrose.campaign.calendar.CampaignOverlap;
import io.windrose.campaign.calendar.Country;
import io.windrose.campaign.calendar.Holiday;
import io.windrose.campaign.calendar.OwnSeason;
import io.windrose.campaign.calendar.OwnSeasons;
import io.windrose.campaign.calendar.RetailSeason;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns on a calendar, and moving them there. */
public final class CalendarRoutes {
    private final CampaignCalendar calendar;
    private final OwnSeasons seasons;
    private final Rescheduling rescheduling;

    public CalendarRoutes(CampaignCalendar calendar, OwnSeasons seasons, Rescheduling rescheduling) {
        this.calendar = calendar;
        this.seasons = seasons;
        this.rescheduling = rescheduling;
    }

    private record Entry(
            UUID id,
            String name,
            String status,
            Optional<UUID> brand,
            Optional<String> brandName,
            Optional<String> market,
            List<String> channels,
            List<String> segments,
            Optional<LocalDate> startsOn,
            Optional<LocalDate> endsOn,
            Optional<PeriodBudget> budget,
            int version,
            boolean movable) {
        static Entry of(CalendarEntry entry) {
            Campaign campaign = entry.campaign();
            CampaignPlan plan = campaign.plan();
            return new Entry(
                    campaign.id(),
                    plan.name(),
                    campaign.status().word(),
                    plan.brand(),
                    campaign.brandName(),
                    plan.market(),
                    plan.channels(),
                    plan.segments(),
                    plan.startsOn(),
                    plan.endsOn(),
                    plan.budget()
                            .map(budget -> new PeriodBudget(
                                    budget.currency(),
                                    budget.total(),
                                    entry.budgetInPeriod().orElse(BigDecimal.ZERO))),
                    campaign.version(),
                    entry.isMovable());
        }
    }

    private record PeriodBudget(String currency, BigDecimal total, BigDecimal inPeriod) {}

    private record ShownHoliday(LocalDate day, String name, String kind, List<String> countries) {
        static ShownHoliday of(Holiday holiday) {
            return new ShownHoliday(
                    holiday.day(), holiday.name(), holiday.kind().word(), holiday.countries());
        }
    }

    private record ShownSeason(String kind, LocalDate from, LocalDate to, List<String> countries) {
        static ShownSeason of(RetailSeason season) {
            return new ShownSeason(season.kind().word(), season.from(), season.to(), season.countries());
        }
    }

    private record Kept(UUID id, String name, LocalDate from, LocalDate to, String repetition) {
        static Kept of(OwnSeasons.Kept kept) {
            OwnSeason season = kept.season();
            return new Kept(
                    kept.id(),
                    season.name(),
                    season.from(),
                    season.to(),
                    season.repetition().word());
        }
    }

    private record Shown(
            LocalDate from,
            LocalDate to,
            LocalDate today,
            List<String> countries,
            List<String> knownCountries,
            List<Entry> campaigns,
            List<CampaignOverlap> overlaps,
            int overlapCount,
            List<ShownHoliday> holidays,
            List<ShownSeason> seasons,
            List<Kept> ownSeasons) {
        static Shown of(CalendarPage page) {
            return new Shown(
                    page.from(),
                    page.to(),
                    page.today(),
                    page.countries().stream().map(Country::word).toList(),
                    Country.knownCodes(),
                    page.campaigns().stream().map(Entry::of).toList(),
                    page.overlaps(),
                    page.overlapCount(),
                    page.holidays().stream().map(ShownHoliday::of).toList(),
                    page.seasons().stream().map(ShownSeason::of).toList(),
                    page.ownSeasons().stream().map(Kept::of).toList());
        }
    }

    private record NewSeason(
            @Nullable String name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String repetition) {
        OwnSeason season() {
            return new OwnSeason(
                    Request.required(name, "name"),
                    Request.required(from, "from"),
                    Request.required(to, "to"),
                    OwnSeason.Repetition.named(Request.required(repetition, "repetition")));
        }
    }

    private record NewDates(
            @Nullable Integer version,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.CAMPAIGNS_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/campaign-calendar", view, this::show).keepsToBrands(),
                new Route(Route.Method.POST, "/api/campaigns/{id}/move", manage, this::move).keepsToBrands(),
                new Route(Route.Method.GET, "/api/campaign-seasons", view, this::ownSeasons).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/campaign-seasons", manage, this::add),
                new Route(Route.Method.PUT, "/api/campaign-seasons/{id}", manage, this::change),
                new Route(Route.Method.DELETE, "/api/campaign-seasons/{id}", manage, this::delete));
    }

    private Reply show(Request request) {
        return Reply.ok(Shown.of(calendar.page(
                needed(request, "from"),
                needed(request, "to"),
                request.all("country").stream().map(Country::named).toList(),
                Locale.forLanguageTag(request.query().apply("language").orElse("en")),
                request.principal())));
    }

    private static LocalDate needed(Request request, String name) {
        return request.day(name)
                .orElseThrow(() -> new Incorrect(
                        "http.query-missing", "the query lacks \"" + name + "\": give a day as 2026-11-22"));
    }

    private Reply move(Request request) {
        NewDates body = request.body(NewDates.class);
        return Reply.ok(CampaignForms.Shown.of(rescheduling.move(
                request.id("id"),
                Request.required(body.version(), "version"),
                Request.required(body.startsOn(), "startsOn"),
                Request.required(body.endsOn(), "endsOn"),
                request.principal())));
    }

    private Reply ownSeasons(Request request) {
        return Reply.ok(Page.whole(seasons.all().stream().map(Kept::of).toList()));
    }

    private Reply add(Request request) {
        return Reply.created(Kept.of(seasons.add(request.body(NewSeason.class).season(), request.principal())));
    }

    private Reply change(Request request) {
        return Reply.ok(Kept.of(
                seasons.change(request.id("id"), request.body(NewSeason.class).season(), request.principal())));
    }

    private Reply delete(Request request) {
        seasons.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }
}
