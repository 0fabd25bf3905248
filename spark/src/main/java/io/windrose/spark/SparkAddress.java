package io.windrose.spark;

import io.windrose.core.Incorrect;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a Spark is, by the connection string that Spark's own clients take:
 * {@code sc://host:15002/;token=...;use_ssl=true;user_id=...}. Parameters that begin with {@code x-} are sent as
 * headers.
 *
 * @param token sent with every call; only over TLS, or to this machine
 * @param user under whom Spark runs the queries
 */
record SparkAddress(
        String host, int port, Transport transport, Optional<String> token, String user, Map<String, String> headers) {
    private static final int STANDARD_PORT = 15_002;

    /** How it goes over the network. */
    enum Transport {
        PLAIN,
        TLS
    }

    SparkAddress {
        headers = Map.copyOf(headers);
    }

    static SparkAddress of(String text) {
        URI uri = uri(text);
        Map<String, String> parameters = parameters(uri);
        Optional<String> token = Optional.ofNullable(parameters.remove("token"));
        Optional<String> encryption = Optional.ofNullable(parameters.remove("use_ssl"));
        boolean isEncrypted = encryption.map("true"::equalsIgnoreCase).orElse(token.isPresent() && !isHere(uri));
        Transport transport = isEncrypted ? Transport.TLS : Transport.PLAIN;
        if (token.isPresent() && !isEncrypted && !isHere(uri)) {
            throw wrong("it sends a token without TLS, so that others could read it; take use_ssl=false out");
        }
        String user = Optional.ofNullable(parameters.remove("user_id")).orElse("windrose");
        parameters.remove("user_agent");
        for (String name : parameters.keySet()) {
            if (!name.startsWith("x-")) {
                throw wrong("its parameter \"" + name + "\" is not known; give token, use_ssl, user_id, or x-...");
            }
        }
        return new SparkAddress(
                uri.getHost(), uri.getPort() < 0 ? STANDARD_PORT : uri.getPort(), transport, token, user, parameters);
    }

    private static URI uri(String text) {
        try {
            URI uri = URI.create(text);
            String path = Optional.ofNullable(uri.getRawPath()).orElse("");
            if ("sc".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && (path.isEmpty() || path.equals("/") || path.startsWith("/;"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The text may hold a token, and so would the message of this.
        }
        throw wrong("it is not written as sc://host:15002 or sc://host:15002/;token=...");
    }

    private static Map<String, String> parameters(URI uri) {
        Map<String, String> found = new LinkedHashMap<>();
        String path = Optional.ofNullable(uri.getRawPath()).orElse("");
        for (String pair : path.replaceFirst("^/;?", "").split(";", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                found.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
            } else if (!pair.isEmpty()) {
                throw wrong("a parameter of it has no value; write them as ;name=value");
            }
        }
        return found;
    }

    private static boolean isHere(URI uri) {
        return uri.getHost().matches("localhost|127\\.[0-9.]+|\\[::1]");
    }

    /** The address may hold a token, and so is not shown. */
    private static Incorrect wrong(String what) {
        return new Incorrect("spark.address-wrong", "the address of Spark is wrong: " + what);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "sc://%s:%d".formatted(host, port);
    }
}
