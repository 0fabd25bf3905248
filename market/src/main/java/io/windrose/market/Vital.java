package io.windrose.market;

import java.util.Set;

/** What browsers measure of a page's speed: with the bounds of web.dev, and the browsers that know it. */
enum Vital {
    TTFB(800, 1_800),
    FCP(1_800, 3_000),
    LCP(2_500, 4_000),
    CLS(0.1, 0.25),
    INP(200, 500);

    private static final Set<String> ALL_KNOWN = Set.of("Chrome", "Edge", "Chrome Mobile", "Samsung Internet");

    private final double good;
    private final double fair;

    Vital(double good, double fair) {
        this.good = good;
        this.fair = fair;
    }

    double good() {
        return good;
    }

    double fair() {
        return fair;
    }

    String rating(double value) {
        return value <= good ? "good" : value <= fair ? "needs-improvement" : "poor";
    }

    boolean isKnownTo(String browser) {
        return ALL_KNOWN.contains(browser) || this == TTFB || this == FCP || (this == LCP && browser.equals("Firefox"));
    }
}
