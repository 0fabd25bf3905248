package io.windrose.http;

import io.windrose.core.NotFound;
import java.util.List;
import java.util.Optional;

/** The browser script, its consent banner and its measurement of vitals, for pages of any site. */
public final class TrackerRoutes {
    private static final Access ANYONE = new Access.Open("the script of every visitor; it holds neither key nor data");

    /** Under its version a file never changes. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    /** Under its plain name it changes with the program. */
    private static final String FOR_NOW = "public, max-age=300, stale-while-revalidate=86400";

    private final Optional<TrackerFiles> tracker = TrackerFiles.find();

    public List<Route> routes() {
        return List.of(
                route("/tracker/windrose.js", "windrose.js"),
                route("/tracker/consent.js", "consent.js"),
                route("/tracker/vitals.js", "vitals.js"),
                route("/tracker/snippet.html", "snippet.html"),
                route("/tracker/{version}/windrose.js", "windrose.js"),
                route("/tracker/{version}/consent.js", "consent.js"),
                route("/tracker/{version}/vitals.js", "vitals.js"));
    }

    private Route route(String path, String name) {
        return new Route(Route.Method.GET, path, ANYONE, request -> answer(request, name));
    }

    /**
     * Another version than ours is that of an older or newer program, which a page may still name: it gets our file
     * rather than none, but not for good.
     */
    private Reply answer(Request request, String name) {
        TrackerFiles files = tracker.orElseThrow(() -> new NotFound(
                "collect.no-tracker",
                "this program was built without the tracker; build it where Node 20 or newer is installed"));
        TrackerFiles.File file = files.file(name);
        boolean lasting = files.version().equals(request.parameters().get("version"));
        boolean packed = AcceptedCodings.include(request, "gzip");
        String tag = "\"" + files.version() + (packed ? "-gzip\"" : "\"");
        boolean known = EntityTags.match(request.header().apply("If-None-Match"), tag);
        byte[] body = packed ? file.gzip() : file.plain();
        Reply reply = known ? Reply.unchanged() : new Reply(200, file.contentType(), body, List.of());
        return (packed && !known ? reply.with("Content-Encoding", "gzip") : reply)
                .with("ETag", tag)
                .with("Vary", "Accept-Encoding")
                .with("Cache-Control", lasting ? FOR_GOOD : FOR_NOW)
                .with("Access-Control-Allow-Origin", "*")
                .with("Cross-Origin-Resource-Policy", "cross-origin")
                .with("Timing-Allow-Origin", "*");
    }
}
