package io.windrose.analyze;

import io.windrose.analyze.ask.Words;

/** What the rows of a breakdown can be ordered by, the largest first. */
public enum Measure {
    VISITORS,
    VISITS,
    PAGE_VIEWS,
    ORDERS,
    REVENUE;

    public static Measure named(String word) {
        return Words.named(Measure.class, word, "analyze.unknown-measure");
    }
}
