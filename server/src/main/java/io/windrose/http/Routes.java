package io.windrose.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The table of all routes. Not changed once the server runs. */
public final class Routes {
    /** A route that fits a request, with the parameters of its path. */
    record Match(Route route, Map<String, String> parameters) {}

    private final List<Route> all = new ArrayList<>();
    private final Map<String, Route> exact = new HashMap<>();
    private final List<Route> patterns = new ArrayList<>();

    public Routes(List<List<Route>> rooms) {
        Map<String, Route> seen = new LinkedHashMap<>();
        for (List<Route> room : rooms) {
            for (Route route : room) {
                String key = route.method() + " " + route.path();
                if (seen.put(key, route) != null) {
                    throw new IllegalArgumentException("there are two routes " + key);
                }
                all.add(route);
                if (route.hasParameters()) {
                    patterns.add(route);
                } else {
                    exact.put(key, route);
                }
            }
        }
    }

    public List<Route> all() {
        return List.copyOf(all);
    }

    /** {@code path} is decoded and starts with a slash. */
    Optional<Match> find(String method, String path) {
        Route fixed = exact.get(method + " " + path);
        if (fixed != null) {
            return Optional.of(new Match(fixed, Map.of()));
        }
        List<String> segments = Route.segments(path);
        for (Route route : patterns) {
            if (route.method().name().equals(method)) {
                Optional<Map<String, String>> parameters = route.match(segments);
                if (parameters.isPresent()) {
                    return Optional.of(new Match(route, parameters.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The methods under which there is something at {@code path}. */
    Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        for (Route.Method method : Route.Method.values()) {
            if (find(method.name(), path).isPresent()) {
                methods.add(method.name());
            }
        }
        return methods;
    }
}
