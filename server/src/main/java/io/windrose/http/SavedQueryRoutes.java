package io.windrose.http;

import io.windrose.analyze.saved.ChartSettings;
import io.windrose.analyze.saved.QueryDraft;
import io.windrose.analyze.saved.QueryEngine;
import io.windrose.analyze.saved.SavedQueries;
import io.windrose.analyze.saved.SavedQuery;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queries that people keep and share. */
public final class SavedQueryRoutes {
    private final SavedQueries queries;

    public SavedQueryRoutes(SavedQueries queries) {
        this.queries = queries;
    }

    private record Chart(
            @Nullable String kind,
            @Nullable String x,
            @Nullable List<String> y,
            Optional<String> series) {
        static Chart of(ChartSettings chart) {
            return new Chart(chart.kind().name().toLowerCase(Locale.ROOT), chart.x(), chart.y(), chart.series());
        }

        ChartSettings settings() {
            String word = Request.required(kind, "chart.kind");
            ChartSettings.Kind known = Arrays.stream(ChartSettings.Kind.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "analyze.unknown-chart", "there is no chart \"" + word + "\"; give line, bar or scatter"));
            return new ChartSettings(known, Request.required(x, "chart.x"), Request.required(y, "chart.y"), series);
        }
    }

    private record Draft(
            @Nullable String name,
            @Nullable String description,
            @Nullable String sql,
            @Nullable String engine,
            @Nullable Chart chart,
            @Nullable Boolean shared,
            @Nullable Integer version) {
        QueryDraft draft() {
            return new QueryDraft(
                    Request.required(name, "name"),
                    description == null ? "" : description,
                    Request.required(sql, "sql"),
                    engine == null ? QueryEngine.DUCKDB : QueryEngine.named(engine),
                    Optional.ofNullable(chart).map(Chart::settings),
                    Boolean.TRUE.equals(shared) ? QueryDraft.Sharing.SHARED : QueryDraft.Sharing.OWN);
        }
    }

    private record Shown(
            UUID id,
            String name,
            String description,
            String sql,
            String engine,
            Optional<Chart> chart,
            boolean shared,
            String owner,
            boolean own,
            int version,
            Instant createdAt,
            Instant changedAt,
            String changedBy) {
        static Shown of(SavedQuery query, Principal by) {
            QueryDraft draft = query.draft();
            return new Shown(
                    query.id(),
                    draft.name(),
                    draft.description(),
                    draft.sql(),
                    draft.engine().word(),
                    draft.chart().map(Chart::of),
                    draft.sharing() == QueryDraft.Sharing.SHARED,
                    query.owner(),
                    query.ownerId().equals(by.userId()),
                    query.version(),
                    query.createdAt(),
                    query.changedAt(),
                    query.changedBy());
        }
    }

    /** A list is short by nature, but texts can be long: they come one by one. */
    private record Listed(
            UUID id,
            String name,
            String description,
            String engine,
            boolean shared,
            String owner,
            boolean own,
            Instant changedAt) {
        static Listed of(SavedQuery query, Principal by) {
            Shown shown = Shown.of(query, by);
            return new Listed(
                    shown.id(),
                    shown.name(),
                    shown.description(),
                    shown.engine(),
                    shown.shared(),
                    shown.owner(),
                    shown.own(),
                    shown.changedAt());
        }
    }

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.SQL_RUN);
        return List.of(
                new Route(Route.Method.GET, "/api/sql/queries", access, this::list).holdsNoBrand(),
                new Route(Route.Method.POST, "/api/sql/queries", access, this::add).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/sql/queries/{id}", access, this::show).holdsNoBrand(),
                new Route(Route.Method.PUT, "/api/sql/queries/{id}", access, this::change).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/sql/queries/{id}", access, this::delete).holdsNoBrand(),
                new Route(Route.Method.GET, "/api/sql/queries/{id}/texts", access, this::texts).holdsNoBrand());
    }

    private Reply list(Request request) {
        Principal by = request.principal();
        return Reply.ok(Page.whole(queries.visibleTo(by).stream()
                .map(query -> Listed.of(query, by))
                .toList()));
    }

    private Reply add(Request request) {
        Principal by = request.principal();
        return Reply.created(Shown.of(queries.add(request.body(Draft.class).draft(), by), by));
    }

    private Reply show(Request request) {
        Principal by = request.principal();
        return Reply.ok(Shown.of(queries.fetch(request.id("id"), by), by));
    }

    private Reply change(Request request) {
        Principal by = request.principal();
        Draft body = request.body(Draft.class);
        int version = Request.required(body.version(), "version");
        return Reply.ok(Shown.of(queries.change(request.id("id"), version, body.draft(), by), by));
    }

    private Reply delete(Request request) {
        queries.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }

    private Reply texts(Request request) {
        return Reply.ok(Page.whole(queries.texts(request.id("id"), request.principal())));
    }
}
