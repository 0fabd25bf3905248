package io.windrose.collect.judging;

/**
 * What the header {@code DNT: 1} does. The header is withdrawn and no law names it, so how to answer it is for the
 * operator to decide; {@code Sec-GPC} is not a matter of choice.
 */
public enum DoNotTrack {
    IGNORED,
    REFUSES_MARKETING,
    REFUSES_ANALYTICS
}
