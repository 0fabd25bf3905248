package io.windrose.analyze.anomaly;

import io.windrose.analyze.ask.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a metric explain why a day, or the week that begins on it, was not as expected.
 *
 * @param compared the days before, by whose shares the expected value is split
 * @param splits the one that explains best first
 */
public record Explanation(
        LocalDate day, double value, double expected, io.windrose.analyze.ask.DateRange compared, List<Split> splits) {
    public Explanation {
        splits = List.copyOf(splits);
    }

    public double change() {
        return value - expected;
    }

    /**
     * The change by the values of a field; the changes of the parts add up to it.
     *
     * @param surprise how differently from before the metric is spread over the parts that are named; 0 where all
     *     changed alike
     * @param parts those that explain most first
     * @param named how many of them do
     */
    public record Split(Field field, double surprise, List<Part> parts, int named) {
        public Split {
            parts = List.copyOf(parts);
        }
    }

    /** What a part is of. */
    public record Segment(Kind kind, List<@Nullable String> values) {
        public Segment {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        public enum Kind {
            VALUE,
            /** All beyond the largest. */
            OTHERS,
            /** Those of which nothing is known. */
            UNKNOWN,
            /** Taken off for people who are counted in several parts. */
            OVERLAP
        }
    }

    /**
     * A part.
     *
     * @param value the metric of the part; null for a ratio by nothing
     * @param effects of a ratio, the two that {@code change} is made of
     */
    public record Part(
            Segment segment,
            @Nullable Double value,
            @Nullable Double expected,
            double change,
            Optional<Effects> effects) {}

    /**
     * Why a part changed a ratio.
     *
     * @param rate by its own ratio
     * @param mix by how large a part of the whole it is
     */
    public record Effects(double rate, double mix) {}
}
