package io.windrose.analyze.path;

import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.Words;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How many paths lead over which steps.
 *
 * @param total how many paths there are
 */
public record PathFlow(
        ZoneId zone, DateRange range, Optional<LocalDateTime> until, long total, List<Node> nodes, List<Link> links) {
    public PathFlow {
        nodes = List.copyOf(nodes);
        links = List.copyOf(links);
    }

    /** What a node stands for. */
    public enum Kind {
        VALUE,
        /** All names beyond the most frequent. */
        OTHERS,
        /** The visit has no further step, or no earlier one. */
        END;

        public String word() {
            return Words.word(this);
        }
    }

    /**
     * A step by its name.
     *
     * @param step from 1; of paths that lead to something, 1 is the last
     */
    public record Node(int step, Kind kind, Optional<String> name, long count) {}

    /**
     * From a node to one of the next step.
     *
     * @param step that of the first
     * @param from index in the nodes
     * @param to index in the nodes
     */
    public record Link(int step, int from, int to, long count) {}
}
