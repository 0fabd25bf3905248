package io.windrose.http;

import io.windrose.core.Ids;
import io.windrose.core.NotFound;
import io.windrose.http.WebFiles.Encoding;
import io.windrose.http.WebFiles.WebFile;
import java.util.Arrays;
import java.util.List;

/**
 * The web app: its files, which never change under a name, and one page for all its screens.
 *
 * <p>The page is made anew for each answer with a nonce, without which no script or style in it counts.
 */
public final class WebRoutes {
    private static final String WHY = "the program itself, the same for all; data comes by the API alone";
    private static final String YEAR = "public, max-age=31536000, immutable";
    private static final String DAY = "public, max-age=86400";
    private static final String NONCE = "__NONCE__";
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'nonce-" + NONCE + "'",
            "style-src 'self' 'nonce-" + NONCE + "'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            // Only the weekly letter lets itself be framed.
            "frame-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private final WebFiles files = new WebFiles();
    private final Ids ids;

    public WebRoutes(Ids ids) {
        this.ids = ids;
    }

    public List<Route> routes() {
        Access open = new Access.Open(WHY);
        return List.of(
                new Route(Route.Method.GET, "/", open, request -> page()),
                new Route(Route.Method.GET, "/favicon.svg", open, request -> file(request, "", "favicon.svg", DAY)),
                new Route(
                        Route.Method.GET,
                        "/assets/{file}",
                        open,
                        request -> file(request, "assets/", request.parameter("file"), YEAR)),
                new Route(Route.Method.GET, "/{page...}", open, request -> page()));
    }

    private Reply page() {
        String nonce = ids.secret("");
        return Reply.text("text/html; charset=utf-8", files.page().replace(NONCE, nonce))
                .with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", POLICY.replace(NONCE, nonce))
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    }

    private Reply file(Request request, String folder, String name, String caching) {
        WebFile file = files.find(folder, name, accepted(request))
                .orElseThrow(() -> new NotFound(
                        "http.no-file",
                        "there is no file \"" + name + "\"; it may be of an earlier version, so reload"));
        String tag = EntityTags.of(file.content());
        boolean known = EntityTags.match(request.header().apply("If-None-Match"), tag);
        Reply reply = known ? Reply.unchanged() : new Reply(200, file.type(), file.content(), List.of());
        if (!known && file.encoding().isPresent()) {
            reply = reply.with("Content-Encoding", file.encoding().get().word());
        }
        return reply.with("ETag", tag).with("Vary", "Accept-Encoding").with("Cache-Control", caching);
    }

    private static List<Encoding> accepted(Request request) {
        return Arrays.stream(Encoding.values())
                .filter(encoding -> AcceptedCodings.include(request, encoding.word()))
                .toList();
    }
}
