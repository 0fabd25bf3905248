package io.windrose.http;

import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the server.
 *
 * @param path with parameters as {@code /api/sources/{id}}; a parameter is one segment, but {@code /{page...}} is every
 *     address of a screen
 */
public record Route(Method method, String path, Access access, Reach reach, Handler handler) {
    public Route(Method method, String path, Access access, Handler handler) {
        this(method, path, access, Reach.COMPANY, handler);
    }

    /** The same route, which keeps to the brands of its caller. */
    Route keepsToBrands() {
        return new Route(method, path, access, Reach.BRANDS, handler);
    }

    /** The same route, which holds nothing of any brand. */
    Route holdsNoBrand() {
        return new Route(method, path, access, Reach.NO_BRAND, handler);
    }

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

    /** Answers a request whose body is read as it comes, however long it is. */
    public interface Receiver extends Handler {
        Reply receive(Request request, InputStream body);

        @Override
        default Reply handle(Request request) {
            return receive(request, InputStream.nullInputStream());
        }
    }

    /** The parameters of {@code segments}, or empty when they do not fit this route's path. */
    Optional<Map<String, String>> match(List<String> segments) {
        List<String> pattern = segments(path);
        if (takesAnyPage()) {
            return PagePaths.contains(segments) ? Optional.of(Map.of()) : Optional.empty();
        }
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

    private boolean takesAnyPage() {
        return path.equals("/{page...}");
    }

    boolean hasParameters() {
        return path.indexOf('{') >= 0;
    }

    static List<String> segments(String path) {
        return Arrays.asList(path.substring(1).split("/", -1));
    }
}
