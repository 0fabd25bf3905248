package io.windrose.http;

import io.windrose.collect.ledger.Rejected;
import io.windrose.collect.ledger.RejectedEvent;
import io.windrose.collect.ledger.RejectedFilter;
import io.windrose.collect.ledger.RejectedPage;
import io.windrose.lake.Rejection;
import io.windrose.security.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events that were wrong: to be seen, and to be judged again once what was wrong is mended. */
public final class RejectedRoutes {
    private final Rejected rejected;

    public RejectedRoutes(Rejected rejected) {
        this.rejected = rejected;
    }

    private record Shown(
            String id,
            String source,
            Instant receivedAt,
            String reason,
            Optional<String> problems,
            Optional<String> payload,
            Optional<String> contentType,
            Optional<String> messageId,
            Optional<String> call) {
        static Shown of(RejectedEvent event) {
            return new Shown(
                    event.id(),
                    event.sourceId(),
                    event.receivedAt(),
                    event.reason(),
                    event.problems(),
                    event.payload(),
                    event.contentType(),
                    event.eventId(),
                    event.sent().map(Rejection.Sent::call));
        }
    }

    private record Which(
            @Nullable String source,
            @Nullable String reason,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String cursor) {}

    public List<Route> routes() {
        return List.of(
                new Route(Route.Method.GET, "/api/rejected", new Access.Needs(Permission.REJECTED_VIEW), this::list)
                        .keepsToBrands(),
                new Route(
                                Route.Method.POST,
                                "/api/rejected/replay",
                                new Access.Needs(Permission.REJECTED_REPLAY),
                                this::replay)
                        .keepsToBrands());
    }

    private Reply list(Request request) {
        RejectedFilter filter = seen(
                request,
                new RejectedFilter(
                        request.query().apply("source"),
                        request.query().apply("reason"),
                        request.time("from"),
                        request.time("to")));
        int limit = (int) request.number("limit", 100, 1000);
        RejectedPage page = rejected.list(filter, request.query().apply("cursor"), limit);
        return Reply.ok(new Page<>(page.events().stream().map(Shown::of).toList(), page.next()));
    }

    private Reply replay(Request request) {
        Which which = request.body(Which.class);
        RejectedFilter filter = seen(
                request,
                new RejectedFilter(
                        Optional.ofNullable(which.source()),
                        Optional.ofNullable(which.reason()),
                        Optional.ofNullable(which.from()),
                        Optional.ofNullable(which.to())));
        return Reply.ok(rejected.replay(filter, Optional.ofNullable(which.cursor())));
    }

    /** Of the caller's sources; another one that is named is refused. */
    private static RejectedFilter seen(Request request, RejectedFilter wanted) {
        wanted.sourceId().ifPresent(request.limit()::require);
        return wanted.among(request.limit().sources());
    }
}
