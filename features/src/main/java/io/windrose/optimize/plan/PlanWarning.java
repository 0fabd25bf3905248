package io.windrose.optimize.plan;

import java.util.Optional;

/**
 * What is to be known before a plan is followed.
 *
 * @param line it is about, if it is about one
 * @param text the same in words, with its figures
 */
public record PlanWarning(Kind kind, Optional<String> line, String text) {
    /** What it is about. */
    public enum Kind {
        /** A week has more than the line ever had: nobody knows the curve there. */
        BEYOND_SEEN,
        /** Not all of the budget is spent. */
        UNSPENT,
        /** It may well be worse than today's. */
        UNSURE,
        /** A better plan may exist. */
        NOT_PROVEN,
        /** The plan begins long after the data end. */
        OLD_DATA,
        /** The model itself says that it is in doubt, as a whole. */
        DOUBTFUL_MODEL,
        /** The line stays as today, for the model is in doubt about it. */
        HELD,
        /** The line is moved although the model is in doubt about it. */
        DOUBTED_LINE
    }
}
