package io.windrose.science.structural;

/** How the level moves. */
public enum Trend {
    /** It wanders without direction: a local level. */
    LEVEL,
    /** It wanders with a slope that wanders itself: a local linear trend. Forecasts of it soon become wide. */
    SLOPE
}
