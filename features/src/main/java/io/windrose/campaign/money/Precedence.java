package io.windrose.campaign.money;

import io.windrose.core.Conflict;
import io.windrose.core.Incorrect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Which source comes first where several tell the same order.
 *
 * @param pairs as somebody stated them; sources of which nothing is said are in the order of their kinds, then by name
 */
public record Precedence(List<Pair> pairs) {
    /** One source comes before another. */
    public record Pair(String first, String second) {
        public Pair {
            if (first.isBlank() || second.isBlank()) {
                throw new Incorrect("campaign.precedence-unnamed", "a pair names no source: give both of them");
            }
        }
    }

    /** @throws Conflict when they go round in a circle, which is named */
    public Precedence {
        pairs = List.copyOf(pairs);
        List<String> circle = circle(pairs);
        if (!circle.isEmpty()) {
            throw new Conflict(
                    "campaign.precedence-circle",
                    "the pairs go round in a circle: %s: leave one of them out"
                            .formatted(String.join(" before ", circle)));
        }
    }

    static SourceKind kind(String sourceId, boolean isOfBrowser) {
        if (sourceId.startsWith("import:")) {
            return SourceKind.FILE;
        }
        return isOfBrowser ? SourceKind.BROWSER : SourceKind.SERVER;
    }

    /** The sources, the first one first. */
    List<String> order(Map<String, SourceKind> sources) {
        Map<String, Integer> before = new HashMap<>();
        Set<Pair> known = known(sources.keySet());
        known.forEach(pair -> before.merge(pair.second(), 1, Integer::sum));
        PriorityQueue<String> free = new PriorityQueue<>(
                Comparator.comparing((String source) -> sources.getOrDefault(source, SourceKind.SERVER))
                        .thenComparing(source -> source));
        sources.keySet().stream().filter(source -> !before.containsKey(source)).forEach(free::add);
        List<String> order = new ArrayList<>();
        while (!free.isEmpty()) {
            String next = free.poll();
            order.add(next);
            known.stream().filter(pair -> pair.first().equals(next)).forEach(pair -> {
                if (before.merge(pair.second(), -1, Integer::sum) == 0) {
                    free.add(pair.second());
                }
            });
        }
        return order;
    }

    /** What the pairs say of these sources, also by way of others. */
    private Set<Pair> known(Set<String> sources) {
        Set<Pair> known = new HashSet<>();
        for (String source : sources) {
            for (String later : reachable(source, pairs)) {
                if (sources.contains(later)) {
                    known.add(new Pair(source, later));
                }
            }
        }
        return known;
    }

    /** By source its place; one that is not known comes last. */
    static ToIntFunction<String> rank(List<String> order) {
        Map<String, Integer> places = new HashMap<>();
        order.forEach(source -> places.put(source, places.size()));
        return source -> places.getOrDefault(source, places.size());
    }

    private static Set<String> reachable(String from, List<Pair> pairs) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String at = open.pop();
            pairs.stream()
                    .filter(pair -> pair.first().equals(at) && reached.add(pair.second()))
                    .forEach(pair -> open.push(pair.second()));
        }
        return reached;
    }

    /** The sources of one circle, the first of them again at the end; empty where there is none. */
    private static List<String> circle(List<Pair> pairs) {
        for (Pair pair : pairs) {
            if (!reachable(pair.second(), pairs).contains(pair.first())
                    && !pair.first().equals(pair.second())) {
                continue;
            }
            List<String> way = new ArrayList<>(List.of(pair.first()));
            String at = pair.second();
            while (!at.equals(pair.first())) {
                way.add(at);
                at = step(at, pair.first(), pairs, way);
            }
            way.add(pair.first());
            return way;
        }
        return List.of();
    }

    private static String step(String at, String goal, List<Pair> pairs, List<String> way) {
        return pairs.stream()
                .filter(pair -> pair.first().equals(at))
                .map(Pair::second)
                .filter(next -> next.equals(goal)
                        || (!way.contains(next) && reachable(next, pairs).contains(goal)))
                .findFirst()
                .orElse(goal);
    }
}
