package io.windrose.http;

import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.mail.Mail;
import io.windrose.notice.Delivery;
import io.windrose.notice.Notice;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Users;
import io.windrose.visualize.Dashboard;
import io.windrose.visualize.Dashboards;
import io.windrose.visualize.Schedule;
import io.windrose.visualize.Schedules;
import io.windrose.visualize.Timing;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dashboards that are sent again and again, as PDF by mail, and by words and figures elsewhere. */
public final class ScheduleRoutes {
    private static final int USUAL_HOUR = 8;

    private final Schedules schedules;
    private final Dashboards dashboards;
    private final Users users;
    private final Reports reports;
    private final Supplier<URI> app;

    /** @param app where people find the app */
    public ScheduleRoutes(Schedules schedules, Dashboards dashboards, Users users, Reports reports, Supplier<URI> app) {
        this.schedules = schedules;
        this.dashboards = dashboards;
        this.users = users;
        this.reports = reports;
        this.app = app;
    }

    private record Draft(
            @Nullable String every,
            @Nullable Integer day,
            @Nullable Integer hour,
            @Nullable String view,
            @Nullable String language,
            @Nullable List<RecipientForms.To> recipients) {
        Schedule.Draft draft() {
            Timing.Every often = Timing.Every.named(Request.required(every, "every"));
            int usualDay = often == Timing.Every.DAY ? 0 : 1;
            return new Schedule.Draft(
                    new Timing(often, day == null ? usualDay : day, hour == null ? USUAL_HOUR : hour),
                    view == null ? "" : view,
                    Reports.Language.of(Optional.ofNullable(language)).word(),
                    Request.required(recipients, "recipients").stream()
                            .map(RecipientForms.To::recipient)
                            .toList());
        }
    }

    private record Rest(@Nullable Boolean rests) {}

    private record ShownDelivery(
            String channel,
            String address,
            String state,
            int attempts,
            Instant madeAt,
            Optional<Instant> endedAt,
            Optional<String> reason) {
        static ShownDelivery of(Delivery delivery) {
            return new ShownDelivery(
                    delivery.channel().word(),
                    delivery.address(),
                    delivery.state().name().toLowerCase(Locale.ROOT),
                    delivery.attempts(),
                    delivery.madeAt(),
                    delivery.endedAt(),
                    delivery.reason());
        }
    }

    private record Shown(
            UUID id,
            String every,
            int day,
            int hour,
            String view,
            String language,
            List<RecipientForms.Shown> recipients,
            String maker,
            Optional<Instant> nextAt,
            Optional<String> resting,
            List<ShownDelivery> deliveries) {}

    public List<Route> routes() {
        Access manage = new Access.Needs(Permission.DASHBOARDS_MANAGE);
        String all = "/api/dashboards/{id}/schedules";
        String one = all + "/{schedule}";
        return List.of(
                new Route(Route.Method.GET, all, manage, this::list).holdsNoBrand(),
                new Route(Route.Method.POST, all, manage, this::add).holdsNoBrand(),
                new Route(Route.Method.PATCH, one, manage, this::rest).holdsNoBrand(),
                new Route(Route.Method.DELETE, one, manage, this::delete).holdsNoBrand(),
                new Route(Route.Method.POST, one + "/send", manage, this::send).holdsNoBrand());
    }

    /** Sends what is due. */
    public void sendDue() {
        schedules.sendDue(this::notice);
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(schedules.of(request.id("id"), request.principal()).stream()
                .map(this::shown)
                .toList()));
    }

    private Reply add(Request request) {
        Schedule.Draft draft = request.body(Draft.class).draft();
        request.principal().require(Permission.NOTICES_SEND);
        return Reply.created(shown(schedules.add(request.id("id"), draft, request.principal())));
    }

    private Reply rest(Request request) {
        boolean rests = Request.required(request.body(Rest.class).rests(), "rests");
        return Reply.ok(shown(schedules.rest(request.id("id"), request.id("schedule"), rests, request.principal())));
    }

    private Reply delete(Request request) {
        schedules.delete(request.id("id"), request.id("schedule"), request.principal());
        return Reply.nothing();
    }

    private Reply send(Request request) {
        request.principal().require(Permission.NOTICES_SEND);
        schedules.sendNow(request.id("id"), request.id("schedule"), this::notice, request.principal());
        return Reply.nothing();
    }

    private Shown shown(Schedule schedule) {
        Schedule.Draft draft = schedule.draft();
        return new Shown(
                schedule.id(),
                draft.timing().every().word(),
                draft.timing().day(),
                draft.timing().hour(),
                draft.view(),
                draft.language(),
                RecipientForms.Shown.of(draft.recipients()),
                schedule.maker(),
                schedule.nextAt(),
                schedule.resting(),
                schedules.deliveries(schedule).stream().map(ShownDelivery::of).toList());
    }

    /** With the rights that who made it has now. */
    private Notice notice(Schedule schedule) {
        Principal maker = users.acting(schedule.makerId())
                .orElseThrow(() -> new Conflict(
                        "visualize.maker-gone",
                        schedule.maker() + " is disabled: somebody else may let it go on, with their own rights"));
        if (!maker.may(Permission.DASHBOARDS_MANAGE) || !maker.may(Permission.NOTICES_SEND)) {
            throw new Forbidden(
                    "visualize.maker-may-not",
                    schedule.maker() + " may not send dashboards any more: somebody else may let it go on");
        }
        Dashboard dashboard = dashboards.fetch(schedule.dashboard(), maker);
        Reports.Language language =
                Reports.Language.of(Optional.of(schedule.draft().language()));
        Reports.Printed printed = reports.printed(
                new Reports.Wanted(
                        dashboard, ReportRoutes.view(schedule.draft().view()), language, maker, Optional.empty()),
                () -> false);
        String name = dashboard.draft().name();
        String view = schedule.draft().view();
        return new Notice(
                "report.dashboard",
                name + ", " + printed.period(),
                Stream.of(dashboard.draft().description(), printed.made())
                        .filter(text -> !text.isBlank())
                        .toList(),
                printed.facts(),
                Optional.of(
                        URI.create(app.get() + "/dashboards/" + dashboard.id() + (view.isEmpty() ? "" : "?" + view))),
                Optional.empty(),
                List.of(new Mail.Attachment(fileName(name), ReportRoutes.PDF, printed.pdf())));
    }

    private static String fileName(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return (safe.isEmpty() ? "windrose" : safe) + ".pdf";
    }
}
