package io.windrose.http;

import io.windrose.collect.live.Live;
import io.windrose.collect.live.LiveBatch;
import io.windrose.collect.live.LiveDetail;
import io.windrose.collect.live.LiveEntry;
import io.windrose.collect.live.LiveFilter;
import io.windrose.collect.live.LiveVerdict;
import io.windrose.collect.live.LiveView;
import io.windrose.security.Permission;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What comes in now: as a list, as a stream of server-sent events, and summed up. */
public final class LiveRoutes {
    /** As long as a person who left is still watched for. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** Proxies cut what is silent for longer; some after half a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** Then the browser asks again by itself, and whether it still may is looked at anew. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Live live;

    public LiveRoutes(Live live) {
        this.live = live;
    }

    private record Shown(
            long number,
            Instant receivedAt,
            String verdict,
            String source,
            Optional<String> type,
            Optional<String> name,
            Optional<String> eventId,
            Optional<String> person,
            Optional<String> channel,
            Optional<String> page,
            Optional<String> sent,
            Optional<String> stored,
            Optional<String> reason,
            List<LiveDetail.Problem> problems,
            List<String> violations) {
        static Shown of(LiveEntry entry) {
            LiveDetail detail = entry.detail();
            return new Shown(
                    entry.number(),
                    entry.receivedAt(),
                    entry.verdict().word(),
                    entry.source(),
                    entry.type(),
                    entry.name(),
                    entry.eventId(),
                    entry.person(),
                    entry.channel(),
                    entry.page(),
                    detail.sent(),
                    detail.stored(),
                    detail.reason(),
                    detail.problems(),
                    detail.violations());
        }
    }

    private record Recent(List<Shown> items, long skipped) {}

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.LIVE_VIEW);
        return List.of(
                new Route(Route.Method.GET, "/api/live", view, this::live).keepsToBrands(),
                new Route(Route.Method.GET, "/api/live/summary", view, this::summary).keepsToBrands());
    }

    private Reply summary(Request request) {
        return Reply.ok(request.limit().sources().map(live::summary).orElseGet(live::summary));
    }

    private Reply live(Request request) {
        given(request, "source").ifPresent(request.limit()::require);
        LiveFilter filter = new LiveFilter(
                        given(request, "source"),
                        given(request, "type"),
                        given(request, "name"),
                        given(request, "verdict").map(LiveVerdict::named),
                        given(request, "text"))
                .among(request.limit().sources());
        boolean isStream = request.header()
                .apply("Accept")
                .filter(types -> types.contains(EventStreamOutput.TYPE))
                .isPresent();
        if (!isStream) {
            LiveBatch recent = live.recent(filter);
            return Reply.ok(new Recent(recent.entries().stream().map(Shown::of).toList(), recent.skipped()));
        }
        Optional<Long> last = request.header().apply("Last-Event-ID").flatMap(this::ofThisRun);
        return Reply.stream(EventStreamOutput.TYPE, out -> show(filter, last, request.clientIsGone(), out))
                // Proxies must not gather what is to be seen at once.
                .with("X-Accel-Buffering", "no");
    }

    private static Optional<String> given(Request request, String name) {
        return request.query().apply(name).filter(value -> !value.isEmpty());
    }

    private String id(long number) {
        return live.run() + "/" + number;
    }

    /** A number of another run, or of another node, says nothing here: all that is kept is shown again. */
    private Optional<Long> ofThisRun(String id) {
        String prefix = live.run() + "/";
        return id.matches("[0-9a-f-]{36}/[0-9]{1,18}") && id.startsWith(prefix)
                ? Optional.of(Long.valueOf(id.substring(prefix.length())))
                : Optional.empty();
    }

    private void show(LiveFilter filter, Optional<Long> last, BooleanSupplier clientIsGone, OutputStream out) {
        long end = System.nanoTime() + LONGEST.toNanos();
        try (LiveView view = last.map(number -> live.watchAfter(filter, number)).orElseGet(() -> live.watch(filter))) {
            EventStreamOutput events = new EventStreamOutput(out, HEARTBEAT);
            events.event("start", Json.write(Map.of("resumed", last.isPresent())));
            LiveBatch batch = view.next(Duration.ZERO);
            while (true) {
                if (batch.skipped() > 0) {
                    events.event("skipped", Json.write(Map.of("count", batch.skipped())));
                }
                for (LiveEntry entry : batch.entries()) {
                    events.event("entry", id(entry.number()), Json.write(Shown.of(entry)));
                }
                events.flush();
                if (view.isEnded()
                        || Thread.currentThread().isInterrupted()
                        || System.nanoTime() > end
                        || clientIsGone.getAsBoolean()) {
                    return;
                }
                batch = view.next(WAIT);
            }
        }
    }
}
