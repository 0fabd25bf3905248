package io.windrose.analyze.metric;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Texts that may name each other, understood. For one use. */
final class Definitions {
    private static final int DEEPEST = 10;

    private final Map<String, String> texts;
    private final Map<String, Metric> understood = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    /** @param texts by name */
    Definitions(Map<String, String> texts) {
        this.texts = texts;
    }

    /** @throws Incorrect when there is none, or it makes no sense */
    Metric metric(String name) {
        Metric found = understood.get(name);
        if (found != null) {
            return found;
        }
        String text = texts.get(name);
        if (text == null) {
            throw new Incorrect(
                    "analyze.unknown-metric",
                    "there is no metric \"%s\"; there are %s"
                            .formatted(
                                    name,
                                    String.join(
                                            ", ",
                                            texts.keySet().stream().sorted().toList())));
        }
        if (!open.add(name)) {
            throw new Incorrect(
                    "analyze.metric-circle",
                    "the metric \"%s\" would be made of itself, by way of %s".formatted(name, String.join(", ", open)));
        }
        if (open.size() > DEEPEST) {
            throw new Incorrect(
                    "analyze.metric-circle",
                    "metrics are made of each other %d deep at most; define one by its own".formatted(DEEPEST));
        }
        try {
            Metric metric = MetricText.parse(text, part -> part(name, part));
            understood.put(name, metric);
            return metric;
        } finally {
            open.remove(name);
        }
    }

    /** What is wrong with a part is told of the part, not as if it stood in this text. */
    private Formula part(String of, String name) {
        try {
            return metric(name).formula();
        } catch (Incorrect e) {
            if (e.place().isEmpty()) {
                throw e;
            }
            throw new Incorrect(
                    "analyze.wrong-metric",
                    "the metric \"%s\", of which \"%s\" is made: %s".formatted(name, of, e.text()));
        }
    }

    /** Why it makes no sense; empty where it does. */
    Optional<String> problem(String name) {
        try {
            metric(name);
            return Optional.empty();
        } catch (Problem e) {
            return Optional.of(e.text());
        }
    }
}
