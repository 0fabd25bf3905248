package io.windrose.analyze.metric;

import io.windrose.core.Incorrect;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A figure with a name.
 *
 * @param name in small letters, digits and low lines; in SQL it is the view {@code metric_} and this
 * @param owner whom to ask about it; may be empty
 */
public record Metric(
        String name, String title, String description, String owner, Unit unit, Formula formula, Bounds bounds) {
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Between which values it must lie, both included; whoever shows it says when it does not. */
    public record Bounds(Optional<BigDecimal> atLeast, Optional<BigDecimal> atMost) {
        public static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

        public Bounds {
            if (atLeast.isPresent() && atMost.isPresent() && atLeast.get().compareTo(atMost.get()) > 0) {
                throw new Incorrect(
                        "analyze.wrong-metric",
                        "it can not be at least %s and at most %s".formatted(atLeast.get(), atMost.get()));
            }
        }

        public boolean hold(BigDecimal value) {
            return atLeast.map(least -> value.compareTo(least) >= 0).orElse(true)
                    && atMost.map(most -> value.compareTo(most) <= 0).orElse(true);
        }
    }

    public Metric {
        if (!NAME.matcher(name).matches()) {
            throw new Incorrect(
                    "analyze.wrong-metric",
                    "\"" + name + "\" is no name of a metric; give up to 63 small letters, digits and low lines,"
                            + " a letter first");
        }
    }
}
