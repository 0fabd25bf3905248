package io.windrose.http;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import io.micrometer.core.instrument.MeterRegistry;
import io.windrose.configuration.HttpSettings;
import io.windrose.core.Conflict;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import java.net.BindException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The server on its port, from {@link #start} to {@link #close}. */
public final class HttpServer implements AutoCloseable {
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    /** Of a file that is brought; every other body is refused long before. */
    private static final long LARGEST_PAYLOAD = 64L << 30;

    private final WebServer server;
    private final HttpSettings settings;

    private HttpServer(WebServer server, HttpSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    public static HttpServer start(HttpSettings settings, Routes routes, Guard guard, Ids ids, MeterRegistry metrics) {
        Presence presence = new Presence();
        Dispatcher dispatcher = new Dispatcher(routes, guard, ids, settings, presence, metrics);
        WebServerConfig.Builder builder = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .maxPayloadSize(LARGEST_PAYLOAD)
                .shutdownHook(false)
                .shutdownGracePeriod(LONGEST_GOODBYE)
                .featuresDiscoverServices(false)
                .contentEncoding(new BodiesAsSent())
                .directHandlers(badRequests(ids))
                .addProtocol(Http1Config.builder().addReceiveListener(presence).build())
                .routing(routing -> routing.any(dispatcher::dispatch));
        settings.tls().ifPresent(files -> builder.tls(tls(files)));
        WebServer server = builder.build();
        try {
            return new HttpServer(server.start(), settings);
        } catch (RuntimeException e) {
            server.stop();
            throw refused(settings, e);
        }
    }

    /** Where a client on this machine finds it. */
    public URI url() {
        boolean everywhere =
                settings.host().equals("0.0.0.0") || settings.host().equals("::");
        String host = everywhere ? "127.0.0.1" : settings.host();
        String scheme = settings.tls().isPresent() ? "https" : "http";
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create(scheme + "://" + literal + ":" + server.port());
    }

    /** Answers what is under way, for some seconds, then stops. */
    @Override
    public void close() {
        server.stop();
    }

    /** What is refused before it becomes a request: broken HTTP has the same form of answer as all else. */
    private static DirectHandlers badRequests(Ids ids) {
        DirectHandler handler = (request, type, status, headers, message) -> {
            Incorrect problem = type == DirectHandler.EventType.PAYLOAD_TOO_LARGE
                    ? new Incorrect("http.body-too-large", "the body is larger than " + LARGEST_PAYLOAD + " bytes")
                    : new Incorrect("http.broken-request", "the request is not correct HTTP");
            Reply reply = Problems.reply(problem, ids.next().toString());
            return DirectHandler.TransportResponse.builder()
                    .status(status)
                    .header(HeaderNames.CONTENT_TYPE, reply.contentType())
                    .entity(reply.body())
                    .build();
        };
        DirectHandlers.Builder builder = DirectHandlers.builder();
        for (DirectHandler.EventType type :
                List.of(DirectHandler.EventType.BAD_REQUEST, DirectHandler.EventType.PAYLOAD_TOO_LARGE)) {
            builder.addHandler(type, handler);
        }
        return builder.build();
    }

    private static Tls tls(HttpSettings.Tls files) {
        try {
            Keys keys = Keys.builder()
                    .pem(pem -> pem.key(Resource.create(files.key())).certChain(Resource.create(files.certificate())))
                    .build();
            return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
        } catch (RuntimeException e) {
            throw new Incorrect(
                    "http.tls",
                    "http.tls-certificate " + files.certificate() + " and http.tls-key " + files.key()
                            + " are not a certificate and its private key (PKCS #8) in PEM form",
                    e);
        }
    }

    private static RuntimeException refused(HttpSettings settings, RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new Conflict(
                        "http.port-in-use",
                        "port " + settings.port() + " on " + settings.host() + " cannot be had (" + cause.getMessage()
                                + "); choose another with --port",
                        thrown);
            }
        }
        return thrown;
    }
}
