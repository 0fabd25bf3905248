package io.windrose.http;

import io.windrose.analyze.saved.History;
import io.windrose.analyze.saved.Run;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the caller asked lately in the web app. */
public final class HistoryRoutes {
    private static final int MOST = 500;

    private final History history;

    public HistoryRoutes(History history) {
        this.history = history;
    }

    private record Failure(String code, String detail) {}

    private record Shown(
            UUID id,
            String sql,
            String engine,
            String format,
            Instant startedAt,
            long milliseconds,
            Optional<Long> rows,
            Optional<Failure> error) {
        static Shown of(Run run) {
            return new Shown(
                    run.id(),
                    run.sql(),
                    run.engine().word(),
                    run.format(),
                    run.startedAt(),
                    run.took().toMillis(),
                    run.outcome() instanceof Run.Answered answered ? answered.rows() : Optional.empty(),
                    run.outcome() instanceof Run.Failed failed
                            ? Optional.of(new Failure(failed.code(), failed.text()))
                            : Optional.empty());
        }
    }

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.SQL_RUN);
        return List.of(
                new Route(Route.Method.GET, "/api/sql/history", access, this::list).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/sql/history", access, this::clear).holdsNoBrand(),
                new Route(Route.Method.DELETE, "/api/sql/history/{id}", access, this::delete).holdsNoBrand());
    }

    private Reply list(Request request) {
        int limit = (int) request.number("limit", 50, MOST);
        List<Shown> runs =
                history
                        .before(request.query().apply("cursor").map(HistoryRoutes::cursor), limit, request.principal())
                        .stream()
                        .map(Shown::of)
                        .toList();
        Optional<String> next = runs.size() < limit
                ? Optional.empty()
                : Optional.of(runs.getLast().id().toString());
        return Reply.ok(new Page<>(runs, next));
    }

    private static UUID cursor(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Incorrect(
                    "http.query-cursor", "cursor is \"" + text + "\"; give what \"next\" of the page before was", e);
        }
    }

    private Reply clear(Request request) {
        history.clear(request.principal());
        return Reply.nothing();
    }

    private Reply delete(Request request) {
        history.delete(request.id("id"), request.principal());
        return Reply.nothing();
    }
}
