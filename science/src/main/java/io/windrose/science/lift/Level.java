package io.windrose.science.lift;

/** Whether markets are compared by their level, or by how they move about it. */
public enum Level {
    /** As they are: weights must meet the treated markets' size. */
    KEPT,
    /** Less the mean of each market, which is put back in the end: fixed effects, an intercept. */
    TAKEN_OUT
}
