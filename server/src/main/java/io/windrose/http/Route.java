package io.windrose.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the server.
 *
 * @param path with parameters as {@code /api/sources/{id}}; a parameter is one segment
 */
public record Route(Method method, String path, Access access, Handler handler) {
    /** The methods that we use. */
    public enum Method {
        GET,
        POST,
        PUT,
        PATCH,
        DELETE,
        OPTIONS;

        /** A safe method changes nothing, so another site gains nothing by having a browser send it. */
        boolean safe() {
            return this == GET || this == OPTIONS;
        }
    }

    /** Answers a request that was let in. */
    public interface Handler {
        Reply handle(Request request);
    }

    /** The parameters of {@code segments}, or empty when they do not fit this route's path. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> pattern = segments(path);
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            if (part.startsWith("{") && !segments.get(i).isEmpty()) {
                parameters.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    boolean hasParameters() {
        return path.indexOf('{') >= 0;
    }

    static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }
}
