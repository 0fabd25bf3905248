package io.windrose.http;

import io.windrose.optimize.plan.BudgetPlans;
import io.windrose.security.Permission;
import java.util.List;

/** Budget plans: how much to spend on what, by what a marketing-mix model knows. */
public final class BudgetRoutes {
    private final BudgetPlans plans;
    private final String currency;

    /** @param currency the company's */
    public BudgetRoutes(BudgetPlans plans, String currency) {
        this.plans = plans;
        this.currency = currency;
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.MONEY_VIEW);
        Access keep = new Access.Needs(Permission.CAMPAIGNS_MANAGE);
        return List.of(
                new Route(Route.Method.GET, "/api/plans", view, this::list),
                new Route(Route.Method.POST, "/api/plans", keep, this::save),
                new Route(Route.Method.POST, "/api/plans/compute", view, this::compute),
                new Route(Route.Method.GET, "/api/plans/{id}", view, this::show),
                new Route(Route.Method.DELETE, "/api/plans/{id}", keep, this::delete),
                new Route(Route.Method.POST, "/api/plans/{id}/approve", keep, this::approve),
                new Route(Route.Method.GET, "/api/plans/{id}/tracking", view, this::track),
                new Route(Route.Method.POST, "/api/plans/{id}/weeks", keep, this::bring));
    }

    private Reply compute(Request request) {
        BudgetForms.Asked asked = request.body(BudgetForms.Asked.class);
        return Reply.ok(BudgetAnswer.of(plans.plan(asked.request()), currency));
    }

    private Reply list(Request request) {
        return Reply.ok(Page.whole(plans.all().stream()
                .map(plan -> BudgetAnswer.Listed.of(plan, currency))
                .toList()));
    }

    private Reply save(Request request) {
        BudgetForms.Named named = request.body(BudgetForms.Named.class);
        return Reply.created(BudgetAnswer.Whole.of(
                plans.save(
                        Request.required(named.name(), "name"),
                        Request.required(named.question(), "question").request(),
                        request.principal()),
                currency));
    }

    private Reply show(Request request) {
        return Reply.ok(BudgetAnswer.Whole.of(plans.fetch(request.id("id")), currency));
    }

    private Reply delete(Request request) {
        plans.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }

    private Reply approve(Request request) {
        return Reply.ok(BudgetAnswer.Listed.of(plans.approve(request.id("id"), request.principal()), currency));
    }

    private Reply track(Request request) {
        return Reply.ok(plans.track(request.id("id")));
    }

    private Reply bring(Request request) {
        BudgetForms.Weeks weeks = request.body(BudgetForms.Weeks.class);
        return Reply.ok(plans.bring(request.id("id"), Request.required(weeks.text(), "text"), request.principal()));
    }
}
