package io.windrose.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.configuration.HttpSettings;
import io.windrose.core.Fault;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.core.Problem;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes every request from its id to its answer: find the route, admit the caller, handle, tell. Thread-safe. */
final class Dispatcher {
    static final String SESSION_COOKIE = "windrose_session";
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
    private static final HeaderName CSRF = HeaderNames.create("X-CSRF-Token");
    private static final Pattern GOOD_ID = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final int LARGEST_BODY = 1 << 20;
    private static final List<Header> ALWAYS = List.of(
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store"),
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            HeaderValues.createCached("Referrer-Policy", "no-referrer"));

    private final Routes routes;
    private final Guard guard;
    private final Ids ids;
    private final Addresses addresses;
    private final Presence presence;
    private final RequestFigures figures;

    Dispatcher(Routes routes, Guard guard, Ids ids, HttpSettings settings, Presence presence, MeterRegistry metrics) {
        this.routes = routes;
        this.guard = guard;
        this.ids = ids;
        this.addresses = new Addresses(settings);
        this.presence = presence;
        this.figures = new RequestFigures(metrics);
    }

    void dispatch(ServerRequest request, ServerResponse response) {
        long start = System.nanoTime();
        String id = request.headers()
                .first(REQUEST_ID)
                .filter(sent -> GOOD_ID.matcher(sent).matches())
                .orElseGet(() -> ids.next().toString());
        MDC.put("request", id);
        String method = request.prologue().method().text();
        boolean head = method.equals("HEAD");
        String path = request.path().absolute().path();
        Optional<Routes.Match> match = routes.find(head ? "GET" : method, path);
        try {
            Reply reply;
            try {
                reply = handle(request, match.orElseThrow(() -> nothingThere(path)));
                if (reply.stream().isPresent() && !head) {
                    stream(response, reply, reply.stream().get(), id);
                    figures.answered(match.map(Routes.Match::route), reply.status(), System.nanoTime() - start);
                    return;
                }
            } catch (CloseConnectionException thrown) {
                throw thrown;
            } catch (RuntimeException thrown) {
                Problem problem = Problems.of(thrown);
                tell(problem);
                reply = Problems.reply(problem, id);
                if (path.startsWith("/v1/")) {
                    // A page of another site may read why its event was refused.
                    reply = CollectRoutes.open(reply);
                }
                if (reply.status() == 405) {
                    reply = reply.with("Allow", String.join(", ", routes.methods(path)));
                }
            }
            // Told before it is sent, so that whoever has the answer finds its line in the log.
            figures.answered(match.map(Routes.Match::route), reply.status(), System.nanoTime() - start);
            send(response, reply, id, head);
        } finally {
            MDC.remove("request");
        }
    }

    private Reply handle(ServerRequest request, Routes.Match match) {
        ServerRequestHeaders headers = request.headers();
        Optional<String> session = headers.cookies().first(SESSION_COOKIE).asOptional();
        Guard.Admitted admitted = guard.admit(
                match.route(),
                new Guard.Credentials(headers.first(HeaderNames.AUTHORIZATION), session, headers.first(CSRF)));
        Addresses.Origin origin = addresses.of(request);
        Function<byte[], Request> made = content -> new Request(
                match.parameters(),
                name -> request.query().first(name).asOptional(),
                request.query().rawValue(),
                name -> headers.first(HeaderNames.create(name)),
                admitted.caller(),
                admitted.limit(),
                session,
                origin.address(),
                origin.secure(),
                presence.clientIsGone(),
                headers.contentType().map(type -> type.mediaType().text()).orElse(""),
                content);
        return match.route().handler() instanceof Route.Receiver receiver
                ? receive(receiver, made.apply(new byte[0]), request)
                : match.route().handler().handle(made.apply(content(request)));
    }

    private static Reply receive(Route.Receiver receiver, Request made, ServerRequest request) {
        if (!request.content().hasEntity()) {
            return receiver.handle(made);
        }
        try (InputStream body = request.content().inputStream()) {
            return receiver.receive(made, body);
        } catch (IOException e) {
            throw new Incorrect("http.broken-body", "the body ended before its length", e);
        }
    }

    private static byte[] content(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream stream = request.content().inputStream()) {
            byte[] body = stream.readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                throw new Incorrect(
                        "http.body-too-large", "the body is larger than " + LARGEST_BODY + " bytes; send less at once");
            }
            return body;
        } catch (IOException e) {
            throw new Incorrect("http.broken-body", "the body ended before its length", e);
        }
    }

    private Problem nothingThere(String path) {
        var methods = routes.methods(path);
        if (methods.isEmpty()) {
            return new NotFound(
                    "http.no-route", "there is nothing at this address; /api/openapi.yaml lists what there is");
        }
        return new Incorrect(
                "http.method-not-allowed", "that method is not for this address; use " + String.join(" or ", methods));
    }

    private static void tell(Problem problem) {
        switch (problem) {
            case Fault fault -> LOG.error("fault {}", fault.code(), fault);
            case Unavailable unavailable -> LOG.warn("unavailable {}: {}", unavailable.code(), unavailable.text());
            default -> LOG.debug("refused {}", problem.code());
        }
    }

    /**
     * Sends a body as it is made. What fails before its first byte is thrown as it is; after that the connection is
     * cut, which is how HTTP says that a body is not whole.
     */
    private static void stream(ServerResponse response, Reply reply, Reply.Stream stream, String id) {
        LazyOutput out = new LazyOutput(() -> {
            head(response, reply, id);
            return response.outputStream();
        });
        try {
            stream.writeTo(out);
            out.close();
        } catch (IOException | RuntimeException thrown) {
            if (!out.isBegun() && thrown instanceof RuntimeException problem) {
                throw problem;
            }
            LOG.info("an answer broke off: {}", thrown.toString());
            throw new CloseConnectionException("an answer broke off", thrown);
        }
    }

    private static void send(ServerResponse response, Reply reply, String id, boolean head) {
        head(response, reply, id);
        if (reply.status() == 304 || (head && reply.stream().isPresent())) {
            // Neither has a body, nor a length that could be told.
            response.send();
        } else if (head) {
            response.contentLength(reply.body().length);
            response.send();
        } else {
            response.send(reply.body());
        }
    }

    private static void head(ServerResponse response, Reply reply, String id) {
        response.status(Status.create(reply.status()));
        response.header(REQUEST_ID, id);
        ALWAYS.stream().filter(usual -> !reply.says(usual.name())).forEach(response::header);
        if (!reply.contentType().isEmpty()) {
            response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        }
        for (Reply.Header header : reply.headers()) {
            response.headers().add(HeaderNames.create(header.name()), header.value());
        }
    }
}
