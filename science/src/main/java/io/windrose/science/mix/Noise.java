package io.windrose.science.mix;

/** How the outcome of a week varies about its mean. */
public enum Noise {
    /** Normal, with a standard deviation in multiples of the region's mean outcome. */
    NORMAL,
    /** Student's t, with degrees of freedom learned ({@code Gamma(2, 0.1)}): for weeks that are far out. */
    STUDENT,
    /**
     * Negative binomial, for counts: {@code variance = mean + (noise mean)^2}. Where the linear mean nears zero it is
     * bent to stay above.
     */
    NEGATIVE_BINOMIAL
}
