package io.windrose.outgoing;

import io.windrose.core.Incorrect;
import io.windrose.core.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Asks other machines, as far as the settings let it. Thread-safe; its maker closes it. */
public final class OutgoingClient implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 50;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final OutgoingSettings settings;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outgoing-timer").daemon().factory());

    public OutgoingClient(OutgoingSettings settings) {
        this.settings = settings;
        Timeout limit = Timeout.of(settings.timeLimit());
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicNames(new PublicAddresses(settings.allowed())))
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(limit)
                        .setSocketTimeout(limit)
                        .build())
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * What the other machine said.
     *
     * @param body no longer than the limit
     */
    public record Answer(int status, String body) {
        /** Whether it was taken: 200 to 299. */
        public boolean isTaken() {
            return status / 100 == 2;
        }
    }

    /** What a name resolves to, as far as it is public. The connection is made to these addresses and no others. */
    private static final class PublicNames extends SystemDefaultDnsResolver {
        private final PublicAddresses allowed;

        PublicNames(PublicAddresses allowed) {
            this.allowed = allowed;
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] all = super.resolve(host);
            InetAddress[] some = Arrays.stream(all).filter(allowed::holds).toArray(InetAddress[]::new);
            if (some.length == 0) {
                throw new PrivateAddress(host);
            }
            return some;
        }
    }

    private static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1;

        PrivateAddress(String host) {
            super(host);
        }
    }

    /**
     * Whether it can be asked at all, as it is written; names are looked at when they are asked.
     *
     * @throws Incorrect saying why not
     */
    public static URI checked(String address) {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new Incorrect("outgoing.wrong-address", words(address, "is no address"), e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme) || uri.getHost() == null) {
            throw new Incorrect("outgoing.wrong-address", words(address, "is no address of the web"));
        }
        if (uri.getUserInfo() != null) {
            throw new Incorrect("outgoing.wrong-address", words(uri.getHost(), "has a password before it"));
        }
        return uri;
    }

    private static String words(String address, String why) {
        return "\"%s\" %s; give one as https://example.com/hook".formatted(address, why);
    }

    /**
     * Sends a body once. Redirects are not followed: their answer is the answer.
     *
     * @throws Incorrect when the address is none, or a private one
     * @throws Unavailable when no whole answer came in time, or one too long; it may have been taken all the same
     */
    public Answer post(URI address, String contentType, String body, Map<String, String> headers) {
        HttpPost request = new HttpPost(checked(address.toString()));
        request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.parse(contentType)));
        headers.forEach(request::setHeader);
        ScheduledFuture<?> end =
                timer.schedule(request::abort, settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::answer);
        } catch (PrivateAddress e) {
            throw new Incorrect(
                    "outgoing.private-address",
                    ("%s is an address of a private network, which requests do not go to; if it is meant, the operator"
                                    + " permits its network by outgoing.allow")
                            .formatted(address.getHost()),
                    e);
        } catch (IOException e) {
            throw new Unavailable(
                    "outgoing.no-answer",
                    "%s gave no whole answer in %s: %s".formatted(address.getHost(), settings.timeLimit(), said(e)),
                    e);
        } finally {
            end.cancel(false);
        }
    }

    private static String said(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return new Answer(response.getCode(), "");
        }
        try (InputStream content = response.getEntity().getContent()) {
            byte[] body = content.readNBytes(settings.mostBytes() + 1);
            if (body.length > settings.mostBytes()) {
                throw new IOException("an answer of more than %d bytes".formatted(settings.mostBytes()));
            }
            return new Answer(response.getCode(), new String(body, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            client.close();
        } catch (IOException e) {
            throw new Unavailable("outgoing.not-closed", "connections did not close: end the program", e);
        }
    }
}
