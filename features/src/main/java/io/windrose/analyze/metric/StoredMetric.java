package io.windrose.analyze.metric;

import java.util.Optional;

/**
 * A definition as it is kept.
 *
 * @param metric what it says; empty where that makes no sense any more, as where a metric that it is made of is gone
 * @param problem why it makes no sense
 * @param version 0 for one that comes with the program
 */
public record StoredMetric(String name, String text, int version, Optional<Metric> metric, Optional<String> problem) {
    public boolean isBuiltIn() {
        return version == 0;
    }
}
