package io.windrose.http;

import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import io.windrose.visualize.Dashboards;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Dashboards as documents. */
public final class ReportRoutes {
    static final String PDF = "application/pdf";
    /** What the address of a dashboard's screen says of dates and filters. */
    static final Set<String> VIEW_NAMES = Set.of("from", "to", "range", "compare", "where");

    private final Dashboards dashboards;
    private final Reports reports;

    public ReportRoutes(Dashboards dashboards, Reports reports) {
        this.dashboards = dashboards;
        this.reports = reports;
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.ANALYZE_VIEW);
        return List.of(new Route(Route.Method.GET, "/api/dashboards/{id}/pdf", view, this::pdf).keepsToBrands());
    }

    private Reply pdf(Request request) {
        Reports.Wanted wanted = new Reports.Wanted(
                dashboards.fetch(request.id("id"), request.principal()),
                view(request.rawQuery()),
                Reports.Language.of(request.query()
                        .apply("language")
                        .or(() -> request.header().apply("Accept-Language"))),
                request.principal(),
                java.util.Optional.empty());
        return new Reply(200, PDF, reports.pdf(wanted, request.clientIsGone()), List.of());
    }

    /** Dates and filters of a query, as pairs. */
    static List<List<String>> view(String rawQuery) {
        return Arrays.stream(rawQuery.split("&"))
                .map(each -> each.split("=", 2))
                .filter(pair -> pair.length == 2 && VIEW_NAMES.contains(pair[0]))
                .map(pair -> List.of(pair[0], decoded(pair[1])))
                .toList();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Incorrect("http.query-encoding", "\"" + value + "\" is not encoded as addresses are", e);
        }
    }
}
