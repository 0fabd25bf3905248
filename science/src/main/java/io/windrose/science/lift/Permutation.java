package io.windrose.science.lift;

/** By which reorderings of days the days of a test are judged. */
public enum Permutation {
    /**
     * All shifts of the days by one after another, the last before the first: right where neighbouring days go
     * together.
     */
    BLOCK,
    /** A thousand random orders: right only where days have no memory. */
    RANDOM
}
