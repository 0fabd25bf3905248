package io.windrose.http;

import io.windrose.analyze.BreakdownRequest;
import io.windrose.analyze.Dimension;
import io.windrose.analyze.Filter;
import io.windrose.analyze.Measure;
import io.windrose.analyze.OverviewRequest;
import io.windrose.analyze.Overviews;
import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.LeftOut;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Visitors, visits, orders and revenue, and what they come from. */
public final class OverviewRoutes {
    private static final int USUAL_DAYS = 30;
    private static final int USUAL_ROWS = 10;

    private final Overviews overviews;
    private final Ids ids;
    private final RunningQueries running = new RunningQueries();

    public OverviewRoutes(Overviews overviews, Ids ids) {
        this.overviews = overviews;
        this.ids = ids;
    }

    private record Calendar(String zone, LocalDate today) {}

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.ANALYZE_VIEW);
        return List.of(
                new Route(Route.Method.GET, "/api/calendar", access, request -> calendar()).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/overview", access, this::overview).keepsToBrands(),
                new Route(Route.Method.GET, "/api/overview/breakdown", access, this::breakdown).keepsToBrands());
    }

    private Reply calendar() {
        return Reply.ok(new Calendar(overviews.zone().getId(), overviews.today()));
    }

    private Reply overview(Request request) {
        OverviewRequest asked = asked(request);
        return answered(request, () -> OverviewAnswer.of(asked, overviews.overview(asked, request.limit())));
    }

    private Reply breakdown(Request request) {
        BreakdownRequest asked = new BreakdownRequest(
                asked(request),
                Dimension.named(request.query()
                        .apply("by")
                        .orElseThrow(() -> new Incorrect("http.missing-field", "the parameter \"by\" is missing"))),
                Measure.named(request.query().apply("order").orElse("visits")),
                (int) request.number("rows", USUAL_ROWS, BreakdownRequest.MOST_ROWS));
        return answered(request, () -> BreakdownAnswer.of(overviews.breakdown(asked, request.limit())));
    }

    private OverviewRequest asked(Request request) {
        LocalDate to = request.day("to").orElseGet(overviews::today);
        LocalDate from = request.day("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
        return new OverviewRequest(
                new DateRange(from, to),
                Comparison.named(request.query().apply("compare").orElse("previous")),
                request.all("include").stream().map(LeftOut::named).collect(Collectors.toSet()),
                request.all("filter").stream().map(Filter::parse).toList());
    }

    /** Computed until the caller leaves. */
    private Reply answered(Request request, Supplier<?> compute) {
        AtomicReference<Reply> reply = new AtomicReference<>(Reply.nothing());
        running.run(
                ids.next(),
                request.principal().userId(),
                request.clientIsGone(),
                () -> reply.set(Reply.ok(compute.get())));
        return reply.get();
    }
}
