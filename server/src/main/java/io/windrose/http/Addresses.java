package io.windrose.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.windrose.configuration.HttpSettings;
import io.windrose.core.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Finds where a request comes from, believing only the proxies that the operator trusts. */
final class Addresses {
    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");
    private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");
    private static final String LITERAL = "[0-9.]+|[0-9a-fA-F.:]*:[0-9a-fA-F.:]*";

    private final List<Network> trusted;
    private final boolean publicIsSecure;

    /** The client's address, and whether it came by HTTPS, here or at a trusted proxy. */
    record Origin(String address, boolean secure) {}

    Addresses(HttpSettings settings) {
        this.trusted = settings.trustedProxies();
        this.publicIsSecure = settings.publicUrl()
                .filter(url -> "https".equals(url.getScheme()))
                .isPresent();
    }

    Origin of(ServerRequest request) {
        String peer = request.remotePeer().host();
        boolean secure = publicIsSecure || request.isSecure();
        if (!isTrusted(peer)) {
            return new Origin(peer, secure);
        }
        boolean secureThere = request.headers()
                .first(FORWARDED_PROTO)
                .filter(proto -> proto.equalsIgnoreCase("https"))
                .isPresent();
        String forwarded = request.headers().first(FORWARDED_FOR).orElse("");
        return new Origin(last(forwarded, peer), secure || secureThere);
    }

    /** The last address of the list that is not a trusted proxy: what stands before it could be anybody's claim. */
    private String last(String forwarded, String peer) {
        String found = peer;
        for (String address : Arrays.asList(forwarded.split(",")).reversed()) {
            String stripped = address.strip();
            if (!stripped.matches(LITERAL)) {
                break;
            }
            found = stripped;
            if (!isTrusted(stripped)) {
                break;
            }
        }
        return found;
    }

    private boolean isTrusted(String address) {
        try {
            // A literal: no name is looked up.
            InetAddress parsed = InetAddress.getByName(address);
            return trusted.stream().anyMatch(network -> network.contains(parsed));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
