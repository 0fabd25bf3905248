package io.windrose.http;

import io.windrose.optimize.lift.LakeOutcomes;
import io.windrose.optimize.lift.Lift;
import io.windrose.optimize.lift.Lifts;
import io.windrose.optimize.mix.Mix;
import io.windrose.security.Permission;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Tests in regions and studies of before and after: what advertising brought. */
public final class LiftRoutes {
    private final Lifts lifts;
    private final LakeOutcomes lake;
    private final String currency;

    public LiftRoutes(Lifts lifts, LakeOutcomes lake, String currency) {
        this.lifts = lifts;
        this.lake = lake;
        this.currency = currency;
    }

    private record Calibrated(UUID mix, String name, String state) {
        static Calibrated of(Mix mix) {
            return new Calibrated(
                    mix.id(), mix.question().name(), mix.state().name().toLowerCase(Locale.ROOT));
        }
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.MONEY_VIEW);
        Access manage = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/lifts", view, this::list),
                new Route(Route.Method.POST, "/api/lifts/outcomes", manage, (Route.Receiver) this::bring),
                new Route(Route.Method.POST, "/api/lifts/outcomes/lake", manage, this::read),
                new Route(Route.Method.POST, "/api/lifts/designs", manage, this::design),
                new Route(Route.Method.POST, "/api/lifts/tests", manage, this::test),
                new Route(Route.Method.GET, "/api/lifts/{id}", view, this::show),
                new Route(Route.Method.DELETE, "/api/lifts/{id}", manage, this::delete),
                new Route(Route.Method.POST, "/api/lifts/{id}/start", manage, this::start),
                new Route(Route.Method.POST, "/api/lifts/{id}/judge", manage, this::judge),
                new Route(Route.Method.POST, "/api/lifts/{id}/repeat", manage, this::repeat),
                new Route(Route.Method.POST, "/api/lifts/{id}/calibrate", manage, this::calibrate));
    }

    private Reply list(Request request) {
        return Reply.ok(
                Page.whole(lifts.all().stream().map(LiftAnswer.Shown::of).toList()));
    }

    private Reply bring(Request request, InputStream body) {
        return Reply.created(LiftAnswer.Looked.of(
                lifts.bring(body, LiftForms.file(request.query()), request.principal()), 0, 0, currency));
    }

    private Reply read(Request request) {
        LiftForms.LakeAsked asked = request.body(LiftForms.LakeAsked.class);
        Lifts.Read read = lifts.read(asked.source(lake.lastDay()), request.principal());
        return Reply.created(LiftAnswer.Looked.of(read.kept(), read.unplaced(), read.unratedOrders(), currency));
    }

    private Reply design(Request request) {
        LiftForms.DesignAsked asked = request.body(LiftForms.DesignAsked.class);
        return Reply.created(LiftAnswer.Shown.of(lifts.design(
                Request.required(asked.name(), "name"),
                Request.required(asked.outcomes(), "outcomes"),
                asked.choice(),
                request.principal())));
    }

    private Reply test(Request request) {
        LiftForms.TestAsked asked = request.body(LiftForms.TestAsked.class);
        return Reply.created(LiftAnswer.Shown.of(lifts.judge(
                Request.required(asked.name(), "name"),
                Request.required(asked.outcomes(), "outcomes"),
                asked.choice(),
                request.principal())));
    }

    private Reply show(Request request) {
        return Reply.ok(whole(lifts.fetch(request.id("id"))));
    }

    private LiftAnswer.Whole whole(Lift lift) {
        return new LiftAnswer.Whole(
                LiftAnswer.Shown.of(lift),
                lift.design()
                        .map(each -> new LiftAnswer.Designed(each.choice(), looked(each.outcomes()), each.report())),
                lift.test()
                        .map(each -> new LiftAnswer.Tested(
                                each.choice(), each.outcomes().map(this::looked), each.report())),
                currency);
    }

    private LiftAnswer.Looked looked(UUID outcomes) {
        return LiftAnswer.Looked.of(lifts.outcomes(outcomes), 0, 0, currency);
    }

    private Reply start(Request request) {
        LiftForms.StartAsked asked = request.body(LiftForms.StartAsked.class);
        return Reply.ok(LiftAnswer.Shown.of(lifts.start(
                request.id("id"), Request.required(asked.design(), "design"), asked.start(), request.principal())));
    }

    private Reply judge(Request request) {
        LiftForms.JudgeAsked asked = request.body(LiftForms.JudgeAsked.class);
        return Reply.ok(LiftAnswer.Shown.of(
                lifts.judge(request.id("id"), Optional.ofNullable(asked.outcomes()), request.principal())));
    }

    private Reply repeat(Request request) {
        return Reply.created(LiftAnswer.Shown.of(lifts.repeat(request.id("id"), request.principal())));
    }

    private Reply calibrate(Request request) {
        LiftForms.CalibrateAsked asked = request.body(LiftForms.CalibrateAsked.class);
        return Reply.created(Calibrated.of(lifts.calibrate(request.id("id"), asked.choice(), request.principal())));
    }

    private Reply delete(Request request) {
        lifts.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }
}
