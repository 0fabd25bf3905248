package io.windrose.analyze;

import io.windrose.analyze.ask.Words;

/** By what figures can be broken down and filtered. All but the page are of the visit as a whole. */
public enum Dimension {
    CHANNEL,
    CAMPAIGN,
    LANDING_PAGE,
    REFERRER,
    COUNTRY,
    DEVICE,
    BROWSER,
    /** One that was seen in the visit, among others; figures by page add up in page views alone. */
    PAGE;

    public String word() {
        return Words.word(this);
    }

    public static Dimension named(String word) {
        return Words.named(Dimension.class, word, "analyze.unknown-dimension");
    }
}
