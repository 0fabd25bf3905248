package io.windrose.collect.judging;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of an address as browsers show it. Lenient on purpose: addresses with blanks, umlauts or braces are common
 * and {@code java.net.URI} refuses them.
 *
 * @param host in lower case, without user, port and {@code www.}
 * @param query without the question mark; empty if there is none
 */
record WebAddress(String host, String path, String query) {
    /** Empty for what has no scheme and host, as {@code about:blank} and {@code /cart}. */
    static Optional<WebAddress> parse(String text) {
        int scheme = text.indexOf("://");
        if (scheme <= 0) {
            return Optional.empty();
        }
        int start = scheme + 3;
        int end = text.length();
        int fragment = text.indexOf('#', start);
        if (fragment >= 0) {
            end = fragment;
        }
        int question = text.indexOf('?', start);
        int pathEnd = question >= 0 && question < end ? question : end;
        int slash = text.indexOf('/', start);
        int hostEnd = slash >= 0 && slash < pathEnd ? slash : pathEnd;
        String host = host(text.substring(start, hostEnd));
        if (host.isEmpty()) {
            return Optional.empty();
        }
        String path = hostEnd == pathEnd ? "/" : text.substring(hostEnd, pathEnd);
        return Optional.of(new WebAddress(host, path, pathEnd < end ? text.substring(pathEnd + 1, end) : ""));
    }

    /** The query's parameters, the first of each name; names in lower case. */
    Map<String, String> parameters() {
        if (query.isEmpty()) {
            return Map.of();
        }
        Map<String, String> found = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && equals < parameter.length() - 1) {
                String name = decoded(parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
                found.putIfAbsent(name, decoded(parameter.substring(equals + 1)));
            }
        }
        return found;
    }

    /** Whether one host is the other, or lies under it. */
    boolean sameSite(String otherHost) {
        return host.equals(otherHost) || host.endsWith("." + otherHost) || otherHost.endsWith("." + host);
    }

    /** Percent-decoded, with a mark in the place of NUL; as it is where the escapes are broken. */
    static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String host(String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        if (port >= 0 && host.indexOf(']', port) < 0) {
            host = host.substring(0, port);
        }
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
