package io.windrose.analyze.path;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Scope;
import io.windrose.analyze.ask.Words;
import io.windrose.core.Incorrect;

/**
 * What is asked for.
 *
 * @param anchor where paths begin or end
 * @param depth so many steps, the anchor included
 * @param most so many names have a node of their own at each step
 */
public record PathRequest(Scope scope, Anchor anchor, int depth, Nodes nodes, int most, Loops loops) {
    private static final int LEAST_DEPTH = 2;
    private static final int MOST_DEPTH = 10;
    private static final int MOST_NAMES = 50;

    /** Where a path stands fast. */
    public sealed interface Anchor {
        /** At the first step of the visit. */
        record VisitStart() implements Anchor {}

        /** At the first such event of the visit; the path goes on from there. */
        record From(EventChoice of) implements Anchor {}

        /** At the first such event of the visit; the path leads there. */
        record To(EventChoice of) implements Anchor {}
    }

    /** What a step is called by. */
    public enum Nodes {
        /** The path of what was viewed, else its name; only views are steps. */
        PAGE,
        /** The name of the event. */
        EVENT;

        public static Nodes named(String word) {
            return Words.named(Nodes.class, word, "analyze.unknown-nodes");
        }
    }

    /** What becomes of a name that is repeated at once. */
    public enum Loops {
        FOLDED,
        KEPT
    }

    public PathRequest {
        require(
                scope.comparison() == Comparison.NONE,
                "paths are compared with nothing; leave what they are compared with out");
        require(
                depth >= LEAST_DEPTH && depth <= MOST_DEPTH,
                "the depth is %d; give %d to %d".formatted(depth, LEAST_DEPTH, MOST_DEPTH));
        require(most >= 1 && most <= MOST_NAMES, "there are %d names a step; give 1 to %d".formatted(most, MOST_NAMES));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Incorrect("analyze.wrong-paths", otherwise);
        }
    }
}
