package io.windrose.analyze.metric;

import io.windrose.analyze.ask.Words;

/** What is made of rows. */
public enum Aggregate {
    COUNT,
    /** How many different profiles. */
    PEOPLE,
    SUM,
    AVERAGE,
    MINIMUM,
    MAXIMUM,
    QUANTILE;

    public String word() {
        return Words.word(this);
    }

    public static Aggregate named(String word) {
        return Words.named(Aggregate.class, word, "analyze.unknown-measure");
    }

    /** Whether it is made of numbers that the rows have. */
    public boolean needsField() {
        return this != COUNT && this != PEOPLE;
    }
}
