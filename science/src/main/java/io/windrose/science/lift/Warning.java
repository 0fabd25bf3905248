package io.windrose.science.lift;

/**
 * What makes a result doubtful.
 *
 * @param subject a market, or empty for all
 * @param message what was found, and what to do
 */
public record Warning(Kind kind, String subject, String message) {

    /** What kind of doubt. */
    public enum Kind {
        /** A market whose outcome is not known at all days: it is left out. */
        GAPS,
        /** A market whose outcome does not vary before the test: it is left out. */
        CONSTANT,
        /** A market with an outcome below zero. */
        NEGATIVE,
        /** Fewer than four days before the test for each of it. */
        SHORT_HISTORY,
        /** Markets in treatment make more than half of the outcome: little is left to compare them to. */
        TREATED_SHARE,
        /** The treated markets lie outside what the others can imitate. */
        POOR_FIT,
        /** So few days or markets that no interval of the wanted confidence has an end. */
        FEW_TO_COMPARE,
        /** The chains of the sampler do not agree. */
        NOT_CONVERGED,
        /** No design detects any of the effects. */
        NO_DESIGN,
        /** The treated markets have no outcome at all on the days of the test. */
        ZERO_OUTCOME,
        /** There is nothing to compare to: all else that happened is in the lift. */
        NO_CONTROLS,
        /** Found so, but as great a gap is common where there was no test. */
        PLACEBO
    }
}
