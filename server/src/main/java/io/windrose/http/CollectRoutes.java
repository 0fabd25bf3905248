package io.windrose.http;

import io.windrose.collect.Collector;
import io.windrose.collect.judging.Call;
import io.windrose.collect.judging.Flaw;
import io.windrose.collect.judging.Form;
import io.windrose.collect.judging.Verdict;
import io.windrose.core.EventType;
import io.windrose.core.NotFound;
import io.windrose.core.Unauthenticated;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Segment HTTP tracking form: what sites, apps and servers send their events to. */
public final class CollectRoutes {
    /** Twice what a batch may hold, so that a batch that is a little too large is kept and not only refused. */
    private static final int LARGEST_BODY = 1 << 20;

    /** The smallest GIF: one transparent pixel. */
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Collector collector;
    private final Clock clock;

    public CollectRoutes(Collector collector, Clock clock) {
        this.collector = collector;
        this.clock = clock;
    }

    private record Problem(String code, String path, String value, String remedy) {
        static Problem of(Flaw flaw) {
            return new Problem(flaw.kind().code(), flaw.path(), flaw.value(), flaw.remedy());
        }
    }

    private record Refused(int index, Optional<String> messageId, List<Problem> problems) {}

    private record Dropped(int index, Optional<String> messageId, String reason) {}

    /** {@code success} as the Segment libraries look for it: whether sending the same again is pointless. */
    private record Answer(boolean success, int accepted, List<Dropped> dropped, List<Refused> rejected) {
        static Answer of(List<Verdict> verdicts) {
            int accepted = 0;
            List<Dropped> dropped = new ArrayList<>();
            List<Refused> rejected = new ArrayList<>();
            for (Verdict verdict : verdicts) {
                switch (verdict) {
                    case Verdict.Accepted one -> accepted++;
                    case Verdict.Dropped one ->
                        dropped.add(new Dropped(
                                one.index(), one.messageId(), one.reason().word()));
                    case Verdict.Quarantined one ->
                        rejected.add(new Refused(
                                one.index(),
                                one.messageId(),
                                one.flaws().stream().map(Problem::of).toList()));
                }
            }
            return new Answer(rejected.isEmpty(), accepted, dropped, rejected);
        }
    }

    public List<Route> routes() {
        Access key = new Access.WithWriteKey();
        Access preflight = new Access.Open("a browser's question before a call; tells what is the same for all");
        return List.of(
                new Route(Route.Method.POST, "/v1/{call}", key, this::collect),
                new Route(Route.Method.POST, "/v1/{call}/", key, this::collect),
                new Route(Route.Method.GET, "/v1/pixel.gif", key, request -> pixel(request, type(request))),
                new Route(Route.Method.GET, "/v1/pixel/{type}", key, request -> pixel(request, type(request))),
                new Route(Route.Method.GET, "/v1/projects/{key}/settings", key, this::settings),
                new Route(Route.Method.OPTIONS, "/v1/{call}", preflight, request -> preflight()),
                new Route(Route.Method.OPTIONS, "/v1/{call}/", preflight, request -> preflight()),
                new Route(Route.Method.OPTIONS, "/v1/projects/{key}/settings", preflight, request -> preflight()));
    }

    private Reply collect(Request request) {
        String word = request.parameter("call");
        Form form = Form.named(word)
                .orElseThrow(() -> new NotFound(
                        "collect.unknown-call",
                        "there is no call \"" + word + "\"; the calls are track, identify, page, screen, group, alias,"
                                + " batch and import"));
        byte[] body = Compressed.unpack(
                request.content(), request.header().apply("Content-Encoding").orElse(""), LARGEST_BODY);
        List<Verdict> verdicts = collector.collect(call(request, form, body));
        Answer answer = Answer.of(verdicts);
        boolean nothingUsable = !verdicts.isEmpty() && answer.rejected().size() == verdicts.size();
        return open(Reply.json(nothingUsable ? status(verdicts) : 200, answer));
    }

    /** An image is answered with an image, whatever is wrong: its page is not to show a broken one. */
    private Reply pixel(Request request, EventType type) {
        collector.collect(call(request, new Form.Pixel(type), request.rawQuery().getBytes(StandardCharsets.UTF_8)));
        return new Reply(200, "image/gif", PIXEL, List.of());
    }

    /** What the browser library asks for before it sends: no integrations of others, ours is the only one. */
    private Reply settings(Request request) {
        String key = request.parameter("key");
        if (collector.source(key).isEmpty()) {
            throw new Unauthenticated(
                    "collect.unknown-write-key",
                    "the write key is unknown or revoked; the list of sources shows the keys that are active");
        }
        Map<String, Object> own = Map.of("apiKey", key, "type", "browser", "versionSettings", Map.of());
        return open(Reply.ok(Map.of(
                "integrations", Map.of("Segment.io", own),
                "plan", Map.of("track", Map.of("__default", Map.of("enabled", true))),
                "edgeFunction", Map.of(),
                "analyticsNextEnabled", true,
                "metrics", Map.of("sampleRate", 0))));
    }

    private Call call(Request request, Form form, byte[] body) {
        return new Call(
                form,
                body,
                writeKey(request),
                Optional.of(request.address()),
                request.header().apply("User-Agent"),
                request.header().apply("Referer"),
                request.header().apply("Sec-GPC").filter("1"::equals).isPresent(),
                request.header().apply("DNT").filter("1"::equals).isPresent(),
                clock.instant());
    }

    /** The user name of Basic authentication; a pixel has it in its query, where no header can be set. */
    private static Optional<String> writeKey(Request request) {
        Optional<String> basic = request.header()
                .apply("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
                .flatMap(value -> userName(value.substring(6).strip()));
        return basic.or(() -> request.query().apply("writeKey"));
    }

    private static Optional<String> userName(String base64) {
        try {
            String credentials = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            return Optional.of(colon < 0 ? credentials : credentials.substring(0, colon))
                    .filter(name -> !name.isEmpty());
        } catch (IllegalArgumentException e) {
            // Not Base64: as good as none, which is answered with what to send.
            return Optional.empty();
        }
    }

    private static EventType type(Request request) {
        String word = request.parameters()
                .getOrDefault("type", request.query().apply("type").orElse("page"));
        return EventType.named(word)
                .orElseThrow(() -> new NotFound("collect.unknown-call", "there is no call \"" + word + "\""));
    }

    /** 413 where the size is what is wrong: libraries give up on it as on 400, and tell their users. */
    private static int status(List<Verdict> verdicts) {
        boolean allTooLarge = verdicts.stream()
                .allMatch(verdict -> verdict instanceof Verdict.Quarantined one
                        && one.flaws().get(0).kind().code().endsWith("-too-large"));
        return allTooLarge ? 413 : 400;
    }

    /** {@code X-Retry-Count} is on what Segment's browser library sends again: without leave, it would be lost. */
    private static Reply preflight() {
        return open(Reply.nothing())
                .with("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
                .with("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding, X-Retry-Count")
                .with("Access-Control-Max-Age", "86400");
    }

    /** Any site may send and read the answer: a write key is not a secret, and no cookie counts here. */
    static Reply open(Reply reply) {
        return reply.with("Access-Control-Allow-Origin", "*")
                .with("Access-Control-Expose-Headers", "Retry-After, X-Request-Id");
    }
}
