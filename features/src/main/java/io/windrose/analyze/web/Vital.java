package io.windrose.analyze.web;

/**
 * What browsers measure of a page's speed. Up to {@code good} a value is good, above {@code fair} it is poor: the
 * thresholds of <a href="https://web.dev/articles/vitals">web.dev</a>.
 */
public enum Vital {
    /** When the largest part was there, in milliseconds. */
    LCP(2_500, 4_000),
    /** How late the page answered what was done on it, in milliseconds. */
    INP(200, 500),
    /** How far its parts jumped. */
    CLS(0.1, 0.25),
    /** When the first part was there, in milliseconds. */
    FCP(1_800, 3_000),
    /** When the first byte came, in milliseconds. */
    TTFB(800, 1_800);

    private final double good;
    private final double fair;

    Vital(double good, double fair) {
        this.good = good;
        this.fair = fair;
    }

    public double good() {
        return good;
    }

    public double fair() {
        return fair;
    }
}
