package io.windrose.analyze.metric;

import io.windrose.analyze.ask.Words;

/** How a figure is written. */
public enum Unit {
    NUMBER,
    /** In the company's currency. */
    MONEY,
    /** Of one: 0.25 is a quarter. */
    SHARE,
    SECONDS;

    public String word() {
        return Words.word(this);
    }

    public static Unit named(String word) {
        return Words.named(Unit.class, word, "analyze.unknown-unit");
    }
}
