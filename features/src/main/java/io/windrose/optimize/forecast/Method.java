package io.windrose.optimize.forecast;

import io.windrose.analyze.ask.Words;

/** What forecasts are made by. */
public enum Method {
    /** Of Holt-Winters, Theta of logarithms and seasonal naive: the favourite. */
    MEDIAN,
    ETS,
    THETA,
    SEASONAL_NAIVE,
    /** On time, the year, holidays and spend, whose parts add up. */
    REGRESSION,
    /** Likewise, but parts multiply. */
    MULTIPLIED_REGRESSION;

    public static Method named(String word) {
        return Words.named(Method.class, word, "optimize.unknown-method");
    }

    public String word() {
        return Words.word(this);
    }

    boolean isRegression() {
        return this == REGRESSION || this == MULTIPLIED_REGRESSION;
    }
}
