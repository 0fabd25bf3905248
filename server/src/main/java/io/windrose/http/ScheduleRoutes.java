package io.windrose.http;

import io.windrose.notice.Delivery;
import io.windrose.security.Permission;
import io.windrose.visualize.Schedule;
import io.windrose.visualize.Schedules;
import io.windrose.visualize.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dashboards, as PDF by mail and by words and figures elsewhere, and the weekly letter: sent again and again. */
public final class ScheduleRoutes {
    private static final int USUAL_HOUR = 8;

    private final Schedules schedules;
    private final ScheduleNotices notices;

    public ScheduleRoutes(Schedules schedules, ScheduleNotices notices) {
        this.schedules = schedules;
        this.notices = notices;
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
        Function<Request, Schedule.Subject> board = request -> new Schedule.Subject.Board(request.id("id"));
        Function<Request, Schedule.Subject> letter = request -> new Schedule.Subject.Letter();
        return Stream.concat(
                        routes("/api/dashboards/{id}/schedules", Permission.DASHBOARDS_MANAGE, board),
                        routes("/api/letter/schedules", Permission.NOTICES_SEND, letter))
                .toList();
    }

    private Stream<Route> routes(String all, Permission permission, Function<Request, Schedule.Subject> of) {
        Access manage = new Access.Needs(permission);
        String one = all + "/{schedule}";
        return Stream.of(
                new Route(Route.Method.GET, all, manage, request -> list(of.apply(request), request)).holdsNoBrand(),
                new Route(Route.Method.POST, all, manage, request -> add(of.apply(request), request)).holdsNoBrand(),
                new Route(Route.Method.PATCH, one, manage, request -> rest(of.apply(request), request)).holdsNoBrand(),
                new Route(Route.Method.DELETE, one, manage, request -> delete(of.apply(request), request))
                        .holdsNoBrand(),
                new Route(Route.Method.POST, one + "/send", manage, request -> send(of.apply(request), request))
                        .holdsNoBrand());
    }

    /** Sends what is due. */
    public void sendDue() {
        schedules.sendDue(notices::notice);
    }

    private Reply list(Schedule.Subject subject, Request request) {
        return Reply.ok(Page.whole(schedules.of(subject, request.principal()).stream()
                .map(this::shown)
                .toList()));
    }

    private Reply add(Schedule.Subject subject, Request request) {
        Schedule.Draft draft = request.body(Draft.class).draft();
        request.principal().require(Permission.NOTICES_SEND);
        return Reply.created(shown(schedules.add(subject, draft, request.principal())));
    }

    private Reply rest(Schedule.Subject subject, Request request) {
        boolean rests = Request.required(request.body(Rest.class).rests(), "rests");
        return Reply.ok(shown(schedules.rest(subject, request.id("schedule"), rests, request.principal())));
    }

    private Reply delete(Schedule.Subject subject, Request request) {
        schedules.delete(subject, request.id("schedule"), request.principal());
        return Reply.nothing();
    }

    private Reply send(Schedule.Subject subject, Request request) {
        request.principal().require(Permission.NOTICES_SEND);
        schedules.sendNow(subject, request.id("schedule"), notices::notice, request.principal());
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
}
